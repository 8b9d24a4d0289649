"""Files to plain values: what is read as typed, where each value stands, and what no text file may be."""

import pytest

from perhekeskus import reading
from perhekeskus.reading import DEEPEST, LARGEST_FILE, parse


def told(document):
    """(line, column, kind) of every problem."""
    return [(problem.line, problem.column, problem.kind) for problem in document.problems]


@pytest.fixture
def read_bytes(tmp_path):
    """Gives the document of a place file that has these bytes."""

    def read(raw):
        path = tmp_path / "data" / "regions" / "rannikko" / "places" / "uusi.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        return reading.read(path, tmp_path)

    return read


@pytest.mark.parametrize("typed", ["00100", "12:30", "0401234567", "no", "yes", "on", "1e3", "0x1F", "0o17", "1_000", "2026-02-30", "2026-10-28", ".inf", "=", "<<"])
def test_a_value_is_read_as_typed(typed):
    """YAML's own ideas of numbers, dates and truth do not count: the model knows what belongs where."""
    assert parse(f"value: {typed}\n", "data/a.yaml").data == {"value": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_is_none(typed):
    """Three ways to write nothing."""
    assert parse(f"a: {typed}\nb: c\n", "data/a.yaml").data == {"a": None, "b": "c"}


@pytest.mark.parametrize("typed", ['""', "''", '"~"', "'null'"])
def test_quotes_make_text_of_nothing(typed):
    """What stands in quotes is text."""
    assert parse(f"a: {typed}\n", "data/a.yaml").data == {"a": typed[1:-1]}


def test_keys_are_text_too():
    """A key that looks like a number or a truth value stays what it is."""
    assert parse("112: a\nno: b\n1e3: c\n", "data/a.yaml").data == {"112": "a", "no": "b", "1e3": "c"}


def test_every_value_and_key_has_its_place():
    """Lines and columns count from one."""
    document = parse("name:\n  fi: Majakka\nhours:\n  - tue: 9-12\n", "data/a.yaml")
    assert document.position(("name", "fi")) == (2, 7)
    assert document.position(("name", "fi"), of_key=True) == (2, 3)
    assert document.position(("hours", 0, "tue")) == (4, 10)


def test_what_is_not_there_stands_where_it_would():
    """A missing key is told at the beginning of what lacks it."""
    document = parse("a: b\nname:\n  fi: Majakka\n", "data/a.yaml")
    assert document.position(("name", "sv")) == (3, 3)
    assert document.position(("elsewhere",)) == (1, 1)


@pytest.mark.parametrize(
    ("file", "id"),
    [("data/regions/rannikko/places/majakka.yaml", "majakka"), ("data/regions/rannikko/region.yaml", "rannikko"), ("data/services.yaml", ""), ("content/fi/about.md", "about")],
)
def test_a_file_names_its_record(file, id):
    """Except where it holds many records, whose ids are its keys."""
    assert reading.Document(file).id == id


def test_a_problem_names_the_way_to_its_place():
    """Rows count from one, as people count."""
    document = parse("hours:\n  - tue: 9\n", "data/regions/rannikko/places/majakka.yaml")
    assert document.problem(("hours", 0, "tue"), "hours-form", value="9").where == "majakka › hours › 1 › tue"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b\n\tc: d\n", (2, 1, "yaml-tab")),
        ("a:\n\t- b\n", (2, 1, "yaml-tab")),
        ("a: b\n c: d\n", (2, 3, "yaml-colon")),
        ("a:\n  b: c\n d: e\n", (3, 2, "yaml-indent")),
        ("  a: b\nc: d\n", (2, 1, "yaml-indent")),
        ("- a\nb: c\n", (2, 1, "yaml-indent")),
        ("a: b: c\n", (1, 5, "yaml-colon")),
        ('a: "b\nc: d\n', (1, 4, "yaml-quote")),
        ('a: "b\nc: "d"\n', (1, 4, "yaml-quote")),
        ("a: 'b's'\n", (1, 4, "yaml-quote")),
        ("a: {b: c\nd: e\n", (1, 4, "yaml-bracket")),
        ("a: [b, c\nd: e\n", (1, 4, "yaml-bracket")),
        ("a: {b: c: d}\n", (1, 9, "yaml-colon")),
        ("a: {b:c}\n", (1, 5, "yaml-no-space")),
        ("a: b\nc\nd: e\n", (2, 1, "yaml-no-colon")),
        ("a:b\nc: d\n", (1, 1, "yaml-no-colon")),
        ("a: @b\n", (1, 4, "yaml-sign")),
        ("a: `b`\n", (1, 4, "yaml-sign")),
        ("a: %b\n", (1, 4, "yaml-sign")),
        ("a: *Huom! b\n", (1, 4, "yaml-sign")),
        ('a: "\\q"\n', (1, 5, "yaml-backslash")),
        ("a: {b: c,, d: e}\n", (1, 10, "yaml-syntax")),
        ("a: | b\n", (1, 6, "yaml-syntax")),
        ("a: b\n---\nc: d\n", (2, 1, "yaml-two-documents")),
        ("a: b\na: c\n", (2, 1, "key-repeated")),
        ("a: *b\n", (1, 4, "alias")),
        ("a: &b c\n", (1, 4, "alias")),
        ("a: !!int 3\n", (1, 4, "yaml-tag")),
        ("a: !Huom b\n", (1, 4, "yaml-tag")),
        ("[a]: b\n", (1, 1, "key-not-text")),
        ("{a: b}: c\n", (1, 1, "key-not-text")),
        ("", (1, 1, "file-empty")),
        ("# a\n", (1, 1, "file-empty")),
        ("---\n", (1, 1, "file-empty")),
        ("a: \x07b\n", (1, 4, "invisible-character")),
        ("a: b\nc: d\u2028e\n", (2, 5, "invisible-character")),
    ],
)
def test_a_slip_is_told_once_where_it_begins(text, place):
    """Not where the parser gave up, and as one message."""
    assert told(parse(text, "data/a.yaml")) == [place]


def test_a_text_with_a_syntax_fault_has_no_data():
    """Half a record would bring faults that are none."""
    assert parse("a: b\nc: d: e\n", "data/a.yaml").data is None
    assert parse("a: b\n---\nc: d\n", "data/a.yaml").data is None


def test_the_first_of_two_equal_keys_is_kept():
    """What the second holds is passed over, however deep."""
    assert parse("a: b\na: {c: [d, {e: f}]}\ng: h\n", "data/a.yaml").data == {"a": "b", "g": "h"}


def test_a_refused_value_is_remembered():
    """So that nobody is told as well that it is missing."""
    assert parse("a: {b: *c}\n", "data/a.yaml").spoiled == [("a", "b")]


def test_a_tag_runs_nothing(tmp_path):
    """A Python object stays text, with a message."""
    trace = tmp_path / "trace"
    document = parse(f'a: !!python/object/apply:os.mkdir ["{trace}"]\n', "data/a.yaml")
    assert told(document) == [(1, 4, "yaml-tag")] and not trace.exists()


def test_billion_laughs_stay_small():
    """Aliases are not followed, so a bomb is as large as its file."""
    layers = ["a0: &a0 [ha, ha]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    document = parse("\n".join(layers) + "\n", "data/a.yaml")
    assert {problem.kind for problem in document.problems} == {"alias"}
    assert document.data["a11"] == [None] * 9


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_ten_thousand_levels_end_early(opening):
    """Nesting without end is told once and takes no time."""
    document = parse("a:\n  " + opening * 10_000, "data/a.yaml")
    assert [problem.kind for problem in document.problems] == ["too-deep"]


def test_ten_thousand_levels_of_keys_end_early():
    """In a key, and in the value of a key that stands twice, as well."""
    for text in ("[" * 10_000, "? " + "- " * 10_000, "a: b\na:\n  " + "- " * 10_000):
        assert parse(text, "data/a.yaml").problems[-1].kind == "too-deep"


def test_a_level_too_many_is_told_where_it_begins():
    """At the first bracket that is too deep."""
    assert told(parse("a: " + "[" * 40 + "]" * 40 + "\n", "data/a.yaml")) == [(1, 4 + DEEPEST, "too-deep")]


def test_as_deep_as_allowed_is_read():
    """Thirty levels are far more than any record has."""
    assert not parse("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "\n", "data/a.yaml").problems


def test_five_megabytes_are_not_read(read_bytes):
    """The largest real file is a tenth of what is allowed."""
    document = read_bytes(b"a: b\n" * 1_000_000)
    assert told(document) == [(1, 1, "file-too-large")] and document.data is None
    assert "5000 kB" in document.problems[0].sentence("en") and LARGEST_FILE == 1_000_000


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("name: Järvelä\n".encode("latin-1"), (1, 1, "not-utf8")),
        ("a: b\nname: Järvelä\n".encode("latin-1"), (2, 1, "not-utf8")),
        ("name: Järvelä\n".encode("utf-16"), (1, 1, "not-utf8")),
        ("name: a\n".encode("utf-16-le"), (1, 2, "invisible-character")),
        (b"a: b\nc: d\0e\n", (2, 5, "invisible-character")),
        (b"\xef\xbb\xbf", (1, 1, "file-empty")),
        (b"", (1, 1, "file-empty")),
        (b"a: \xed\xa0\x80\n", (1, 1, "not-utf8")),
        (b"a: \xc3", (1, 1, "not-utf8")),
    ],
    ids=["latin-1", "latin-1 on line 2", "UTF-16", "UTF-16 without mark", "NUL", "mark only", "no bytes", "half a pair", "cut letter"],
)
def test_what_is_no_text_is_told(read_bytes, raw, place):
    """With the line that the editor has to look at."""
    assert told(read_bytes(raw)) == [place]


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: b\nc: d\n", b"a: b\r\nc: d\r\n", b"a: b\rc: d\r", b"a: b\nc: d", b"---\na: b\nc: d\n...\n"], ids=["mark", "CRLF", "CR", "no last line end", "YAML's own marks"])
def test_what_editors_tools_write_is_read(read_bytes, raw):
    """Byte order mark and line ends of any system are nobody's mistake; lines count as the editor sees them."""
    document = read_bytes(raw)
    assert document.data == {"a": "b", "c": "d"} and not document.problems
    assert document.position(("c",))[0] == (3 if raw.startswith(b"-") else 2)


def test_a_file_that_is_not_there_is_told(tmp_path):
    """A folder of that name counts as no file."""
    (tmp_path / "folder.yaml").mkdir()
    assert told(reading.read(tmp_path / "nothing.yaml", tmp_path)) == [(1, 1, "file-missing")]
    assert told(reading.read(tmp_path / "folder.yaml", tmp_path)) == [(1, 1, "file-missing")]


@pytest.fixture
def read_page(tmp_path):
    """Gives document, body and first line of a Markdown file."""

    def read(raw):
        path = tmp_path / "about.md"
        path.write_bytes(raw)
        return reading.read_front_matter(path, tmp_path)

    return read


def test_front_matter_and_body_part_ways(read_page):
    """Lines count through both."""
    document, body, first_line = read_page(b"---\ntitle: A\nslug: a\n---\nText\n\n---\n\nMore\n")
    assert document.data == {"title": "A", "slug": "a"}
    assert document.position(("slug",)) == (3, 7)
    assert (body, first_line) == ("Text\n\n---\n\nMore\n", 5)


@pytest.mark.parametrize("raw", [b"", b"Text\n", b"---\ntitle: A\nText\n", b"---\n---\nText\n", b"\n---\ntitle: A\n---\n", b"--- \ntitle: A\n---\n"])
def test_a_page_without_front_matter_is_told(read_page, raw):
    """Three dashes alone on the first line and again below."""
    document, body, _ = read_page(raw)
    assert told(document) == [(1, 1, "front-matter-missing")] and body == raw.decode()


def test_a_fault_in_front_matter_has_its_line(read_page):
    """The dashes count as line one."""
    assert told(read_page(b"---\ntitle: A\nslug: a: b\n---\nText\n")[0]) == [(3, 8, "yaml-colon")]


COLUMNS = ("code", "fi")


@pytest.fixture
def read_table(tmp_path):
    """Gives the document of a CSV file with two columns."""

    def read(text):
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return reading.read_csv(path, tmp_path, COLUMNS)

    return read


def test_a_table_is_read_by_its_header(read_table):
    """Columns may change places, empty lines and empty cells are nothing, and text in quotes may hold a comma."""
    document = read_table('fi,code\n\nSaari,901\n"Ranta, pieni",\n')
    assert document.data == [{"fi": "Saari", "code": "901"}, {"fi": "Ranta, pieni"}]
    assert [document.position((index,)) for index in (0, 1)] == [(3, 1), (4, 1)]


def test_a_text_of_two_lines_does_not_move_the_lines(read_table):
    """A row stands where it begins."""
    document = read_table('code,fi\n901,"Sa\nari"\n902,Ranta\n')
    assert [document.position((index,)) for index in (0, 1)] == [(2, 1), (4, 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (1, 1, "file-empty")),
        ("code\n901\n", (1, 1, "csv-header")),
        ("code,fi,sv\n901,Saari,Ön\n", (1, 1, "csv-header")),
        ("code,fi,fi\n901,Saari,Ön\n", (1, 1, "csv-header")),
        ("901,Saari\n", (1, 1, "csv-header")),
        ("code;fi\n901;Saari\n", (1, 1, "csv-header")),
        ("code,fi\n901,Saari,Ön\n", (2, 1, "csv-row")),
        ("code,fi\n901,Saari\n902\n", (3, 1, "csv-row")),
        ('code,fi\n"901,Saari\n902,Ranta\n', (2, 1, "csv-row")),
        ("code,fi\n901," + "a" * 200_000 + "\n", (2, 1, "csv-row")),
    ],
)
def test_a_broken_table_is_told(read_table, text, place):
    """One message for the header or for each line, and no rows to check."""
    document = read_table(text)
    assert told(document) == [place] and not document.data


def test_a_hard_space_at_the_ends_of_a_value_is_none():
    """As YAML does with ordinary spaces; within a text it is somebody's wish, and within quotation marks too."""
    data = parse("status: \xa0active\xa0\nnote: 10\xa0€\nname: '\xa0a'\nuntil: \xa0\n", "a.yaml").data
    assert data == {"status": "active", "note": "10\xa0€", "name": "\xa0a", "until": None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name:\n\xa0\xa0fi: a\n", (2, 1)),
        ("name:\n  fi: a\n \xa0sv: b\n", (3, 2)),
        ("name: a\nstatus:\xa0active\nkind: b\n", (2, 8)),
        ("hours:\n  -\xa0ma 9-12\n  - ti 9-12\n", (2, 3)),
        ("hours:\n  - ma 9-12\n  -\xa0ti 9-12\n", (3, 4)),
        ("name: {fi:\xa0a, sv: b}\n", (1, 8)),
        ("status\xa0: active\n", (1, 1)),
    ],
)
def test_a_hard_space_is_told_once_where_it_does_harm(text, place):
    """In front of a key, beside its colon, behind a hyphen; what follows from it is not told."""
    document = parse(text, "a.yaml")
    assert [(problem.kind, problem.line, problem.column) for problem in document.problems] == [("yaml-hard-space", *place)]
    assert document.data is None


@pytest.mark.parametrize(
    ("rows", "write"),
    [
        ("  - ma 9–12\n    what: a\n", "ma: 9–12"),
        ("  - ti–pe klo 9.30–12  # a\n    weeks: odd\n", "ti–pe: 9.30–12"),
        ("  - mån kl. 9–12\n    what: a\n  - tis 9–12\n", "mån: 9–12"),
        ("  - ma arvaa 9–12\n    what: a\n", None),
        ("  - aamulla\n    what: a\n", None),
        ("  - ma 9–12\n what: a\n", None),
    ],
)
def test_keys_below_a_row_in_words(rows, write):
    """The row that lacks its colon is told, not the key below it, which is right; where there is no such row, it is another mistake."""
    (problem,) = parse(f"hours:\n{rows}", "a.yaml").problems
    assert (problem.kind == "hours-row-with-keys", problem.values.get("write")) == (write is not None, write)
    assert write is None or problem.line == 2
