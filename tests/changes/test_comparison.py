"""Pages that come, go and move, and what reads differently on those that stay."""

from perhekeskus.changes import changes_between, derived_pages
from perhekeskus.differences import Row

MAJAKKA, LUOTO, NEW = (f"data/regions/rannikko/places/{name}.yaml" for name in ("rantakunta-majakka", "saari-luoto", "rantakunta-uusi"))
ALIAS = {"file": LUOTO, "replace": "status: planned", "with": "status: planned\naliases: [rantakunta-majakka]"}


def rows_of(before, after):
    (change,) = changes_between(before, after)
    return change.rows


def test_the_same_state_has_no_changes(before):
    """Whatever is in it."""
    assert changes_between(before, before) == () and derived_pages(before, before) == (0, 0)


def test_both_languages_share_a_row_where_they_read_the_same(before, after):
    """And have one each where they do not."""
    edits = [{"file": MAJAKKA, "replace": "00100", "with": "00120"}, {"file": MAJAKKA, "replace": "{fi: Rantatie 1, sv: Strandvägen 1}", "with": "{fi: Rantatie 2, sv: Strandvägen 2}"}]
    assert rows_of(before, after(*edits)) == (
        Row(("street",), ("fi",), ("Rantatie 1",), ("Rantatie 2",)),
        Row(("street",), ("sv",), ("Strandvägen 1",), ("Strandvägen 2",)),
        Row(("postal_code",), ("fi", "sv"), ("00100",), ("00120",)),
    )  # fmt: skip


def test_a_text_that_changed_in_one_language_only_is_marked(before, after):
    """The other may say something else now."""
    (row,) = rows_of(before, after({"file": MAJAKKA, "replace": "Avoin kohtaamispaikka", "with": "Avoin paikka"}))
    assert row.one_sided and row.languages == ("fi",)


def test_a_text_that_is_new_in_a_language_is_told_there(before, after):
    """Before, the other language stood in its place."""
    (row,) = rows_of(before, after({"file": LUOTO, "replace": "name: {sv: Skäret}", "with": "name: {fi: Luoto, sv: Skäret}"}))
    assert (row.languages, row.before, row.after) == (("fi",), ("Skäret",), ("Luoto",))


def test_of_a_list_only_what_differs_is_told(before, after):
    """The row that stayed is not repeated."""
    (row,) = (row for row in rows_of(before, after({"file": MAJAKKA, "replace": "- sat: 10-12", "with": "- sat: 10-13"})) if row.languages == ("fi",))
    assert [len(row.before), len(row.after)] == [1, 1] and row.after[0].startswith("la 10.00–13.00")


def test_another_order_is_told_whole(before, after):
    """What readers meet first has changed."""
    one, other = "- tue-thu: 9-12, 13-15\n", "- sat: 10-12\n    weeks: first\n"
    (row,) = (row for row in rows_of(before, after({"file": MAJAKKA, "replace": f"{one}  {other}", "with": f"{other}  {one}"})) if row.languages == ("fi",))
    assert row.before == row.after[::-1] and len(row.after) == 2


def test_a_record_that_is_only_named_by_others_changed_once(before, after):
    """A service with a new name is not a change of every place that offers it."""
    changes = changes_between(before, after({"file": "data/services.yaml", "replace": "name: {fi: Perhetyö, ", "with": "name: {fi: Perheen tuki, "}))
    assert [change.subject for change in changes] == [("service", "family-work")]


def test_a_text_on_many_pages_is_told_once_with_their_number(before, after):
    """The service's own page, and one in each region."""
    (change,) = changes_between(before, after({"file": "data/services.yaml", "replace": "Etsitte yhdessä ratkaisuja.", "with": "Etsitte ratkaisuja."}))
    assert change.elsewhere == len(before.catalogue.regions) == 2


def test_a_page_that_goes_leaves_a_dead_address(before, after):
    """In both languages; nothing more is told of it."""
    change, *_ = changes_between(before, after({"file": MAJAKKA, "remove": True}))
    assert change.happens == "gone" and change.rows == ()
    assert change.former == (("/fi/paikat/rantakunta-majakka/", False), ("/sv/platser/rantakunta-majakka/", False))


def test_a_page_that_says_why_it_is_gone_is_not_dead(before, after):
    """Its address answers, so nobody is warned."""
    reason = "majakka:\n  addresses: [/fi/paikat/rantakunta-majakka/, /sv/platser/rantakunta-majakka/]\n  date: 2026-11-01\n  why: {fi: Ovi on kiinni., sv: Dörren är stängd.}\n  see: municipality:rantakunta\n"
    change, *_ = changes_between(before, after({"file": MAJAKKA, "remove": True}, {"file": "data/departures.yaml", "write": reason}))
    assert change.happens == "gone" and [answers for _, answers in change.former] == [True, True]


def test_a_page_whose_address_another_takes_over_leads_on(before, after):
    """It goes all the same, and the other says which addresses lead to it."""
    gone, heir = changes_between(before, after({"file": MAJAKKA, "remove": True}, ALIAS))
    assert gone.happens == "gone" and all(works for _, works in gone.former)
    assert [row.after for row in heir.rows] == [("/fi/paikat/rantakunta-majakka/",), ("/sv/platser/rantakunta-majakka/",)]


def test_a_file_with_a_new_name_is_one_page_that_moved(before, after):
    """What it says is compared with what the old one said."""
    edits = [{"file": MAJAKKA, "move": NEW}, {"file": NEW, "replace": "00100", "with": "00120\naliases: [rantakunta-majakka]"}]
    (change,) = changes_between(before, after(*edits))
    assert change.happens == "moved" and change.subject == ("place", "rantakunta-uusi") and all(works for _, works in change.former)
    assert [row.path for row in change.rows] == [("postal_code",)]


def test_pages_that_belong_to_no_record_are_counted(before, after):
    """A municipality whose last place with times is gone has no sheet of the week any more."""
    assert derived_pages(before, after({"file": MAJAKKA, "remove": True})) == (0, 2)


def test_of_several_changes_pages_that_come_and_go_are_first(before, after):
    """They are what a reviewer must not miss."""
    changes = changes_between(before, after({"file": LUOTO, "replace": "since: 2028", "with": "since: 2029"}, {"file": MAJAKKA, "remove": True}))
    assert [change.happens for change in changes] == ["gone", "changed"]


def test_a_contact_with_a_new_name_in_one_language_is_the_same(before, after):
    """It is known by its Finnish name."""
    (row,) = rows_of(before, after({"file": "data/regions/rannikko/region.yaml", "replace": "{fi: Neuvonta, sv: Rådgivning}", "with": "{fi: Neuvonta, sv: Rådet}"}))
    assert (row.languages, row.before, row.after) == (("sv",), ("Rådgivning",), ("Rådet",))


def test_a_contact_that_goes_is_one_line(before, after):
    """With all it said."""
    (row, _) = rows_of(before, after({"file": "data/regions/rannikko/region.yaml", "replace": "fi: Neuvonta", "with": "fi: Apu"}))[-2:]
    assert len(row.before) + len(row.after) == 1 and "000 000 0001" in "".join(row.before + row.after)


def test_words_are_counted_on_the_pages_that_show_them(before):
    """A label of the frame is on all of them."""
    pages = before.pages_with(["opening_hours", "site_name", "plan_add"], "{{ w.site_name }}", before.pens["fi"].today)
    assert pages == {"opening_hours": 1, "site_name": len(before.addresses.paths), "plan_add": 1}
