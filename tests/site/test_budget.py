"""What a reader's phone has to fetch. `pytest -rP tests/site/test_budget.py` lists the heaviest ten pages of each kind."""

import gzip
import re

import pytest

from perhekeskus.urls import DESK, EMBEDS, INDEXES, SECTIONS, WEEKS

RAW, PACKED, PACKED_FRONT, FIRST_VIEW = 25_000, 7_000, 9_000, 80_000  # bytes; packed as a server sends them
CARD, ORDINARY_CARD, FIRST_CARD = 10_000, 6_000, 6_000  # bytes: the largest week, 99 of 100, and the heaviest packed with its styles
LISTED = 10
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src|script defer src)="([^"]+)"')
SECTION_OF = {words[language]: kind for kind, words in SECTIONS.items() for language in words}
BELOW = {word: kind for kind, words in WEEKS.items() for word in words.values()}


def kind_of(path):
    """'fi/kunnat/vaasa/index.html' → 'municipality'."""
    parts = path.parent.parts[1:]
    if path.as_posix().startswith(EMBEDS):
        return "card"
    if len(parts) < 2:
        return "front" if not parts else "list" if any(parts[0] in words.values() for words in INDEXES.values()) else "written"
    kind = SECTION_OF.get(parts[0], "desk" if parts[0] in DESK.values() else "written")
    return kind if len(parts) < 3 else BELOW.get(parts[2], f"below {kind}")


def weight(path):
    text = path.read_bytes()
    return len(text), len(gzip.compress(text))


@pytest.fixture(scope="module")
def pages(site):
    """(kind, bytes, bytes packed, path) of every page of the real site."""
    paths = [path.relative_to(site) for path in site.rglob("*.html")]
    return [(kind_of(path), *weight(site / path), path) for path in sorted(paths)]


def test_every_page_fits_its_budget(pages):
    """The heaviest ten of each kind are printed; none is too heavy."""
    for kind in sorted({page[0] for page in pages}):
        print(f"\n{kind}")
        for _, raw, packed, path in sorted((page for page in pages if page[0] == kind), key=lambda page: -page[1])[:LISTED]:
            print(f"{raw:8,} {packed:7,}  {path.parent}")
    heavy = [f"{path}: {raw} bytes, {packed} packed" for kind, raw, packed, path in pages if raw > RAW or packed > (PACKED_FRONT if kind == "front" else PACKED)]
    assert not heavy


def test_a_first_visit_fetches_little(site, pages):
    """The heaviest page of each kind with all its styles and scripts, nothing of it kept from before."""
    heaviest = {kind: max((page for page in pages if page[0] == kind), key=lambda page: page[2]) for kind in {page[0] for page in pages}}
    fetched = {}
    for kind, _, packed, path in heaviest.values():
        linked = {(site / path.parent / address).resolve() for address in LINKED.findall((site / path).read_text(encoding="utf-8"))}
        fetched[kind] = packed + sum(weight(file)[1] for file in linked)
    assert len(fetched) > len(SECTIONS) and max(fetched.values()) <= FIRST_VIEW, fetched
    card = fetched.pop("card")
    assert min(fetched.values()) > 10_000 and card > 2_000  # the styles were counted
    assert card <= FIRST_CARD  # whoever shows it has not asked its readers


def test_every_card_is_light(pages):
    """Two kilobytes for most, and never more than ten, however many places a town has."""
    cards = sorted(raw for kind, raw, _, _ in pages if kind == "card")
    assert len(cards) > 500 and cards[-1] <= CARD and cards[len(cards) * 99 // 100] <= ORDINARY_CARD, cards[-10:]
