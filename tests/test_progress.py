"""The line that tells how far a build has come."""

import io
import itertools

import pytest

from perhekeskus.progress import CLEARED, PATIENCE, counted

WORDS = "{done}/{total}, {left} s"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def ticking(step):
    """A clock that goes on by `step` seconds each time one looks."""
    return map(lambda n: n * step, itertools.count()).__next__


def test_items_pass_unchanged():
    """Whether anybody looks or not."""
    for stream in (Terminal(), io.StringIO()):
        assert list(counted("abc", 3, WORDS, stream, ticking(10))) == ["a", "b", "c"]


def test_nothing_is_said_where_no_terminal_is():
    """A log would be full of it."""
    stream = io.StringIO()
    list(counted(range(50), 50, WORDS, stream, ticking(10)))
    assert stream.getvalue() == ""


def test_short_work_is_done_in_silence():
    """The line would only flicker."""
    stream = Terminal()
    list(counted(range(3), 3, WORDS, stream, ticking(PATIENCE / 10)))
    assert stream.getvalue() == CLEARED


def test_pages_done_and_time_left_stand_on_one_line():
    """Half of it done in a thousand seconds, so a thousand are left; thousands are told apart by a space."""
    stream = Terminal()
    work = counted(range(2000), 2000, WORDS, stream, ticking(1))
    for _ in range(1001):
        next(work)
    assert stream.getvalue().split(CLEARED)[-1] == "1\u00a0000/2\u00a0000, 1000 s"
    work.close()


def test_the_line_goes_when_the_work_is_broken_off():
    """What is said next starts on a clean line."""
    stream = Terminal()

    def work():
        yield 1
        raise RuntimeError

    with pytest.raises(RuntimeError):
        list(counted(work(), 5, WORDS, stream, ticking(10)))
    assert stream.getvalue().endswith(CLEARED)


def test_the_line_is_not_written_for_every_page():
    """A terminal takes longer to write than a page."""
    stream = Terminal()
    list(counted(range(10_000), 10_000, WORDS, stream, ticking(0.001)))
    assert stream.getvalue().count(CLEARED) < 60
