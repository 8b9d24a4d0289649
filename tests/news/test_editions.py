"""News between builds."""

import json
from datetime import date

import pytest

from perhekeskus.news import telling

MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"


@pytest.fixture
def cache(country, tmp_path_factory):
    """A folder in which one build has left its news."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {MAJAKKA: ("cost: free", "cost: fee")})
    folder = tmp_path_factory.mktemp("cache") / "cache"
    country.news(cache=folder)
    return folder


@pytest.fixture
def read(monkeypatch):
    """Whose contents git was asked for."""
    asked = []
    monkeypatch.setattr(telling, "contents", lambda root, names: asked.append(list(names)) or {})
    return asked


def test_what_was_told_is_not_worked_out_again(country, cache, read):
    """The same as without what was kept."""
    whole = country.news()
    assert read and not whole.entries  # the fixture gives no contents
    read.clear()
    kept = country.news(cache=cache)
    assert not read and [entry.id for entry in kept.entries] == ["rantakunta-majakka"] and kept.entries[0].facts["fi"][0].name == "Hinta"


@pytest.mark.parametrize("change", ["commit", "day", "label", "name", "term"])
def test_what_changes_news_makes_them_anew(country, cache, read, change):
    """A commit, the day, the words of the site, the name of a record or of a season."""
    if change == "commit":
        country.commit("2026-10-21T08:00:00Z", {MAJAKKA: ("cost: fee", "cost: free")})
    elif change in ("label", "name", "term"):
        path = country.root / {"label": "data/labels.yaml", "name": "data/services.yaml", "term": "data/calendar.yaml"}[change]
        path.write_text(path.read_text(encoding="utf-8").replace(*{"label": ("site_name: {fi: Perhekeskus", "site_name: {fi: Perheet"), "name": ("fi: Lastenneuvola", "fi: Neuvola"), "term": ("fi: lukukausina", "fi: kouluaikana")}[change]), encoding="utf-8")
    country.news(date(2026, 11, 4) if change == "day" else date(2026, 11, 3), cache=cache)
    assert read


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"edition": 1}', "null"])
def test_damage_is_passed_over(country, cache, damage):
    """And mended."""
    (cache / "news.json").write_text(damage, encoding="utf-8")
    assert len(country.news(cache=cache).entries) == 1
    assert json.loads((cache / "news.json").read_text(encoding="utf-8"))["entries"]


def test_kept_news_are_the_same_as_fresh_ones(country, cache):
    """In every value."""
    assert country.news(cache=cache) == country.news()


def test_a_short_history_is_not_kept(country, cache, tmp_path_factory):
    """It may grow without a new commit."""
    clone = tmp_path_factory.mktemp("clone") / "clone"
    country.git("clone", "--quiet", "--depth=1", country.root.as_uri(), str(clone))
    folder = clone / "build"
    assert country.news(folder=clone, cache=folder).state == "shallow" and not (folder / "news.json").exists()
