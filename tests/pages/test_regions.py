import pytest
from reader import links, page_at, text, tree

RANNIKKO = "regions/rannikko/region.yaml"
SOURCE = {"url": "https://a.example/", "date": "2026"}


def test_a_page_of_a_region_shows_all_that_is_known(changed):
    """Each thing an editor can tell has its spot on the page, and old plans are told as such."""
    way = {"sources": [SOURCE], "name": {"fi": "X", "sv": "X"}}
    told = {
        "summary": {"fi": "Alue meren rannalla.", "sv": "X"}, "former_name": "Vanha Rannikko", "network": {"fi": "Verkostossa on kolme taloa.", "sv": "X"}, "notice": {"fi": "Numero vaihtuu.", "sv": "X"},
        "own_worker": {"text": {"fi": "Pyydä omaa.", "sv": "X"}, "sources": [SOURCE]}, "history": [{"date": "2019", "status": "planned", "text": {"fi": "Taloja piti tulla viisi.", "sv": "X"}, "doubt": {"fi": "Ei varmaa.", "sv": "X"}}],
        "areas": [{"id": "lansi", "name": {"fi": "Länsi", "sv": "Väst"}, "municipalities": ["Saari"], "note": {"fi": "Saaret.", "sv": "X"}}],
        "digital": [{"name": "Juttu", "kind": "chat", "status": "trial", "as_of": "2025-04", "hours": {"fi": "iltaisin", "sv": "X"}, "note": {"fi": "Nimettä.", "sv": "X"}, "sources": [SOURCE]}],
        "methods": [{"name": "Oma keino", "note": {"fi": "Kaikille.", "sv": "X"}, "sources": [SOURCE]}, {"method": "perhekoulu", "sources": [SOURCE]}],
        "contacts": [
            way | {"kind": "emergency", "phone": "010 1", "hours": "24/7"}, way | {"kind": "shelter", "phone": "010 2", "doubt": {"fi": "Kenties.", "sv": "X"}},
            way | {"kind": "switchboard", "phone": "010 3", "phone_note": {"fi": "Odota.", "sv": "X"}, "served_in": ["fi", "sv"]}, way | {"kind": "service", "services": ["family-work"], "address": "Tie 9", "for_whom": {"fi": "Isille.", "sv": "X"}},
        ],
    }  # fmt: skip
    pages = changed(RANNIKKO, told)
    page, w = page_at(pages, "fi/alueet/rannikko/"), pages.wordings["fi"]
    said = text(page) + text(page_at(pages, "fi/alueet/rannikko/menetelmat-ja-tausta/")) + text(page_at(pages, "fi/alueet/rannikko/perhetyo/"))
    for words in ("Alue meren rannalla.", "Vanha Rannikko", "Verkostossa on kolme taloa.", "Numero vaihtuu.", "Pyydä omaa.", "Taloja piti tulla viisi.", "Ei varmaa.", w.history_status_planned, w.history_caveat, "Länsi", "Saaret.",
                  "Juttu", w.digital_kind_chat, w.digital_status_trial, "huhtikuu 2025", "iltaisin", "Nimettä.", "Oma keino", "Kaikille.", "Perhekoulu", "3/5", "24/7", "Kenties.", "Odota.", "suomi, ruotsi", "Tie 9", "Isille.", w.shelters):  # fmt: skip
        assert words in said, words
    assert {"tel:0101", "tel:0102", "tel:0103"} <= set(links(tree(page)))
    assert w.first_contact_unknown not in text(page)


@pytest.mark.parametrize(("path", "language"), [("fi/alueet/sisamaa/", "fi"), ("sv/omraden/inlandet/", "sv")])
def test_a_region_of_which_little_is_known_says_so(made, pages, path, language):
    """Where no number is confirmed, the region's own pages are named instead."""
    page, w = made[path], pages.wordings[language]
    assert w.first_contact_unknown in text(page) and w.emergency_unknown in text(page)
    assert "https://sisamaa.example/" in links(tree(page))


@pytest.mark.parametrize(("region_checked", "late"), [(None, True), ({"date": "2026-10-01", "by": "Rannikko"}, False)])
def test_an_old_contact_says_that_its_check_is_late(changed, region_checked, late):
    """Unless somebody has confirmed the region's file since."""
    contact = {"kind": "switchboard", "name": {"fi": "Vaihde", "sv": "Växeln"}, "phone": "000 000 0000", "sources": [{"url": "https://rannikko.example/", "date": "2020"}]}
    pages = changed("regions/rannikko/region.yaml", {"contacts": [contact | {"kind": "first-contact"}], "checked": region_checked})
    assert (pages.wordings["fi"].check_is_late in tree(page_at(pages, "fi/alueet/rannikko/")).text_content()) is late
