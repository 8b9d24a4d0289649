"""What CI is told to do, on GitHub and on GitLab: well formed, safe with changes by strangers, and the same as `make ci` does here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
STEPS = ["data", "code", "site"]
NOT_JOBS = {"image", "stages", "workflow", "default", "variables"}


def read(text):
    """YAML in which every value is text, so that the key `on` stays one."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.fixture(scope="session")
def workflows():
    return {path.stem: read(path.read_text(encoding="utf-8")) for path in WORKFLOWS}


@pytest.fixture(scope="session")
def gitlab():
    return read(GITLAB.read_text(encoding="utf-8"))


# ---------------------------------------------------------------- who judges


def linted(*files):
    """What the linter of workflows finds, offline and by its own rules: [(rule, message)]."""
    command = [Path(sys.executable).parent / "jactionlint", "--no-online", "--no-hints", "--shellcheck=", "--format", "json", *files]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode in (0, 1), result.stderr
    found = json.loads(result.stdout)
    return [(finding["id"], finding["message"]) for finding in found]


def fits_gitlab(file):
    """What GitLab's own schema has against a file; nothing where it fits."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", file]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    return "" if result.returncode == 0 else result.stdout + result.stderr


def is_ours(command):
    """A target of the Makefile or a script of .ci/, so that whatever CI does can be done and tried here; and GitHub's own program."""
    make, script = re.fullmatch(r"make ([a-z-]+)", command), re.fullmatch(r"(\.ci/[a-z-]+)( [\w/.-]+)*", command)
    return make and make[1] in TARGETS or script and (ROOT / script[1]).exists() or re.fullmatch(r"gh [^;|&`$\n]*(\"\$GITHUB_REF_NAME\"[^;|&`$\n]*)?", command)


def faults(text):
    """What our own rules have against a workflow, beyond the linter's."""
    workflow = read(text)
    if workflow.get("permissions") != {}:
        yield "it may do something before a job asks for it"
    if "secrets" in text:
        yield "it knows a secret"
    if outside := re.findall(r"pull_request_target|workflow_run|issue_comment", text):
        yield f"it is begun by strangers with rights of ours: {outside}"
    yield from (f"without the version beside its hash: {line.strip()}" for line in text.splitlines() if "uses:" in line and not re.search(r"uses: (\./\S+|[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)*)$", line))
    for name, job in workflow["jobs"].items():
        yield from (f"{name} leaves the token behind" for step in job.get("steps", []) if "/checkout@" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") != "false")
        yield from (f"{name} does what cannot be done here: {step['run']}" for step in job.get("steps", []) if "run" in step and not is_ours(step["run"]))


# ---------------------------------------------------------------- ours are right


def test_the_linter_finds_nothing():
    """All of them together, because they call each other, and what keeps their actions new."""
    assert linted(*WORKFLOWS, ROOT / ".github" / "dependabot.yml") == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_our_own_rules_find_nothing(path):
    """No permission that no job asks for, no secret, every action by its hash, no logic in YAML."""
    assert list(faults(path.read_text(encoding="utf-8"))) == []


def test_what_a_stranger_may_bring_can_only_be_read(workflows):
    """A workflow that runs for pull requests, or is called by others for them, may read the repository and nothing else."""
    asked = {name: [job["permissions"] for job in workflow["jobs"].values()] for name, workflow in workflows.items() if "pull_request" in workflow["on"]}
    assert set(asked) == {"check", "audit"}
    assert all(permissions == {"contents": "read"} for jobs in asked.values() for permissions in jobs)


def test_who_may_write(workflows):
    """Three jobs, each of one thing, and none of them asks the world or runs what is tested."""
    writing = {(name, job): {kind for kind, what in asked["permissions"].items() if what == "write"} for name, workflow in workflows.items() for job, asked in workflow["jobs"].items()}
    assert {job: kinds for job, kinds in writing.items() if kinds} == {("publish", "publish"): {"pages", "id-token"}, ("weekly", "tell"): {"issues"}, ("release", "release"): {"contents"}}


def test_the_three_steps_are_those_of_make_ci(workflows, gitlab):
    """Data, code and site, each after the one before; on GitHub, on GitLab and here."""
    jobs = workflows["check"]["jobs"]
    assert [step["run"] for name in STEPS for step in jobs[name]["steps"] if "run" in step] == [f"make ci-{step}" for step in STEPS]
    assert [jobs[name].get("needs") for name in STEPS] == [None, "data", "code"]
    assert gitlab["stages"][:3] == STEPS and [gitlab[step]["script"] for step in STEPS] == [[f"make ci-{step}"] for step in STEPS]
    assert f"for step in {' '.join(STEPS)};" in (ROOT / ".ci" / "steps").read_text(encoding="utf-8")


def test_one_check_stands_for_all(workflows):
    """all-green waits for every other job and runs whatever became of them."""
    jobs = workflows["check"]["jobs"]
    assert set(jobs["all-green"]["needs"]) == set(jobs) - {"all-green"}
    assert jobs["all-green"]["if"] == "${{ always() }}"


@pytest.mark.parametrize("name, last", [("publish", "publish"), ("release", "build")])
def test_nothing_is_published_that_is_not_all_green(workflows, name, last):
    """Publishing waits for the same workflow that changes have to pass. Its only exception is the night, when nothing but the day has changed."""
    jobs = workflows[name]["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert "check" in jobs[last]["needs"]
    assert jobs[last].get("if") == {"publish": "${{ !cancelled() && (needs.check.result == 'success' || github.event_name == 'schedule') }}", "release": None}[name]


def test_the_site_is_built_every_night(workflows):
    """After midnight in Finland, summer and winter: `this week` and warnings of old facts come true without an edit."""
    assert workflows["publish"]["on"]["schedule"] == [{"cron": "10 22 * * *"}]


def test_gitlab_takes_its_file():
    """By the schema that GitLab publishes."""
    assert fits_gitlab(GITLAB) == ""


def test_gitlab_runs_targets_that_are_here(gitlab):
    """No logic in YAML there either, and every job ends some day."""
    jobs = {name: job for name, job in gitlab.items() if name not in NOT_JOBS and not name.startswith(".")}
    assert not [command for job in jobs.values() for command in job["script"] if not is_ours(command)]
    assert not [name for name, job in jobs.items() if "timeout" not in job or job["stage"] not in gitlab["stages"]]


# ---------------------------------------------------------------- wrong ones are found

SMALL = """\
name: small
on: {pull_request: }
permissions: {}
concurrency: {group: "small-${{ github.ref }}", cancel-in-progress: true}
jobs:
  look:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1
        with: {persist-credentials: false}
      - run: make check
"""
WRONG = {
    "a tag, which its owner can move": ("@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1", "@v6", "unpinned-uses"),
    "half a hash": ("8e8c483db84b4bee98b60c0593521ed34d9990e8", "8e8c483db84b", "unpinned-uses"),
    "a hash that says no version": (" # v6.0.1", "", "without the version beside its hash"),
    "permissions nobody wrote": ("permissions: {}\n", "", "it may do something before a job asks for it"),
    "permission to read everything": ("permissions: {}", "permissions: read-all", "it may do something before a job asks for it"),
    "permission to write everything": ("permissions: {contents: read}", "permissions: write-all", "excessive-permissions"),
    "a job without end": ("    timeout-minutes: 5\n", "", "missing-timeout"),
    "strangers' code with our token": ("on: {pull_request: }", "on: {pull_request_target: }", "it is begun by strangers"),
    "a stranger's title in a shell": ("make check", "echo ${{ github.event.pull_request.title }}", "template-injection"),
    "anything of the event in a shell": ("make check", "echo ${{ github.event.number }}", "look does what cannot be done here"),
    "the token left behind": ("        with: {persist-credentials: false}\n", "", "artipacked"),
    "the token left behind on purpose": ("persist-credentials: false", "persist-credentials: true", "look leaves the token behind"),
    "a secret": ("make check", 'make check\n        env: {TOKEN: "${{ secrets.TOKEN }}"}', "it knows a secret"),
    "logic in YAML": ("make check", "make check || true", "look does what cannot be done here"),
    "a target that is not there": ("make check", "make believe", "look does what cannot be done here"),
    "a script that is not there": ("make check", ".ci/believe", "look does what cannot be done here"),
    "a key that GitHub does not know": ("timeout-minutes: 5", "timeout-minutes: 5\n    timeout: 5", "workflow-syntax"),
    "a job that is not there": ("    runs-on", "    needs: elsewhere\n    runs-on", "undefined-job-needs"),
    "what nothing has given": ("make check", 'make check\n        env: {WHO: "${{ steps.nobody.outputs.name }}"}', "undefined-property"),
    "a gate that is skipped when it should be red": ("make check", 'make check\n  gate:\n    needs: look\n    runs-on: ubuntu-latest\n    timeout-minutes: 5\n    permissions: {}\n    steps: [{run: .ci/all-green, env: {NEEDS: "${{ toJSON(needs) }}"}}]', "gate-job-skipped-on-failure"),
}  # fmt: skip


def judged(text, folder):
    """Everything that both kinds of rules find, as one text."""
    file = folder / ".github" / "workflows" / "small.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return "\n".join([*(f"{rule}: {message}" for rule, message in linted(file)), *faults(text)])


def test_a_small_right_workflow_passes(tmp_path):
    """So that each of the wrong ones is wrong for its own reason."""
    assert judged(SMALL, tmp_path) == ""


@pytest.mark.parametrize("right, wrong, found", WRONG.values(), ids=WRONG)
def test_a_wrong_workflow_is_found(tmp_path, right, wrong, found):
    """One thing changed in the small one, and it is found for that."""
    assert SMALL.count(right) == 1
    assert found in judged(SMALL.replace(right, wrong), tmp_path)


WRONG_ON_GITLAB = {
    "a key that GitLab does not know": ("script: [make ci-code]", "script: [make ci-code]\n  timelimit: 5 minutes"),
    "a script that is none": ("script: [make audit]", "script: {make: audit}"),
    "a time that is none": ("when: always, expire_in: 2 weeks, expose_as: Preview", "when: sometimes, expire_in: 2 weeks, expose_as: Preview"),
    "a report that there is not": ("codequality:", "code-quality:"),
}


@pytest.mark.parametrize("right, wrong", WRONG_ON_GITLAB.values(), ids=WRONG_ON_GITLAB)
def test_a_wrong_file_for_gitlab_is_found(tmp_path, right, wrong):
    """One thing changed in the real one."""
    text = GITLAB.read_text(encoding="utf-8")
    assert text.count(right) == 1
    (tmp_path / "wrong.yml").write_text(text.replace(right, wrong), encoding="utf-8")
    assert fits_gitlab(tmp_path / "wrong.yml")
