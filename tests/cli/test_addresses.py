"""`perhekeskus addresses`: what it prints, and how it ends."""

import json

import pytest

from perhekeskus.cli import main
from perhekeskus.sitemaps import NAMESPACE

URL = "https://perhekeskus.example/"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    """Whoever runs the tests may have set a language or an address."""
    for name in ("PERHEKESKUS_LANGUAGE", "SITE_URL", "TODAY", "SOURCE_DATE_EPOCH", "REPORTS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def last(root, capsys):
    """Gives the sitemap of all that the small country has now, with more addresses and without some."""

    def written(more=(), without=()):
        main(["addresses", "--root", str(root), "--format", "json"])
        now = [row["address"] for row in json.loads(capsys.readouterr().out) if row["state"] == "page"]
        path = root / "sitemap.xml"
        path.write_text(f'<urlset xmlns="{NAMESPACE}">' + "".join(f"<url><loc>{URL}{address[1:]}</loc></url>" for address in [*now, *more] if address not in without) + "</urlset>", encoding="utf-8")
        return str(path)

    return written


def ended(root, capsys, *arguments):
    """(exit code, output, what was said beside it)"""
    code = main(["addresses", "--root", str(root), "--language", "en", *arguments])
    return code, *capsys.readouterr()


def test_every_address_is_listed(departed_root, capsys):
    """In order of the alphabet; one that is gone with the record that says why."""
    code, out, err = ended(departed_root, capsys)
    lines = out.splitlines()
    assert (code, err) == (0, "") and lines == sorted(lines)
    assert {"/fi/", "/sv/kommuner/on/", "/fi/paikat/vanha-tupa/ × vanha-tupa"} < set(lines)


def test_nothing_vanished_ends_with_0(root, capsys, last):
    """New pages are named and do not disturb."""
    assert ended(root, capsys, "--against", last(without=["/fi/haku/"])) == (0, "new: /fi/haku/\n", "0 addresses vanished, 1 new.\n")


def test_a_vanished_address_ends_with_1(root, capsys, last):
    """With what can be done about it, in every format."""
    file = last(more=["/fi/paikat/tupa/"])
    code, out, err = ended(root, capsys, "--against", file)
    assert code == 1 and out.startswith("data/departures.yaml:1:1: the address /fi/paikat/tupa/ has been published") and err == "1 addresses vanished, 0 new.\n"
    assert ended(root, capsys, "--against", file, "--format", "github")[1].startswith("::error file=data/departures.yaml,line=1,col=1::the address /fi/paikat/tupa/")
    assert json.loads(ended(root, capsys, "--against", file, "--format", "gitlab")[1])[0]["check_name"] == "address-vanished"
    assert json.loads(ended(root, capsys, "--against", file, "--format", "json")[1]) == {"schema_version": 1, "vanished": ["/fi/paikat/tupa/"], "new": []}


def test_a_reason_is_enough(departed_root, capsys, last):
    """As the message says."""
    file = last(more=["/fi/paikat/vanha-tupa/"])
    assert ended(departed_root, capsys, "--against", file)[0] == 0
    (departed_root / "data" / "departures.yaml").write_text("{}\n", encoding="utf-8")
    assert ended(departed_root, capsys, "--against", file)[0] == 1


def test_a_removed_place_is_missed(root, capsys, last):
    """The case that the command is for."""
    file = last()
    (root / "data/regions/rannikko/places/saari-luoto.yaml").unlink()
    assert json.loads(ended(root, capsys, "--against", file, "--format", "json")[1])["vanished"] == ["/fi/paikat/saari-luoto/", "/sv/platser/saari-luoto/"]


@pytest.mark.parametrize(("content", "said"), [(None, "No such file or directory"), ("<html/>", "no sitemap, but begins with the element html"), (f'<urlset xmlns="{NAMESPACE}"><url><loc>https://a.example/</loc></url></urlset>', "https://a.example/ is no address of this site")])
def test_what_cannot_be_compared_ends_with_2(root, capsys, content, said):
    """And is named, so that a wrong file never looks like a site without faults."""
    path = root / "last.xml"
    if content:
        path.write_text(content, encoding="utf-8")
    code, out, err = ended(root, capsys, "--against", str(path))
    assert (code, out) == (2, "") and err.startswith(f"{path}: ") and said in err


def test_a_sitemap_of_another_host_is_refused(root, capsys, last, monkeypatch):
    """Where the site's own address is told."""
    monkeypatch.setenv("SITE_URL", "https://toinen.example/")
    assert ended(root, capsys, "--against", last())[0] == 2


def test_faulty_data_ends_with_1(root, capsys):
    """Whatever was published: without the data nobody knows the addresses."""
    (root / "data" / "departures.yaml").write_text("a: {}\n", encoding="utf-8")
    code, out, err = ended(root, capsys)
    assert (code, out) == (1, "") and "data/departures.yaml:1:" in err
