"""Files as they should be written: the same records, the same comments, one form."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.checking import COLUMNS
from perhekeskus.faircopy import fair_copy, guide, names_in, nouns_in, records, title, unconfirmed
from perhekeskus.manuscript import flow_text, notes_of
from perhekeskus.model import Place, Region, Service, Situation
from perhekeskus.reading import parse, read_csv

ROOT = Path(__file__).parent.parent
FILES = [(folder, path) for folder in (ROOT / "data", ROOT / "examples", ROOT / "tests" / "country" / "data") for path in sorted(folder.rglob("*.yaml"))]
TOWNS = {"Rantakunta": ("Rantakunta", "Strandkommun"), "Strandkommun": ("Rantakunta", "Strandkommun"), "Järvelä": ("Järvelä", "Järvelä")}
NEEDED = "kind: meeting-place\nname: {fi: Majakka, sv: Fyren}\nstatus: active\nmunicipality: Rantakunta\norganiser: {kind: parish}\n"
SOURCES = "sources: [{url: https://majakka.example/, date: 2026-10-01}]\n"


def place(rows="", header="# Majakka\n\n"):
    """A small place, with `rows` between what every place has."""
    return f"{header}{NEEDED}{rows}{SOURCES}"


def body(text):
    """What follows the comment at the top and the rows that every place has."""
    return text.split("organiser: {kind: parish}\n")[1].removesuffix(SOURCES)


def copied(rows):
    """`rows` as they should be written."""
    return body(fair_copy(place(rows), Place, names=TOWNS))


@pytest.mark.parametrize(("folder", "path"), FILES, ids=[path.relative_to(ROOT).as_posix() for _, path in FILES])
def test_real_files_say_what_they_said(folder, path):
    """The same records, every comment but those that are made, and twice is as good as once."""
    noun, many = nouns_in(path, folder)
    names = names_in(read_csv(folder / "municipalities.csv", folder, tuple(COLUMNS)))
    text = path.read_text(encoding="utf-8")
    once = fair_copy(text, noun, many=many, names=names)
    before, after = records(text, noun, many), records(once, noun, many)
    assert before == after
    assert all(record is not None for _, record, _ in before)
    assert set(notes_of(text)) - {text.splitlines()[0].strip(), unconfirmed()} <= set(notes_of(once))
    assert fair_copy(once, noun, many=many, names=names) == once


# ---------------------------------------------------------------- places that nobody would think of

texts = st.sampled_from(["Ranta", "Rantatie 3, 2. krs", "Klo 9: ovi", "Hän sanoi: \"tule\"", "It's", "# 1", "- a", "Yksi.\n\nKaksi.", "[x]", "yes", "12:30", "{a}"])
called = texts.filter(lambda words: any(map(str.isalpha, words)))
in_both = texts | st.fixed_dictionaries({"fi": texts, "sv": texts})
hours = st.lists(
    st.sampled_from(["ti–pe 9–14", "to myös 15–19", "parilliset viikot ma 17.30–19.30", "ajanvarauksella ke 17–19", "tis-fre 9-12, 13.00-15", "joka kuun viimeinen lauantai klo 10–13"])
    | st.fixed_dictionaries({}, optional={"ma, ke": st.sampled_from(["9–12", "klo 9.00–12"]), "fri": st.just("9-12, 13-15"), "sat–sun": st.just("10:00-12"), "weeks": st.sampled_from(["even", "jämna veckor", ["first", "third"]]), "what": in_both, "ages": st.just("0-1")}).filter(lambda row: {"ma, ke", "fri"} & set(row)),
    min_size=1, max_size=3,
)  # fmt: skip
made_up = st.fixed_dictionaries(
    {"kind": st.just("meeting-place"), "name": in_both, "status": st.just("active"), "municipality": st.just("Rantakunta"), "organiser": st.fixed_dictionaries({"kind": st.just("parish")}, optional={"name": called | st.fixed_dictionaries({"fi": called, "sv": called})}), "sources": st.just([{"url": "https://majakka.example/", "date": "2026-10", "for": ["name", "hours"]}])},
    optional={
        "hours": hours | st.sampled_from(["ti–pe 9–14; la 10–12"]), "note": in_both, "street": in_both, "postal_code": st.just("00100"), "coordinates": st.just(["62.9", "27.7"]), "checked": st.sampled_from([None, {"date": "2026-10-01", "by": "Seura"}]),
        "exceptions": st.just([{"date": "2026-12-07", "open": "klo 12–14", "reason": "paja"}]), "search_words": st.just({"sv": ["familjecafé"], "fi": ["perhekahvila"]}), "first_visit": st.fixed_dictionaries({}, optional={"prams": in_both, "door": in_both}), "aliases": st.just([]),
    },
)  # fmt: skip


ORDER = ("kind", "name", "status", "municipality", "street", "postal_code", "coordinates", "organiser", "hours", "exceptions", "first_visit", "note", "aliases", "search_words", "checked", "sources")


class Hand:
    """Somebody who writes a file in a manner of their own: order, steps, brackets, quotation marks, comments, empty lines."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.notes = 0

    def file(self, data):
        return "".join(self.gap(0, "# top\n")) + "\n".join(self.lines(data, 0)) + "\n" + "".join(self.gap(0))

    def gap(self, indent, note=None):
        """Perhaps a comment, or an empty line, before what follows."""
        if self.chance.random() < 0.2:
            yield "\n"
        if note or self.chance.random() < 0.2:
            yield " " * indent + (note or self.note() + "\n")

    def note(self):
        self.notes += 1
        return f"# note {self.notes}"

    def beside(self):
        return f"{' ' * self.chance.randint(1, 4)}{self.note()}" if self.chance.random() < 0.15 else ""

    def lines(self, data, indent):
        rows = list(data.items()) if isinstance(data, dict) else [(None, value) for value in data]
        if isinstance(data, dict):
            self.chance.shuffle(rows)
        for key, value in rows:
            yield from (line.rstrip("\n") for line in self.gap(indent))
            start = " " * indent + (f"{flow_text(key)}:" if key else "-")
            deeper = indent + self.chance.choice([2, 3, 4])
            if not isinstance(value, (dict, list)) or not value or self.chance.random() < 0.5:
                yield f"{start}{' ' * self.chance.randint(1, 3)}{'' if value is None else flow_text(value)}{self.beside()}"
            else:
                yield f"{start}{self.beside()}"
                yield from self.lines(value, deeper)


@given(made_up, st.integers(0, 10_000))
def test_made_up_places_say_what_they_said(data, seed):
    """Whoever writes them, and however."""
    hand = Hand(seed)
    text = hand.file(data)
    (_, record, problems), = records(text, Place, False)
    assert not problems and record
    once = fair_copy(text, Place, names=TOWNS)
    assert records(once, Place, False) == [("", record, [])]
    assert sorted(notes_of(text)) == sorted(set(notes_of(once)) - {unconfirmed()})
    assert len([note for note in notes_of(once) if note.startswith("# note")]) == hand.notes
    assert fair_copy(once, Place, names=TOWNS) == once
    assert list(parse(once, "").data) == [key for key in ORDER if key in data]


# ---------------------------------------------------------------- what it does, one by one


def test_keys_come_in_the_order_of_their_noun():
    """What every record has comes last, and comments go with their keys."""
    text = "# top\n\nsources: [{date: 2026-10-01, url: https://majakka.example/}]\n# why\nstatus: active\nsearch_words: {sv: [b], fi: [a]}\nname:\n  sv: Fyren\n  fi: Majakka  # the old name\nmunicipality: Rantakunta\norganiser: {name: Seura, kind: association}\nkind: meeting-place\n"
    assert fair_copy(text, Place) == "# top\n\nkind: meeting-place\nname:\n  fi: Majakka  # the old name\n  sv: Fyren\n# why\nstatus: active\nmunicipality: Rantakunta\norganiser: {kind: association, name: Seura}\nsearch_words: {fi: [a], sv: [b]}\nsources: [{url: https://majakka.example/, date: 2026-10-01}]\n"


def test_records_of_one_file_keep_their_order():
    """Only the keys of each are put in order."""
    text = (ROOT / "data" / "situations.yaml").read_text(encoding="utf-8")
    assert list(parse(fair_copy(text, Situation, many=True), "").data) == list(parse(text, "").data)


@pytest.mark.parametrize(
    ("written", "copy"),
    [
        ("hours:\n  - ti–pe 9–14  # summer too\n", "hours:\n  - tue-fri: 9-14  # summer too\n"),
        ("hours: ti–pe 9–14; la klo 10–12\n", "hours:\n  - tue-fri: 9-14\n  - sat: 10-12\n"),
        ("hours: [ti–pe 9–14]\n", "hours: [{tue-fri: 9-14}]\n"),
        ('hours: ["ti 9–11, 12–14"]\n', 'hours: [{tue: "9-11, 12-14"}]\n'),
        ("hours:\n  - weeks: jämna veckor\n    ma, ke: klo 9.00–12  # both\n", "hours:\n  - mon: 9-12  # both\n    wed: 9-12\n    weeks: even\n"),
        ("hours:\n  - sat: 10-12\n    mon-fri: 9:00–16\n", "hours:\n  - mon-fri: 9-16\n    sat: 10-12\n"),
        ('hours:\n  - mon: "9-12"\n', 'hours:\n  - mon: "9-12"\n'),
        ("exceptions: [{date: 2026-12-07, open: klo 12–14}]\n", "exceptions: [{date: 2026-12-07, open: 12-14}]\n"),
    ],
)
def test_hours_become_keys(written, copy):
    """However somebody wrote them; what is right already keeps its quotation marks."""
    assert copied(written) == copy


def test_the_header_is_put_where_there_is_none():
    """The name and the municipality in both languages, and the guide; a region is named by itself."""
    assert fair_copy(place(header=""), Place, names=TOWNS).splitlines()[:4] == ["# Majakka, Rantakunta / Fyren, Strandkommun", guide(), "", "kind: meeting-place"]
    region = (ROOT / "tests" / "country" / "data" / "regions" / "rannikko" / "region.yaml").read_text(encoding="utf-8")
    assert fair_copy(region, Region).splitlines()[:2] == ["# Rannikko – Kusten", ""]


def test_the_header_above_the_guide_follows_the_name():
    """A place that was renamed is called by its new name."""
    assert fair_copy(place(header=f"# Luoto / Skäret\n{guide()}\n\n"), Place, names=TOWNS).splitlines()[0] == "# Majakka, Rantakunta / Fyren, Strandkommun"


def test_a_header_of_ones_own_stays():
    assert fair_copy(place(header="# Majakka: ask Liisa / fråga Liisa\n\n"), Place, names=TOWNS).splitlines()[0] == "# Majakka: ask Liisa / fråga Liisa"


@pytest.mark.parametrize(
    ("name", "municipality", "line"),
    [
        ({"fi": "Majakka", "sv": "Fyren"}, "Strandkommun", "# Majakka, Rantakunta / Fyren, Strandkommun"),
        ({"fi": "Majakka"}, "Rantakunta", "# Majakka, Rantakunta / Strandkommun"),
        ({"sv": "Fyren"}, "Järvelä", "# Fyren, Järvelä"),
        ("Laituri", "Järvelä", "# Laituri, Järvelä"),
        ({"fi": "Rantakunta-talo", "sv": "Huset"}, "Rantakunta", "# Rantakunta-talo / Huset, Strandkommun"),
        ("Järvelän laituri", "Järvelä", "# Järvelän laituri"),
        ({"fi": "Tupa"}, "Muualla", "# Tupa, Muualla"),
        ({"en": "Lighthouse"}, "Rantakunta", ""),
    ],
)
def test_a_place_is_named_with_its_municipality(name, municipality, line):
    """Once, where both languages have the same; not at all where the name has it."""
    assert title({"name": name, "municipality": municipality}, Place, TOWNS) == line


def test_that_nobody_has_confirmed_stands_where_it_is_true():
    """It comes and goes with `checked`; another comment there stays."""
    assert copied("checked:\n") == f"checked: null                  {unconfirmed()}\n"
    assert copied(f"checked: {{date: 2026-10-01, by: Seura}}  {unconfirmed()}\n") == "checked: {date: 2026-10-01, by: Seura}\n"
    assert copied("checked: null  # ask Liisa\n") == "checked: null  # ask Liisa\n"


def test_a_file_from_another_system_becomes_one_of_ours():
    """Line ends and the mark at the start."""
    text = place("note: {fi: Tule., sv: Kom.}\n")
    assert fair_copy("\ufeff" + text.replace("\n", "\r\n"), Place) == text


def test_what_cannot_be_written_anew_stays_as_it_was(monkeypatch):
    """If writing lost a comment or changed a word, nothing would be changed."""
    text = place("arrival:   walk-in  # always\n")
    assert fair_copy(text, Place) != text
    monkeypatch.setattr("perhekeskus.manuscript.Manuscript.written", lambda self: text.replace("# always", ""))
    assert fair_copy(text, Place) == text
    monkeypatch.setattr("perhekeskus.manuscript.Manuscript.written", lambda self: text.replace("walk-in", "booking"))
    assert fair_copy(text, Place) == text


@pytest.mark.parametrize(
    ("file", "noun"),
    [("services.yaml", (Service, True)), ("regions/rannikko/region.yaml", (Region, False)), ("regions/rannikko/places/a.yaml", (Place, False)), ("regions/rannikko/muut/a.yaml", None), ("regions/rannikko/a.yaml", None), ("regions/rannikko/places/a.md", None), ("municipalities.csv", None), ("other.yaml", None), ("regions/a/places/b/c.yaml", None), ("regions/rannikko/places/.a.yaml", None)],
)
def test_a_file_is_known_by_its_place(file, noun):
    """What it holds, and whether many."""
    assert nouns_in(ROOT / "data" / file, ROOT / "data") == noun
    assert nouns_in(ROOT / "content" / file, ROOT / "data") is None
