"""The scripts of .ci/ that `make ci` and the workflows call, each in a folder of its own with stand-ins for what it calls."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}


def program(path, *lines):
    """A stand-in for a program: a shell script of these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def run(tmp_path):
    """Runs a script of .ci/ where `tmp_path` is the repository and its folder `bin` comes first; outside any CI but what is told."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")

    def script(name, *arguments, **environment):
        plain = {key: value for key, value in os.environ.items() if key not in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "BASE", "SITE_URL")}
        path = f"{tmp_path / 'bin'}{os.pathsep}{plain['PATH']}"
        return subprocess.run([tmp_path / ".ci" / name, *arguments], cwd=tmp_path, env=plain | {"PATH": path, "PERHEKESKUS_LANGUAGE": "en", **environment}, capture_output=True, text=True, timeout=60)

    return script


# ---------------------------------------------------------------- make ci


def test_every_step_has_a_heading_and_its_time(run, tmp_path):
    """Data, code and site in this order, and what became of them."""
    program(tmp_path / "bin" / "make", 'echo "work of $2"')
    result = run("steps")
    assert result.returncode == 0
    steps = ("\n── {0} ──\nwork of ci-{0}\n{0} is green: N s\n".format(step) for step in ("data", "code", "site"))
    assert re.sub(r"\d+ s$", "N s", result.stdout, flags=re.MULTILINE) == "".join(steps) + "\nAll green: N s\n"


def test_the_first_red_step_ends_it(run, tmp_path):
    """It is named, with what to run once it is mended; what comes after is not begun."""
    program(tmp_path / "bin" / "make", 'echo "work of $2"', '[ "$2" != ci-code ]')
    result = run("steps")
    assert result.returncode == 1
    assert "work of ci-code" in result.stdout and "ci-site" not in result.stdout and "green: " not in result.stdout.partition("── code ──")[2]
    assert result.stderr.strip().startswith("Red: code, after ") and result.stderr.strip().endswith("make ci-code")


@pytest.mark.parametrize("results, code", [(["success"] * 3, 0), (["success", "failure", "skipped"], 1), (["success", "success", "skipped"], 1), (["success", "cancelled", "success"], 1), ([], 1)], ids=str)
def test_all_green_is_green_only_when_all_are(run, results, code):
    """A job that was skipped or cancelled has proved nothing, and neither have no jobs."""
    result = run("all-green", NEEDS=json.dumps({f"job{number}": {"result": result, "outputs": {}} for number, result in enumerate(results)}))
    assert result.returncode == code
    assert result.stdout.splitlines() == [f"job{number}: {result}" for number, result in enumerate(results)]


# ---------------------------------------------------------------- the data


@pytest.fixture
def project(root, run, tmp_path):
    """The small country in a repository with one commit, and the real command beside its script; gives the file of a place."""
    program(tmp_path / ".venv" / "bin" / "perhekeskus", f'exec {sys.executable} -m perhekeskus "$@"')
    for arguments in (["init", "-q"], ["add", "data", "content"], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "first"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    return root / "data" / "regions" / "rannikko" / "places" / "rantakunta-majakka.yaml"


def spoil(place):
    """The place asks for a status there is not."""
    place.write_text(place.read_text(encoding="utf-8").replace("status: active", "status: perhaps"), encoding="utf-8")


def test_on_github_faults_stand_on_their_lines_and_on_the_page(run, project, tmp_path):
    """As an annotation, and as a table in the summary of the job, which is red."""
    spoil(project)
    result = run("data", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "page.md"), BASE="HEAD")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert result.returncode == 1
    assert "::error file=data/regions/rannikko/places/rantakunta-majakka.yaml,line=" in result.stdout
    assert page.startswith("## Check of the data") and "rantakunta-majakka.yaml" in page and "## What readers will see change" in page


def test_on_github_pages_that_change_are_listed_in_both_languages(run, project, tmp_path):
    """The summary of a change that is right names each page that readers will see change."""
    project.write_text(project.read_text(encoding="utf-8").replace("name: {fi: Majakka", "name: {fi: Uusi majakka"), encoding="utf-8")
    result = run("data", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "page.md"), BASE="HEAD")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "`/fi/paikat/rantakunta-majakka/` · `/sv/platser/rantakunta-majakka/`" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_what_changes_decides_nothing(run, project):
    """Where there is no version to compare with, the check is as green as without."""
    result = run("data", BASE="nowhere")
    assert result.returncode == 0 and "nowhere" in result.stderr


def curl(tmp_path, *addresses):
    """A stand-in that fetches a sitemap of these addresses; of none, it fails as for a page that is not there."""
    rows = "".join(f"<url><loc>https://perhekeskus.example/{address}</loc></url>" for address in addresses)
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    program(tmp_path / "bin" / "curl", f"echo '{sitemap}' > build/ci/sitemap.xml" if addresses else "exit 22")


@pytest.mark.parametrize(("addresses", "code"), [(["fi/paikat/rantakunta-majakka/"], 0), (["fi/paikat/rantakunta-kadonnut/"], 1), ([], 0)])
def test_addresses_are_held_against_those_published(run, project, tmp_path, addresses, code):
    """One that would lead nowhere is red; a site that is not published yet has none to lose, which is said."""
    curl(tmp_path, *addresses)
    result = run("data", SITE_URL="https://perhekeskus.example/")
    assert result.returncode == code, result.stdout + result.stderr
    assert ("rantakunta-kadonnut" in result.stdout) == (code == 1) and ("no sitemap at" in result.stderr) == (not addresses)


def test_on_gitlab_faults_are_a_report(run, project, tmp_path):
    """In the form of GitLab's code quality, and for people in the log; the job is red."""
    spoil(project)
    result = run("data", GITLAB_CI="true")
    report = json.loads((tmp_path / "build" / "ci" / "code-quality.json").read_text(encoding="utf-8"))
    assert result.returncode == 1
    assert [fault["location"]["path"] for fault in report if fault["severity"] == "major"] == ["data/regions/rannikko/places/rantakunta-majakka.yaml"]
    assert result.stdout.startswith("## Check of the data")


# ---------------------------------------------------------------- every week


@pytest.mark.parametrize("links, green", [(0, True), (1, True), (2, False)])
def test_dead_links_are_told_and_only_a_failed_command_is_red(run, tmp_path, links, green):
    """A command that found dead links has done its work; one that could not begin has not."""
    program(tmp_path / ".venv" / "bin" / "perhekeskus", 'echo "$@" >> calls', '[ "$1" = report ] && echo "the report" && exit 0', f"exit {links}")
    assert (run("weekly").returncode == 0) == green
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[0] == "outside --cache build/links/answers.json --issue build/links/issue.md"
    assert (tmp_path / "build" / "links" / "freshness.txt").exists() == green


@pytest.fixture
def told(run, tmp_path):
    """Gives what gh was asked, and the text it was given, after .ci/issue has told of a folder; `issues` are those that are open."""

    def tell(issues, **files):
        (tmp_path / "links").mkdir()
        for name, text in files.items():
            (tmp_path / "links" / {"links": "issue.md", "freshness": "freshness.txt"}[name]).write_text(text, encoding="utf-8")
        (tmp_path / "open.json").write_text(json.dumps(issues), encoding="utf-8")
        program(tmp_path / "bin" / "gh", 'echo "$@" >> asked', '[ "$2" = list ] && exec cat open.json', "cat > text")
        result = run("issue", "links", GITHUB_SERVER_URL="https://forge.example", GITHUB_REPOSITORY="some/where", GITHUB_RUN_ID="7")
        assert result.returncode == 0, result.stderr
        return (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[1:], (tmp_path / "text").read_text(encoding="utf-8")

    return tell


def test_the_first_week_opens_an_issue(told):
    """Links first, then the report as it stands, then where it comes from."""
    asked, text = told([{"number": 3, "title": "Something else"}], links="# Links\n", freshness="Tuoreus\n=======\n")
    assert asked == ["issue create --title Viikon tarkistus · Veckans kontroll --body-file -"]
    assert text == "# Links\n\n````text\nTuoreus\n=======\n````\n\nhttps://forge.example/some/where/actions/runs/7"


def test_the_next_week_writes_into_the_same(told):
    """One issue, however many weeks; without links there is only the report."""
    asked, text = told([{"number": 3, "title": "Something else"}, {"number": 12, "title": "Viikon tarkistus · Veckans kontroll"}], freshness="Tuoreus")
    assert asked == ["issue edit 12 --body-file -"]
    assert text.startswith("````text\nTuoreus\n````")


def test_an_issue_is_never_longer_than_github_takes(told):
    """Both are cut at the end of a line, and each leaves room for the other."""
    _, text = told([], links="a dead link\n" * 9_000, freshness="an old fact\n" * 9_000)
    assert 55_000 < len(text) < 65_000
    assert "a dead link\n…\n\n````text\nan old fact\n" in text and "an old fact\n…\n````\n\nhttps://" in text


# ---------------------------------------------------------------- libraries


def library(name, **said):
    return {"name": name, "version": "1.0", **said}


@pytest.mark.parametrize(
    "libraries, code, told",
    [
        ([library("good", vulns=[]), library("fine", vulns=[])], 0, "No hole is known in any of 2 libraries."),
        ([library("good", vulns=[]), library("bad", vulns=[HOLE])], 1, "bad 1.0: PYSEC-2026-1; mended in 1.1."),
        ([library("bad", vulns=[HOLE | {"fix_versions": []}])], 1, "bad 1.0: PYSEC-2026-1; mended in no version yet."),
        ([library("good", vulns=[]), library("who", skip_reason="not found")], 2, "NOT AUDITED: the service knows nothing of 1 of 2 libraries (who)."),
        ([library("bad", vulns=[HOLE]), library("who", skip_reason="not found")], 1, "NOT AUDITED: the service knows nothing of 1 of 2 libraries (who)."),
        ([], 2, ""),
    ],
    ids=["clean", "a hole", "a hole nobody mended", "one unknown", "a hole and one unknown", "no library"],
)  # fmt: skip
def test_an_audit_is_green_only_when_all_was_answered(run, tmp_path, libraries, code, told):
    """pip-audit itself ends with 0 where the service knew nothing; here that is red, and said."""
    (tmp_path / "said.json").write_text(json.dumps({"dependencies": libraries, "fixes": []}), encoding="utf-8")
    program(tmp_path / "build" / "audit" / "bin" / "pip-audit", "cat said.json")
    result = run("audit", "one.lock", "two.lock")
    assert result.returncode == code
    assert told in result.stdout + result.stderr


def test_a_service_that_does_not_answer_is_said(run, tmp_path):
    """Whatever pip-audit dies of stands in the message."""
    program(tmp_path / "build" / "audit" / "bin" / "pip-audit", "echo Traceback >&2", "echo 'ConnectionError: no such host' >&2", "exit 1")
    result = run("audit", "one.lock")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "NOT AUDITED: the service that knows of holes does not answer (ConnectionError: no such host).\n"
