"""Urgent help on the built site: one tap from everywhere, and what stands there is what the data says."""

import posixpath
import re
from urllib.parse import urlsplit

import pytest

TEL = "tel:"


def above_the_content(path):
    """What a page has before its content; nothing of a page that only sends its reader on."""
    html = path.read_text(encoding="utf-8")
    return "" if 'http-equiv="refresh"' in html else html.partition('id="sisalto"')[0]


def test_help_is_one_tap_away_from_every_page(site, all_pages, real_addresses):
    """112 to call and the page with all lines to open, above the content of each page, in its own language."""
    addresses, seen = real_addresses[0], 0
    for path in all_pages:
        above = above_the_content(path)
        if not above:
            continue
        seen += 1
        folder = path.parent.relative_to(site).as_posix()
        strip = re.search(r'class="pk-urgent".*?</aside>', above, re.DOTALL)
        links = re.findall(r'href="([^"]+)"', strip[0] if strip else "")
        help_page = addresses.path(("index", "help"), folder.partition("/")[0]).rstrip("/")
        assert f"{TEL}112" in links and help_page in [posixpath.normpath(posixpath.join(folder, link)) for link in links], path
    assert seen > 2000


def test_help_is_one_tap_away_where_there_is_no_page(site):
    """The page that chooses a language and the one for lost readers call 112 as well."""
    for name in ("index.html", "404.html"):
        assert f'href="{TEL}112"' in (site / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_of_help_has_the_numbers_of_the_data_and_no_others(language, site, parsed, real_addresses):
    """Each line once, with its number, for whom it is, what a call costs, whether it always answers, and its sources with their dates."""
    addresses, catalogue = real_addresses
    content = parsed(site / addresses.file(addresses.path(("index", "help"), language))).get_element_by_id("sisalto")
    cards = {card.get("id"): card for card in content.find_class("pk-call")}
    assert list(cards) and set(cards) == {f"linja-{id}" for id in catalogue.helplines}
    for id, line in catalogue.helplines.items():
        card = cards[f"linja-{id}"]
        text = card.text_content()
        assert [link for link in links_of(card) if link.startswith(TEL)] == [TEL + line.number.replace(" ", "")], id
        assert line.summary.read_in(language)[0] in text and catalogue.labels[f"call_{line.cost}"].read_in(language)[0] in text, id
        assert (catalogue.labels["always"].read_in(language)[0] in text) == line.always, id
        assert line.always or line.hours and line.hours.read_in(language)[0] in text or catalogue.labels["times_not_confirmed"].read_in(language)[0] in text, id
        assert [link for link in links_of(card) if not link.startswith(TEL)][-len(line.sources) :] == in_order(line.sources), id
    assert {link for link in links_of(content) if link.startswith(TEL)} == {TEL + line.number.replace(" ", "") for line in catalogue.helplines.values()}


def links_of(element):
    return [link.get("href") for link in element.iter("a")]


def in_order(sources):
    """Addresses as the file has them, but those of one site and date together, where the first of them stands."""
    first = {}
    for source in sources:
        first.setdefault((urlsplit(source.url).hostname, source.date), len(first))
    return [source.url for source in sorted(sources, key=lambda source: first[urlsplit(source.url).hostname, source.date])]


def test_the_four_lines_that_matter_most_are_there(real_addresses):
    """Danger, violence, illness and crisis: each has a line that answers round the clock."""
    lines = real_addresses[1].helplines.values()
    assert {line.number for line in lines if line.always} >= {"112", "080 005 005", "116 117"}
    assert {line.kind for line in lines if line.always} >= {"emergency", "violence", "medical", "crisis"}


def test_a_sensitive_page_tells_nothing_outside_itself(site, real_addresses):
    """Tab, icon and what a shared link shows are neutral; no other site learns the address; and there is a way out."""
    addresses, catalogue = real_addresses
    keys = [(kind, id) for kind in ("situation", "service") for id, record in catalogue.records(kind).items() if record.sensitive]
    keys += [("page", id) for id, by_language in catalogue.pages.items() if any(page.sensitive for page in by_language.values())]
    assert {kind for kind, _ in keys} == {"situation", "service", "page"}
    for key in keys:
        for language in ("fi", "sv"):
            html = (site / addresses.file(addresses.path(key, language))).read_text(encoding="utf-8")
            head, label = html.partition("</head>")[0], catalogue.labels
            said = re.findall(r"<title>(.*?)</title>", head) + re.findall(r'property="og:title" content="(.*?)"', head)
            assert said == [label["neutral_title"].read_in(language)[0]] * 2, key
            assert re.findall(r'(?:name="|og:)description" content="(.*?)"', head) == [label["site_description"].read_in(language)[0]] * 2, key
            assert '<meta name="referrer" content="no-referrer">' in head and re.findall(r'rel="icon" href="[./]*assets/(.*?)"', head) == ["door.svg"], key
            assert not re.search(r"v[äå](?:kivalta|ld)|turvakoti|skyddshem", head + addresses.path(key, language), re.IGNORECASE), key
            assert html.count("data-pk-exit") == 1 and "data-pk-mine" not in html, key
