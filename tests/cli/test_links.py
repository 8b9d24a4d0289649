"""`perhekeskus links`: what it prints, where, and how it ends."""

import json

import pytest

from perhekeskus.cli import links, main

GOOD, BAD = '<html lang="fi"><a href="#a" id="a">x</a>', '<html lang="fi">\n<a href="no/">x</a>'


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    for name in ("PERHEKESKUS_LANGUAGE", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(root):
    """Writes a site of one page into site/ of the small country and checks it."""

    def of(html, *options):
        (root / "site" / "fi").mkdir(parents=True, exist_ok=True)
        (root / "site" / "fi" / "index.html").write_text(html, encoding="utf-8")
        return main(["links", "--root", str(root), *options])

    return of


def test_a_whole_site_ends_with_0(run, capsys):
    """And says how much was looked at."""
    assert run(GOOD) == 0
    assert capsys.readouterr() == ("", "Sivuja 1, linkkejä 1: virheitä 0, huomautuksia 0.\n")


@pytest.mark.parametrize(("language", "words"), [("fi", "linkki no/ ei johda mihinkään"), ("sv", "länken no/ leder ingenstans"), ("en", "the link no/ leads nowhere")])
def test_a_broken_link_ends_with_1(run, capsys, language, words):
    """In the language of who asks."""
    assert run(BAD, "--language", language) == 1
    assert words in capsys.readouterr().out


def test_what_may_wait_is_no_fault(run, capsys, root):
    """It is shown to those who ask for it."""
    (root / "site" / "fi" / "old").mkdir(parents=True)
    (root / "site" / "fi" / "old" / "index.html").write_text('<html lang="fi"><meta http-equiv="refresh" content="0; url=../"><a href="../">x</a>', encoding="utf-8")
    assert run('<html lang="fi"><a href="old/">x</a>') == 0
    assert capsys.readouterr().out == ""
    assert run('<html lang="fi"><a href="old/">x</a>', "--notices", "--language", "en") == 0
    assert "leads to a former address" in capsys.readouterr().out


def test_for_programs_there_is_json_and_nothing_else(run, capsys):
    """Whole even when all is well."""
    assert run(BAD, "--format", "json") == 1
    told = json.loads((said := capsys.readouterr()).out)
    assert (told["schema_version"], told["pages"], told["findings"][0]["examples"], said.err) == (1, 1, [{"page": "fi/index.html", "line": 2}], "")
    assert run(GOOD, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_for_github_and_gitlab(run, capsys):
    """Annotations, and a code quality report."""
    assert run(BAD, "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=site/fi/index.html,line=2,col=1::")
    assert run(BAD, "--format", "gitlab") == 1
    assert [row["check_name"] for row in json.loads(capsys.readouterr().out)] == ["missing"]


def test_faulty_data_is_no_reason_not_to_look(run, root, capsys):
    """Then a page is not known by its record, but the fault is told."""
    (root / "data" / "site.yaml").write_text("a: [", encoding="utf-8")
    assert run(BAD) == 1
    assert "site/fi/index.html:2:1" in capsys.readouterr().out


def test_without_a_site_it_ends_with_2(root, capsys):
    """And says what to do."""
    assert main(["links", "--root", str(root), "--language", "en"]) == 2
    assert "Build it with make site" in capsys.readouterr().err


def test_without_its_library_it_ends_with_2(run, capsys, monkeypatch):
    """Which no other command needs."""
    monkeypatch.setattr(links, "LIBRARY", "no_such_library")
    assert run(GOOD, "--language", "en") == 2
    assert "pip install" in capsys.readouterr().err


def test_where_the_site_will_stand_can_be_said(run, capsys):
    """Then its whole addresses are its own."""
    whole = '<html lang="fi"><a href="https://a.example/b/no/">x</a>'
    assert run(whole) == 0
    assert run(whole, "--url", "https://a.example/b") == 1
    assert "https://a.example/b/no/" in capsys.readouterr().out
