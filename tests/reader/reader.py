"""Pages of the small country, also with other records, as their reader sees them."""

from dataclasses import replace
from datetime import date

from lxml import html

from perhekeskus.model import Place
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

SOURCE = {"url": "https://a.example/", "date": "2026"}


def page_at(pages, path):
    return next(page for page in pages.generated() if page.path == path)


def tree(page):
    return html.fragment_fromstring(page.body, create_parent="main")


def text(page):
    """What a reader sees, in one line."""
    return " ".join(tree(page).text_content().split())


def links(element):
    return [a.get("href") for a in element.iter("a")]


def names(element, tag="h3"):
    return [found.text_content().strip() for found in element.iter(tag)]


def country_of(catalogue, **records):
    """The pages of the small country with some of its records replaced by others."""
    changed = replace(catalogue, **records)
    return Pages(changed, Addresses.of(changed), date(2026, 11, 3))


def with_places(catalogue, **places):
    """The pages of the small country with only these places, all in Rannikko; an underscore stands for a hyphen."""
    least = {"kind": "meeting-place", "status": "active", "municipality": "rantakunta", "street": "Tie 1", "organiser": {"kind": "parish"}, "sources": [SOURCE]}
    made = {id: Place.model_validate(least | {"name": id} | values) for id, values in places.items()}
    return country_of(catalogue, places=made, region_of_place=dict.fromkeys(made, "rannikko"))
