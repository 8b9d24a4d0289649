"""Real files, spoiled by chance: whatever stands in a file, the check ends with messages and never with a traceback."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perhekeskus.checking import check
from perhekeskus.problems import LANGUAGES

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 3)
COUNTRY = ROOT / "tests" / "country"
bounded = settings(max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture])


def some(paths, most):
    """Up to `most` files from all over a sorted list."""
    paths = sorted(paths)
    return paths[:: max(1, len(paths) // most)]


def as_files():
    """(where it stands in the small country, text) of real files and those of the country; places and regions move to its first region."""
    real = [*ROOT.glob("data/*.yaml"), *some(ROOT.glob("data/regions/*/region.yaml"), 8), *some(ROOT.glob("data/regions/*/places/*.yaml"), 30), *some(ROOT.glob("content/*/*.md"), 10)]
    for path in real:
        file = re.sub(r"^data/regions/[^/]+", "data/regions/rannikko", path.relative_to(ROOT).as_posix())
        yield file, path.read_text(encoding="utf-8")
    for path in sorted(COUNTRY.rglob("*.*")):
        yield path.relative_to(COUNTRY).as_posix(), path.read_text(encoding="utf-8")


FILES = list(as_files())
SCALARS = [
    "", "~", "yes", "no", "12:30", "00100", "1e3", "0x1F", "-1", "nan", ".inf", "9" * 400, "2026-02-30", "0000-00-00", "0000", "٢٠٢٦", "25-26", "9-9", "TODO", "javascript:alert(1)",
    "https://[", "https://a:b@c.fi:99999", "http://.", "👨‍👩‍👧", "\u202eabc", "a\u200bb", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\ud7ff", "<script>", "&amp;", "{n}", "{", "}", "%s", "{0.__class__}", "\\",
    "'", '"', "'''", "*a", "&a", "!!python/object:a", "!a", "@", "`", "|", ">", "- ", "? ", ": ", "#", "---", "...", "\t", "../../etc/passwd", "a" * 5000, "ä" * 200, "a, b", "a: b", "[", "]", "::error::", "\r",
]  # fmt: skip
NESTED = ["[]", "{}", "[[]]", "[a, {b: c}]", "{a: b}", "{fi: a}", "{fi: [a], sv: {b: c}}", "{? [a] : b}", "[" * 50, "{a: " * 40, "{a: b, a: c}", "[a: b]", "{a, b}", "{a:b}", "{{ a }}", "[~, ~]", "{fi: ~}", "- a\n- b", "{date: a}", "[1, 2, 3]"]
words = st.text(min_size=1, max_size=40) | st.sampled_from(SCALARS) | st.sampled_from(NESTED)


@st.composite
def changes(draw):
    """A function from lines to lines, spoiled in one of the ways that people and tools have."""
    at, other, many = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.integers(1, 4))
    word = draw(words)

    def index(lines, share):
        return min(int(share * len(lines)), max(len(lines) - 1, 0))

    def on_line(change):
        def changed(lines):
            i = index(lines, at)
            return [*lines[:i], change(lines[i]), *lines[i + 1 :]] if lines else [change("")]

        return changed

    def swapped(lines):
        i, j = index(lines, at), index(lines, other)
        lines = list(lines)
        if lines:
            lines[i], lines[j] = lines[j], lines[i]
        return lines

    return draw(
        st.sampled_from(
            [
                lambda lines: lines[: index(lines, at)] + lines[index(lines, at) + many :],
                lambda lines: lines[: index(lines, at) + many] + lines[index(lines, at) :],
                swapped,
                on_line(lambda line: " " * many + line),
                on_line(lambda line: "\t" + line),
                on_line(lambda line: line[many:]),
                on_line(lambda line: re.sub(r"(:\s*)\S.*$", lambda found: found[1] + word, line, count=1)),
                on_line(lambda line: re.sub(r"[\w-]+(?=:)", lambda found: word, line, count=1)),
                on_line(lambda line: line[: int(other * len(line))] + word + line[int(other * len(line)) :]),
                on_line(lambda line: line + word),
                on_line(lambda line: word),
                lambda lines: lines[: index(lines, at)] + [line[: len(line) // 2] for line in lines[index(lines, at) :][:1]],
            ]
        )
    )


@pytest.fixture(scope="module")
def spoiled(small_root, tmp_path_factory):
    """Gives what the check finds while a file of the small country has these bytes; afterwards the country is as before."""
    root = shutil.copytree(small_root, tmp_path_factory.mktemp("mutated"), dirs_exist_ok=True)

    def checked(file, content):
        path = root / file
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(content)
        try:
            found = check(root, today=TODAY)
            assert_told_well(root, found)
            return found
        finally:
            path.unlink() if before is None else path.write_bytes(before)

    return checked


def assert_told_well(root, checked):
    """Every problem stands within its file and can be said, on one line, in every language; errors leave no catalogue."""
    for problem in checked.problems:
        path = root / problem.file
        text = re.sub("\r\n?", "\n", path.read_bytes().decode("utf-8", "replace")) if path.is_file() else ""
        assert 1 <= problem.line <= text.count("\n") + 2 and problem.column >= 1, problem
        for language in LANGUAGES:
            line = problem.line_for_people(language)
            assert line.isprintable(), line
            assert "\n" not in problem.annotation(language)
    assert (checked.catalogue is None) == bool(checked.errors)


@bounded
@given(file=st.sampled_from(FILES), spoil=st.lists(changes(), min_size=1, max_size=3))
def test_a_spoiled_file_is_told_and_nothing_breaks(spoiled, file, spoil):
    """Lines lost, doubled, moved and cut, keys and values replaced by odd ones."""
    name, text = file
    lines = text.split("\n")
    for change in spoil:
        lines = change(lines)
    spoiled(name, "\n".join(lines).encode("utf-8", "surrogatepass"))


@bounded
@given(file=st.sampled_from(FILES), other=st.sampled_from(FILES), cut=st.floats(0, 1), between=st.sampled_from(["", "\n", "---\n", "\n---\n", "\ufeff"]))
def test_two_files_in_one_are_told_and_nothing_breaks(spoiled, file, other, cut, between):
    """The start of one and the whole of another, as a merge gone wrong leaves them, in the place of the first."""
    (name, text), (_, second) = file, other
    spoiled(name, (text[: int(cut * len(text))] + between + second).encode())


@bounded
@given(file=st.sampled_from(FILES), at=st.floats(0, 1), removed=st.integers(0, 20), raw=st.binary(max_size=20) | st.sampled_from([b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\r", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"<<<<<<< HEAD\n"]))
def test_spoiled_bytes_are_told_and_nothing_breaks(spoiled, file, at, removed, raw):
    """Bytes lost, and others in their place, anywhere in a file."""
    name, text = file
    content = text.encode()
    start = int(at * len(content))
    spoiled(name, content[:start] + raw + content[start + removed :])
