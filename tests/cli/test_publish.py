"""`perhekeskus publish` and `perhekeskus swap`: what they print, where, and how they end."""

import subprocess
import sys

import pytest

from perhekeskus.cli import main
from perhekeskus.publishing import WHOLE

BUILD = "mkdir -p $SITE_DIR/fi $SITE_DIR/sv; for name in index.html 404.html fi/index.html sv/index.html _nginx.conf; do echo x > $SITE_DIR/$name; done"


@pytest.fixture(autouse=True)
def no_language_set(monkeypatch):
    """Whoever runs the tests may have set one."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)


@pytest.fixture
def site(tmp_path):
    for name in WHOLE:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(f"{name} " * 500)
    return tmp_path / "site"


def test_what_was_published_is_counted(site, tmp_path, capsys):
    """And the command ends with 0."""
    assert main(["publish", str(site), str(tmp_path / "www")]) == 0
    assert capsys.readouterr() == ("Julkaistu. Uusia tiedostoja 5, muuttuneita 0, ennallaan 0, poistettuja 0.\n", "")


def test_packed_files_are_made_where_asked_for(site, tmp_path):
    """In both forms."""
    main(["publish", str(site), str(tmp_path / "www"), "--precompress"])
    assert (tmp_path / "www" / "index.html.br").exists() and (tmp_path / "www" / "index.html.gz").exists()


def test_without_the_library_that_packs_nothing_is_published(site, tmp_path, capsys, monkeypatch):
    """It is said what to install."""
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert main(["publish", str(site), str(tmp_path / "www"), "--precompress", "--language", "en"]) == 1
    assert "pip install 'perhekeskus[hosting]'" in capsys.readouterr().err and not (tmp_path / "www").exists()


@pytest.mark.parametrize(("language", "words"), [("fi", "ei ole valmista sivustoa"), ("sv", "finns ingen färdig webbplats"), ("en", "no finished site")])
def test_half_a_site_is_told(site, tmp_path, capsys, language, words):
    """In the editor's language, and ends with 1."""
    (site / "_nginx.conf").unlink()
    assert main(["publish", str(site), str(tmp_path / "www"), "--language", language]) == 1
    assert words in capsys.readouterr().err


def test_a_folder_of_somebody_else_s_is_told(site, tmp_path, capsys):
    """With the option that takes it all the same."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "mine.txt").touch()
    assert main(["publish", str(site), str(tmp_path / "www")]) == 1
    assert "--into-anything" in capsys.readouterr().err
    assert main(["publish", str(site), str(tmp_path / "www"), "--into-anything"]) == 0


def test_a_folder_that_cannot_be_made_is_told(site, tmp_path, capsys):
    """With what the system says."""
    assert main(["publish", str(site), str(tmp_path / "no" / "such"), "--language", "en"]) == 1
    assert f"{tmp_path / 'no' / 'such'} (No such file or directory)" in capsys.readouterr().err


def test_a_build_takes_the_place(tmp_path, capsys):
    """And says nothing."""
    assert main(["swap", str(tmp_path / "site"), "--", "sh", "-c", BUILD]) == 0
    assert (tmp_path / "site" / "sv" / "index.html").exists() and capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["exit 3", "mkdir $SITE_DIR"])
def test_a_build_that_fails_is_told(site, capsys, command):
    """Also one that leaves half a site and says that all went well."""
    assert main(["swap", str(site), "--language", "en", "--", "sh", "-c", command]) == 1
    assert capsys.readouterr().err == f"Nothing was changed in {site}.\n" and (site / "index.html").exists()


def test_a_command_that_is_not_there_is_told(site, capsys):
    """By its name."""
    assert main(["swap", str(site), "--language", "en", "--", "no-such-program"]) == 1
    assert "no-such-program" in capsys.readouterr().err


def test_a_build_that_is_asked_to_end_ends_what_it_has_begun(tmp_path):
    """The old site stays, and nothing is left of the new one."""
    running = subprocess.Popen([sys.executable, "-m", "perhekeskus", "swap", "site", "--", "sh", "-c", "mkdir $SITE_DIR; echo here; exec sleep 60"], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    with running:
        assert running.stdout.readline() == "here\n"
        running.terminate()
        assert running.wait(timeout=20) == 143
    assert [path.name for path in tmp_path.iterdir()] == [".site.lock"]
