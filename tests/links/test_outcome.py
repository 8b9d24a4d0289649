"""What is told of a round: lines, JSON, and the text of the one issue."""

import json
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import pytest

from perhekeskus.links.answers import FAILED, KINDS, NOTICED, Answer
from perhekeskus.links.exceptions import Exceptions
from perhekeskus.links.mentions import mentions
from perhekeskus.links.outcome import GROUPS, MOST_ROWS, TO_DO, Outcome, Telling, group_of
from perhekeskus.model import Exemption
from perhekeskus.problems import LANGUAGES, remarks

MADE = datetime(2026, 11, 30, 4, tzinfo=UTC)
LIGHT, SHORE, LAW = "https://majakka.example/", "https://rannikko.example/neuvonta", "https://laki.example/2"
DEAD = Answer("not-found", MADE, 404, tries=3, since=MADE - timedelta(14))


@pytest.fixture(scope="module")
def outcome(small_root, catalogue):
    """Gives what is known of the small country's addresses by some answers; its own exemption counts only where it is asked for."""
    found = mentions(small_root, catalogue)

    def made(answers, exemptions=MappingProxyType({}), today=date(2026, 11, 30)):
        return Outcome.of(small_root, catalogue, found, answers, Exceptions.on(exemptions, today), MADE)

    return made


@pytest.fixture
def telling(outcome):
    """Gives what is told of some answers."""
    return lambda answers, language="en": Telling(outcome(answers), language, lambda file, line: f"[{file}:{line}](here#L{line})")


def test_every_kind_of_answer_has_its_group_and_its_words():
    """In three languages, and no words for what there is not."""
    assert {group_of(Answer(kind, MADE)) for kind in KINDS} | {group_of(DEAD), group_of(None), "exempt"} == set(GROUPS)
    assert {kind.removeprefix("outside-is-") for kind in remarks() if kind.startswith("outside-is-")} == set(KINDS) - {"fine"}
    assert all(f"outside-{group}" in remarks() for group in GROUPS)


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_somebody_can_mend_is_something_to_do(outcome, kind):
    """A failure only once it is death; what says nothing never."""
    once, often = (outcome({LIGHT: Answer(kind, MADE, tries=tries, since=MADE - timedelta(14))}) for tries in (1, 3))
    assert once.is_fine == (kind not in NOTICED) and often.is_fine == (kind not in (*NOTICED, *FAILED))


def test_lines_name_file_record_owner_and_what_is_wrong(telling):
    """The most pressing first."""
    lines = telling({LIGHT: Answer("moved", MADE, 200, "https://luoto.example/"), SHORE: DEAD, LAW: Answer("not-for-robots", MADE, 403)}).text().splitlines()
    assert "data/regions/rannikko/region.yaml:14: Rannikko › Neuvonta (Rannikon hyvinvointialue): https://rannikko.example/neuvonta: there is no such page (404); tries: 3, the first on 16.11.2026" in lines
    heads = [line.split(" (")[0] for line in lines if line.endswith("(1)")]
    assert heads == ["Dead", "Moved for good", "Could not be checked"]
    assert "data/services.yaml:36: Perhetyö: https://laki.example/2: lets no program in (403)" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_issue_has_a_table_for_each_region(telling, language):
    """Rows link to their lines; what could not be asked is counted and no more."""
    text = telling({LIGHT: DEAD, SHORE: DEAD, LAW: Answer("moved", MADE, 200, "https://laki.example/uusi"), "https://112.example/": Answer("slow", MADE)}, language).issue()
    assert [line for line in text.splitlines() if line.startswith("### ")] == ["### " + {"fi": "Koko maa", "sv": "Hela landet", "en": "The whole country"}[language], "### " + {"fi": "Rannikon hyvinvointialue", "sv": "Kustens välfärdsområde", "en": "Rannikon hyvinvointialue"}[language]]
    assert f"<{LIGHT}> | [data/regions/rannikko/places/rantakunta-majakka.yaml:20](here#L20) |" in text
    assert "112.example" not in text and remarks()["outside-unasked"][language] + " 1" in text


def test_an_issue_without_anything_to_do_is_empty(telling):
    """It can be closed; a page that failed once is not yet to be told of."""
    assert telling({LIGHT: Answer("not-found", MADE, 404, tries=1, since=MADE), LAW: Answer("slow", MADE)}).issue() == ""
    assert telling({}).issue() == ""


def test_an_expired_exemption_is_something_to_do_and_one_that_nobody_needs_is_told(outcome, catalogue):
    """With file and line."""
    unused, expired = (outcome({}, catalogue.exemptions, today) for today in (date(2026, 11, 30), date(2100, 1, 1)))
    assert unused.is_fine and not expired.is_fine
    said = [Telling(found, "en", lambda file, line: f"{file}:{line}") for found in (unused, expired)]
    assert "data/links.yaml:1: no address needs the exemption tide-station" in said[0].text() and not said[0].issue()
    assert "- data/links.yaml:1: the exemption tide-station ended on 2099-12-31" in said[1].issue()


def test_an_exempt_address_is_not_told_of(outcome):
    """Whatever was answered before."""
    exemption = Exemption(address="https://majakka.example/*", reason="The keeper answers people only.", until="2027-01-01")
    assert outcome({LIGHT: DEAD}, {"tide-station": exemption}).is_fine
    assert not outcome({LIGHT: DEAD}, {"tide-station": exemption}, date(2027, 1, 2)).is_fine


def test_json_says_all_but_what_is_fine(telling):
    """For programs, with times that know their zone."""
    found = json.loads(telling({LIGHT: DEAD, LAW: Answer("fine", MADE, 200)}).json())
    assert found["counts"]["dead"] == found["counts"]["fine"] == 1 and found["schema_version"] == 1
    first, *others = found["findings"]
    assert first["group"] == "dead" and first["status"] == 404 and first["tries"] == 3 and first["since"] == "2026-11-16T04:00:00+00:00"
    assert first["mentions"] == [{"file": "data/regions/rannikko/places/rantakunta-majakka.yaml", "line": 20, "kind": "place", "id": "rantakunta-majakka", "name": "Majakka", "region": "rannikko", "owner": "seurakunta"}]
    assert {other["group"] for other in others} == {"waiting"}


HOSTILE = "https://paha.example/@kaikki|<script>`$(rm)`\n## Otsikko\x1b[31m \u202e[a](b)"


@pytest.mark.parametrize("kind", NOTICED)
def test_where_a_stranger_leads_cannot_speak_for_us(telling, kind):
    """A redirect may name anything: it ends no row, mentions nobody and colours no terminal."""
    telling = telling({LIGHT: Answer(kind, MADE, 200, HOSTILE)})
    for text in (telling.issue(), telling.text()):
        assert not [sign for sign in ("@kaikki", "<script>", "`$(", "\n## Otsikko", "\x1b", "\u202e") if sign in text]
    row, = [line for line in telling.issue().splitlines() if "paha.example" in line]
    assert row.count(" | ") == 4 and "%7C" in row and "[a]" not in row


def test_a_long_issue_is_cut(outcome):
    """GitHub takes 65,536 letters."""
    found = outcome({LIGHT: DEAD})
    light = found.to_do[0]
    many = Outcome(MADE, tuple(light._replace(address=f"https://majakka.example/{'pitkä' * 20}/{number}") for number in range(MOST_ROWS + 7)), (), found.regions)
    text = Telling(many, "en", lambda file, line: f"[{file}:{line}](https://github.com/omistaja/perhekeskus/blob/{'0' * 40}/{file}#L{line})").issue()
    assert len(text) < 65_536 and "And 7 more" in text and text.count("majakka.example") == MOST_ROWS
    assert TO_DO[0] == "dead"
