"""The fast path, where pages are joined from a frame and a body, gives what the engine's own path would give."""

import os
import subprocess
import sys
from importlib.metadata import version
from inspect import getattr_static
from pathlib import Path

import pytest
from mkdocs_static_i18n.plugin import I18n

from perhekeskus.urls import INDEXES

HERE = Path(__file__).parent
DAY = "2026-11-02"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """(slow, fast) folders of the example: the one has pages made from data as the engine renders them one by one, the other the whole site."""
    folder = tmp_path_factory.mktemp("paths")
    settings = {"EXAMPLE": "1", "TODAY": DAY, "SITE_DIR": str(folder / "fast"), "SLOW_DIR": str(folder / "slow"), "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(HERE / "slow" / "mkdocs.yml")], env=os.environ | settings, capture_output=True, text=True, timeout=600)
    assert built.returncode == 0, built.stderr
    return folder / "slow", folder / "fast"


def test_both_paths_give_the_same_bytes(both):
    """Every page made from data, in both languages and at every depth; the front page has its frame to itself."""
    slow, fast = both
    pages = [path.relative_to(slow) for path in sorted(slow.rglob("*.html"))]
    assert len(pages) > 200 and {len(page.parts) for page in pages} == {3, 4, 5}
    assert len([page for page in pages if len(page.parts) == 3]) >= 2 * (len(INDEXES) - 1)
    assert [str(page) for page in pages if (slow / page).read_bytes() != (fast / page).read_bytes()] == []


def test_the_language_plugin_is_as_the_adapter_knows_it():
    """hooks/site.py asks it which language is being built and whether another build is going on inside; a new version may call that otherwise."""
    assert version("mkdocs-static-i18n").startswith("1.3.")
    plugin = I18n()
    assert (plugin.current_language, plugin.building) == (None, False)
    assert callable(getattr_static(I18n, "on_post_build"))
