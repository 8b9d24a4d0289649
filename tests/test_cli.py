"""The command for editors: what it prints, where, and how it ends."""

import os
import subprocess
import sys

import pytest

from perhekeskus.cli import main


@pytest.fixture
def wrong_root(root):
    """The small country with one mistake."""
    path = root / "data" / "services.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("group: health", "group: helth"), encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def no_language_set(monkeypatch):
    """Whoever runs the tests may have set one."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)


def in_a_shell(*arguments, **how):
    return subprocess.run([sys.executable, "-m", "perhekeskus", *arguments], capture_output=True, timeout=60, **how)


def test_nothing_wrong_ends_with_0(root, capsys):
    """Only the last line speaks, and beside the output."""
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr() == ("", "Kunnossa. Huomautuksia 1.\n")


def test_a_fault_ends_with_1(wrong_root, capsys):
    """Each on a line of the output, in Finnish unless said."""
    assert main(["check", "--root", str(wrong_root)]) == 1
    out, summary = capsys.readouterr()
    assert out == "data/services.yaml:5:10: child-health-clinic › group: helth ei ole sallittu arvo. Tarkoititko health?\n"
    assert summary == "Virheitä 1, huomautuksia 1.\n"


@pytest.mark.parametrize(("language", "words"), [("fi", "ei ole sallittu arvo"), ("sv", "är inte ett tillåtet värde"), ("en", "is not an allowed value")])
def test_it_speaks_three_languages(wrong_root, capsys, language, words):
    """Asked for on the command line."""
    main(["check", "--root", str(wrong_root), "--language", language])
    assert words in capsys.readouterr().out


def test_the_language_may_be_set_once(wrong_root, capsys, monkeypatch):
    """In the environment; the command line counts more."""
    monkeypatch.setenv("PERHEKESKUS_LANGUAGE", "sv")
    main(["check", "--root", str(wrong_root)])
    main(["check", "--root", str(wrong_root), "--language", "en"])
    swedish, english = capsys.readouterr().out.splitlines()
    assert "tillåtet" in swedish and "allowed" in english


def test_notices_are_shown_when_asked_for(root, capsys):
    """They do not change how it ends."""
    assert main(["check", "--root", str(root), "--language", "en", "--notices"]) == 0
    assert capsys.readouterr().out.count("the language sv is missing") == 1


@pytest.mark.parametrize(
    ("form", "line"),
    [("text", "data/regions/rannikko/places/rantakunta-majakka.yaml:14:5: rantakunta-majakka › hours › 1: ymmärretty näin: tue-thu: 9-12, 13-15."), ("github", "::notice file=data/regions/rannikko/places/rantakunta-majakka.yaml,line=14,col=5::rantakunta-majakka › hours › 1: ymmärretty näin: tue-thu: 9-12, 13-15.")],
)
def test_an_answer_is_always_shown_and_counts_as_nothing(root, capsys, form, line):
    """How hours in words were understood: neither a fault nor a notice."""
    path = root / "data" / "regions" / "rannikko" / "places" / "rantakunta-majakka.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("- tue-thu: 9-12, 13-15", "- ti–to klo 9–12 ja 13–15"), encoding="utf-8")
    assert main(["check", "--root", str(root), "--format", form]) == 0
    assert capsys.readouterr() == (line + "\n", "Kunnossa. Huomautuksia 1.\n" if form == "text" else "")


def test_for_github_there_are_annotations_and_nothing_else(wrong_root, capsys):
    """The last line would be one more message."""
    assert main(["check", "--root", str(wrong_root), "--format", "github", "--language", "en", "--notices"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[1] == "::error file=data/services.yaml,line=5,col=10::child-health-clinic › group: helth is not an allowed value. Did you mean health?"
    assert out.splitlines()[0].startswith("::notice file=data/regions/sisamaa/") and not err


@pytest.mark.parametrize(
    "arguments",
    [[], ["build"], ["check", "--language", "no"], ["check", "--format", "xml"], ["check", "--root", "/nowhere"], ["check", "--unknown"]],
    ids=" ".join,
)
def test_wrong_use_ends_with_2(arguments, capsys):
    """And says how it is used."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: perhekeskus")


def test_without_a_command_all_are_shown(capsys):
    """Whoever comes for the first time sees what there is."""
    with pytest.raises(SystemExit):
        main([])
    assert "import    adds the places of a table" in capsys.readouterr().err


@pytest.mark.parametrize(("named", "words"), [("", "Kunnossa."), ("SV", "Allt är i ordning.")])
def test_the_language_of_the_environment_may_be_empty_or_large(root, capsys, monkeypatch, named, words):
    """As people set it in a shell."""
    monkeypatch.setenv("PERHEKESKUS_LANGUAGE", named)
    assert main(["check", "--root", str(root)]) == 0
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["search", "neuvola", "--most", "x"], ["search", "neuvola", "--most", "-3"], ["diff", "main", "--most", "0"]], ids=" ".join)
def test_a_number_that_is_none_is_told_in_both_languages(root, capsys, arguments):
    """Before anybody knows which one was chosen."""
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--root", str(root)])
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert "ei ole kokonaisluku" in err and "är inget heltal" in err


def test_a_wrong_language_in_the_environment_is_wrong_use(root, capsys, monkeypatch):
    """Not a traceback at the first message."""
    monkeypatch.setenv("PERHEKESKUS_LANGUAGE", "klingon")
    with pytest.raises(SystemExit) as ended:
        main(["check", "--root", str(root)])
    assert ended.value.code == 2
    assert "there is no language klingon; choose fi, sv, en" in capsys.readouterr().err


def test_a_folder_without_data_is_wrong_use(tmp_path, capsys, monkeypatch):
    """The folder one stands in as well: nothing there is wrong, it is only the wrong place."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    assert ended.value.code == 2
    assert f"Kansiossa {tmp_path} ei ole kansiota data; siirry sivuston kansioon / I mappen" in capsys.readouterr().err


def test_help_shows_an_example(capsys):
    """And ends with 0."""
    with pytest.raises(SystemExit) as ended:
        main(["check", "--help"])
    assert ended.value.code == 0
    assert "perhekeskus check --language sv" in capsys.readouterr().out


def test_it_runs_from_the_folder_of_the_data(wrong_root, capsys, monkeypatch):
    """Without --root."""
    monkeypatch.chdir(wrong_root)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("data/services.yaml:5:10: ")


def test_it_runs_from_another_folder(wrong_root, capsys, monkeypatch):
    """Files are named from the root of the data, so that messages look the same everywhere."""
    monkeypatch.chdir(wrong_root.parent)
    assert main(["check", "--root", wrong_root.name]) == 1
    assert capsys.readouterr().out.startswith("data/services.yaml:5:10: ")


def test_it_runs_as_a_module(wrong_root):
    """With the exit code for the shell."""
    result = in_a_shell("check", "--language", "en", cwd=wrong_root)
    assert result.returncode == 1
    assert result.stdout.decode().startswith("data/services.yaml:5:10: child-health-clinic › group")


def test_a_console_without_our_letters_still_shows_the_rest(wrong_root):
    """A letter it lacks becomes a question mark."""
    result = in_a_shell("check", "--language", "sv", cwd=wrong_root, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert result.returncode == 1 and not result.stderr.startswith(b"Traceback")
    assert b"helth ?r inte ett till?tet v?rde." in result.stdout


def test_a_reader_who_has_seen_enough_is_no_fault(wrong_root):
    """As in `perhekeskus check | head`."""
    for number in range(2000):
        (wrong_root / "data" / f"stray-{number}.txt").touch()
    command = [sys.executable, "-m", "perhekeskus", "check"]
    with subprocess.Popen(command, cwd=wrong_root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(60) == 1


def test_the_example_is_checked_in_place_of_the_regions(root, capsys):
    """Its files are named where they stand."""
    (root / "examples").mkdir()
    for name in ("regions", "municipalities.csv", "regions.geojson"):
        (root / "data" / name).rename(root / "examples" / name)
    (root / "examples" / "regions" / "rannikko" / "region.yaml").write_text("", encoding="utf-8")
    assert main(["check", "--root", str(root), "--example", "--language", "en"]) == 1
    assert capsys.readouterr().out == "examples/regions/rannikko/region.yaml:1:1: the file is empty; write the facts or remove the file.\n"


def test_a_search_tells_why_a_page_comes_up(root, capsys):
    """How the word was read; then term, form, field and weight."""
    assert main(["search", "--root", str(root), "neuvolaan"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("neuvolaan → neuvola (1)")
    assert "1. " in out and " · otsikko · " in out


def test_a_search_without_answers_says_what_to_do(root, capsys):
    """In the language of the pages; an answer is 0, none is 1."""
    assert main(["search", "--root", str(root), "--language", "sv", "xyzzy"]) == 1
    assert capsys.readouterr().out == "xyzzy: ordet finns inte på någon sida.\nInget hittades. Lägg till ordet bland sidans sökord (search_words) om sidan svarar på det.\n"


def test_a_search_in_wrong_data_tells_the_faults(wrong_root, capsys):
    """There is nothing to search in."""
    assert main(["search", "--root", str(wrong_root), "neuvola"]) == 1
    assert "helth" in capsys.readouterr().err
