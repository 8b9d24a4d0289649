"""When Python looks for unused memory."""

import gc

import pytest

from perhekeskus.memory import uncollected


def test_nothing_is_collected_meanwhile():
    """And afterwards it is as before."""
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_leaves_it_on():
    """A check that fails must not change the process for good."""
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_what_was_off_stays_off():
    """A caller that switched it off has its reasons."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
