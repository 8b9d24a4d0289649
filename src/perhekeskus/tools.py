"""What the buttons at the end of a page say: sharing it, having it read aloud."""

from __future__ import annotations

from .dense import dense_text
from .wording import Wording


def tool_labels(w: Wording) -> str:
    """A script with the words, which comes with the buttons (share.js, aloud.js)."""
    said = {"share": w.share_page, "copy": w.share_copy, "copied": w.share_copied, "byHand": w.share_by_hand, "listen": w.aloud_listen, "stop": w.aloud_stop}
    return f"pkTools={dense_text(said)}\n"
