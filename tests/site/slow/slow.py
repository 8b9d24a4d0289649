"""The slow path: each page made from data is a page of the engine, rendered by the theme with its own words in place of the marks. What comes
out is put beside the site, below SLOW_DIR, at the same addresses."""

import os
import sys
from pathlib import Path

from markupsafe import Markup
from mkdocs.plugins import event_priority

from perhekeskus import frames

ADAPTER = "../../../hooks/site.py"  # the name under which the engine keeps it
POLICY = "@@policy@@"  # it is made from all frames, and those come at any time
NOWHERE = 99
MADE = {}  # file → HTML, language and depth


@event_priority(-50)
def on_config(config):
    """After the adapter: stages a page for each one that would be made from data. To the adapter it looks like one of its frames."""
    if config.plugins["i18n"].current_language is None:
        site = _adapter().STATE["site"]
        for key, by_language in site.pages.addresses.paths.items():
            for language, path in by_language.items():
                if key[0] not in ("page", "front"):  # the front page has its frame to itself, at its own address
                    _stage(Path(config.docs_dir), language, site.pages.addresses.file(path), key)
    return config


def _stage(folder, language, file, key):
    staged = folder / ("fi" if language == "fi" else "") / f"{file.removesuffix('/index.html')}.md"
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_text(f"---\ntitle: slow\nframe: {file.count('/')}\nslow: ['{key[0]}', '{key[1]}']\n---\n", encoding="utf-8")


@event_priority(-200)
def on_page_context(context, page, config, nav):
    """After the adapter: the page's own parts instead of marks."""
    if "slow" in page.meta:
        adapter = _adapter()
        site, language = adapter.STATE["site"], config.plugins["i18n"].current_language
        made = site.pages.page(tuple(page.meta["slow"]), language)
        parts = site.framing.parts(made)
        parts["head"] = POLICY + parts["head"]
        context["pk"].update({part: Markup(text) for part, text in parts.items()})
        page.meta["slow"] = site.pages.addresses.file(made.path), language
    return context


@event_priority(0)
def on_post_page(output, page, config):
    """Before the adapter, which gets a frame of a depth that no page has, and nothing to write."""
    if "slow" not in page.meta:
        return output
    file, language = page.meta["slow"]
    MADE[file] = output, language, int(page.meta["frame"])
    page.meta["frame"] = NOWHERE
    return "".join(map(frames.mark, frames.PARTS))


@event_priority(-200)
def on_post_build(config):
    """After the adapter has written the site."""
    adapter = _adapter()
    for file, (html, *frame) in ({} if config.plugins["i18n"].building else MADE).items():
        path = Path(os.environ["SLOW_DIR"]) / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.replace(POLICY, adapter.STATE["site"].framing.policy(*adapter.FRAME_OF_PAGE[tuple(frame)].texts)).encode())


def _adapter():
    return sys.modules[ADAPTER]
