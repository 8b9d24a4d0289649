"""What the form of the parenting plan says by its script: to the words on the page come those that answer what the reader does."""

from __future__ import annotations

from .dense import dense_text
from .wording import Wording


def plan_words(w: Wording) -> str:
    """A script that comes with the form, so that the page stays small; {braces} are filled in by plan.js."""
    said = {
        "file": w.plan_file, "child": w.label("plan_child", n="{n}"), "answered": w.label("plan_answered", n="{n}", all="{all}"), "printed": w.label("plan_printed", d="{d}"),
        "remove": w.label("plan_remove", n="{n}"), "removeSure": w.label("plan_remove_sure", n="{n}"), "removed": w.label("plan_removed", n="{n}"),
        "unsaved": w.plan_unsaved, "saved": w.label("plan_saved", t="{t}"), "restored": w.plan_restored, "carried": w.plan_carried, "overwrite": w.plan_overwrite, "unreadable": w.plan_unreadable,
        "full": w.plan_full, "forbidden": w.plan_forbidden, "exported": w.plan_exported, "clearSure": w.plan_clear_sure, "cleared": w.plan_cleared, "notCleared": w.plan_not_cleared,
        "openSure": w.plan_open_sure, "opened": w.plan_opened, "large": w.plan_large, "foreign": w.plan_foreign, "broken": w.plan_broken, "version": w.plan_version, "unchanged": w.plan_unchanged,
        "former": w.plan_former, "formerText": w.plan_former_text,
    }  # fmt: skip
    return f"pkPlanWords={dense_text(said)}\n"
