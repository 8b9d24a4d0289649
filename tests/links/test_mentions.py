"""Where addresses of others stand, and whose they are."""

import pytest

from perhekeskus.checking import check
from perhekeskus.links.mentions import addresses_in, mentions

PLACE, REGION = "data/regions/rannikko/places/rantakunta-majakka.yaml", "data/regions/rannikko/region.yaml"


@pytest.fixture
def found(root):
    """Gives what stands in the small country after some files got more lines."""

    def after(**lines):
        for file, text in lines.items():
            path = root / file
            path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        checked = check(root)
        assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
        return mentions(root, checked.catalogue)

    return after


def told(found, address):
    return [(mention.file, mention.line, mention.key, [name.read_in("fi")[0] for name in mention.names], mention.region, mention.owner and mention.owner.read_in("fi")[0]) for mention in found if mention.address == address]


def test_an_address_is_told_with_line_record_and_owner(found, root):
    """Of a place whoever runs it, by name or at least by kind, and its region."""
    assert told(found(), "https://majakka.example/") == [(PLACE, 20, ("place", "rantakunta-majakka"), ["Majakka"], "rannikko", "seurakunta")]
    (root / PLACE).write_text((root / PLACE).read_text(encoding="utf-8").replace("{kind: parish}", "{kind: parish, name: Rantakunnan seurakunta}"), encoding="utf-8")
    every = found()
    assert [owner for *_, owner in told(every, "https://majakka.example/")] == ["Rantakunnan seurakunta"]


def test_what_belongs_to_a_part_of_a_record_names_the_part(found):
    """A contact is not its whole region."""
    (file, line, key, names, region, owner), = told(found(), "https://rannikko.example/neuvonta")
    assert (file, line, key, region) == (REGION, 14, ("region", "rannikko"), "rannikko")
    assert len(names) == 2 and owner


def test_records_that_share_a_file_are_told_apart(found):
    """By their ids; they belong to the whole country, and to nobody."""
    every = found()
    assert [told(every, f"https://laki.example/{number}")[0][2:] for number in (1, 2)] == [(("service", "child-health-clinic"), ["Lastenneuvola"], None, None), (("service", "family-work"), ["Perhetyö"], None, None)]


def test_links_of_hand_written_pages_have_their_lines(found, root):
    """In the front matter, in the text, and in references below it."""
    file = "content/fi/family-centre.md"
    lines = (root / file).read_text(encoding="utf-8").count("\n")
    every = found(**{file: "\nKatso [laki](https://uusi.example/a), ja [toinen][x].\n\n[x]: https://uusi.example/b\n"})
    assert [(name, line - lines) for name in "ab" for _, line, *_ in told(every, f"https://uusi.example/{name}")] == [("a", 2), ("b", 4)]
    assert told(every, "https://uusi.example/a")[0][2:4] == (("page", "family-centre"), told(every, "https://uusi.example/b")[0][3])


def test_an_address_inside_a_sentence_is_one(found):
    """Without what ends the sentence."""
    every = found(**{PLACE: 'note: {fi: "Ilmoittaudu (https://ilmo.example/a).", sv: "Anmäl dig: https://ilmo.example/b!"}\n'})
    assert len(told(every, "https://ilmo.example/a")) == len(told(every, "https://ilmo.example/b")) == 1


def test_the_list_of_exemptions_is_no_link(found):
    """Nobody reads it."""
    assert not [mention for mention in found() if mention.file == "data/links.yaml"]


@pytest.mark.parametrize(("text", "addresses"), [("https://a.example/b_(c)", ["https://a.example/b_(c)"]), ("HTTPS://A.example", ["HTTPS://A.example"]), ("a https://a.example, b http://b.example.", ["https://a.example", "http://b.example"]), ("httpsx://a.example", []), ("", [])])
def test_addresses_are_found_in_texts(text, addresses):
    """A whole text as it stands."""
    assert list(addresses_in(text)) == addresses
