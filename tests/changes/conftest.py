"""The small country before and after somebody has changed its files."""

from datetime import date

import pytest

from perhekeskus.changes import State

TODAY = date(2026, 11, 3)


@pytest.fixture(scope="session")
def before(small_root):
    return State.read(small_root, TODAY)


@pytest.fixture
def after(root):
    """Gives the state after edits: rows with `file` and what is done to it: `replace` and `with`, `write`, `move`, or `remove`."""

    def state(*edits):
        for edit in edits:
            _edit(root / edit["file"], root, edit)
        return State.read(root, TODAY)

    return state


def _edit(path, root, edit):
    if "move" in edit:
        path.rename(root / edit["move"])
    elif "remove" in edit:
        path.unlink()
    elif "write" in edit:
        path.write_text(edit["write"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert edit["replace"] in text, edit
        path.write_text(text.replace(edit["replace"], edit["with"], 1), encoding="utf-8")
