"""Pages that a reader has opened, for a moment without a connection: the tag that brings the worker, and the worker itself. Only for a site that asks for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from .dense import dense_text
from .wording import Wording

WORKER = "worker.js"  # at the site's root, because a worker minds only what lies below it
SCRIPT = "assets/offline.js"
EMPTIED_ON = (("index", "mine"), ("page", "privacy"))  # pages with a button that empties what is kept


def tag(root: str, mine: str, wording: Wording, with_button: bool) -> Markup:
    """For the head of a page whose way up to the site's root is `root`; `mine` leads to the reader's own list."""
    words = {"kept": wording.offline_kept, "old": wording.offline_old, "empty": wording.offline_empty, "emptied": wording.offline_emptied}
    button = Markup(' data-empty="1"') if with_button else ""
    return Markup('<script src="{}" data-root="{}" data-mine="{}" data-words="{}"{} defer></script>').format(root + SCRIPT, root, mine, dense_text(words), button)


def worker(assets: Path, never: Iterable[str]) -> str:
    """The worker, which leaves the addresses of `never` alone. Its edition is made of the scripts and styles that pages need, so that a change of
    those empties what was kept with the former ones, and the daily change of facts does not."""
    known = hashlib.sha256()
    for path in sorted([*assets.glob("*.js"), *assets.glob("*.css")]):
        if not path.name.startswith("municipalities-"):
            known.update(path.read_bytes())
    told = {"version": known.hexdigest()[:12], "never": sorted(never), "sign": SCRIPT}
    return f"var PK={dense_text(told)};" + _source(assets, "offline-worker.js")


def farewell(assets: Path) -> str:
    """The worker of a site that keeps nothing: it takes away what an earlier edition has kept, and itself."""
    return _source(assets, "offline-gone.js")


def _source(assets: Path, name: str) -> str:
    path = assets / name
    return path.read_text(encoding="utf-8") if path.exists() else ""
