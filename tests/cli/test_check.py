"""`perhekeskus check` for those who review: GitLab's report, and a table for the page of a check."""

import json

import pytest

from perhekeskus.cli import check, main

SERVICES = ("data/services.yaml", "group: health", "group: helth")


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    """Wherever the tests run."""
    for name in ("PERHEKESKUS_LANGUAGE", "GITHUB_SHA", "CI_COMMIT_SHA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def wrong_root(root):
    """The small country with one mistake."""
    path = root / SERVICES[0]
    path.write_text(path.read_text(encoding="utf-8").replace(*SERVICES[1:]), encoding="utf-8")
    return root


def test_for_gitlab_there_is_a_report_and_nothing_else(wrong_root, capsys):
    """A file of it is what a job hands over."""
    assert main(["check", "--root", str(wrong_root), "--format", "gitlab", "--language", "en"]) == 1
    out, err = capsys.readouterr()
    (fault,) = json.loads(out)
    assert fault["location"] == {"path": "data/services.yaml", "lines": {"begin": 5}} and fault["description"].endswith("Did you mean health?") and not err


def test_a_report_without_faults_is_an_empty_list(root, capsys):
    """An empty file would be an error there."""
    assert main(["check", "--root", str(root), "--format", "gitlab"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(("language", "words"), [("fi", "Kaikki on kunnossa."), ("sv", "Allt är i ordning."), ("en", "All is in order.")])
def test_a_summary_without_faults_is_kind(root, tmp_path, language, words):
    """No table of nothing."""
    file = tmp_path / "summary.md"
    assert main(["check", "--root", str(root), "--language", language, "--summary", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    assert words in text and "|" not in text


def test_a_summary_shows_each_fault_with_a_link(wrong_root, tmp_path, capsys):
    """Errors first; and what was printed is printed all the same."""
    file = tmp_path / "summary.md"
    assert main(["check", "--root", str(wrong_root), "--notices", "--summary", str(file)]) == 1
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert rows[0] == "| Laji | Tiedosto ja rivi | Mitä ja mitä tilalle |"
    assert rows[2] == "| virhe | [data/services.yaml:5](data/services.yaml#L5) | child-health-clinic › group: helth ei ole sallittu arvo. Tarkoititko health? |"
    assert rows[3].startswith("| voi odottaa | [data/regions/sisamaa/") and len(rows) == 4
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_summary_is_added_to_what_is_there(root, tmp_path):
    """GitHub keeps one file for all that a step has to say."""
    file = tmp_path / "summary.md"
    file.write_text("Ennen.\n", encoding="utf-8")
    main(["check", "--root", str(root), "--summary", str(file)])
    assert file.read_text(encoding="utf-8").startswith("Ennen.\n## ")


def test_a_long_summary_is_cut(wrong_root, tmp_path, monkeypatch):
    """The rest is counted."""
    monkeypatch.setattr(check, "MOST_IN_TABLE", 1)
    file = tmp_path / "summary.md"
    main(["check", "--root", str(wrong_root), "--notices", "--language", "en", "--summary", str(file)])
    text = file.read_text(encoding="utf-8")
    assert "sisamaa" not in text and "And 1 more." in text


def test_a_summary_that_cannot_be_written_is_wrong_use(root, tmp_path, capsys):
    """With a sentence and no traceback."""
    assert main(["check", "--root", str(root), "--language", "en", "--summary", str(tmp_path / "nowhere" / "summary.md")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(("named", "code", "words"), [("saari-luoto", 0, "Kunnossa."), ("family-work", 2, "Paikkaa tai aluetta family-work ei ole."), ("sari-luoto", 2, "Tarkoititko saari-luoto?"), ("{root}/data", 1, "Virheitä 1,"), ("{root}/data/regions/sisamaa", 0, "Kunnossa."), ("/", 2, "/ ei ole kansiossa "), ("{root}/data/services.yaml", 1, "Virheitä 1,"), ("rannikko", 0, "Kunnossa."), ("{root}/data/nothing.yaml", 2, "Tiedostoa data/nothing.yaml ei löydy.")])
def test_what_is_wrong_in_one_file(wrong_root, capsys, named, code, words):
    """Or folder, by its path or by an id; faults of others are not told, and a slip of the name is no sign that all is well."""
    assert main(["check", named.format(root=wrong_root), "--root", str(wrong_root)]) == code
    out, err = capsys.readouterr()
    assert words in err and ("helth" in out) == (code == 1)
