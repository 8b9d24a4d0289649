"""hours.js in Chromium gives the same answers as perhekeskus.hours, wherever the reader's own clock stands."""

import random
import runpy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from perhekeskus.compact import compact
from perhekeskus.hours import FINLAND

ROOT = Path(__file__).parent.parent.parent
shared = SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "hours" / "cases.py")))
ZONES = ["Europe/Helsinki", "America/New_York", "Asia/Tokyo"]
EPOCH, DAY = date(1970, 1, 1), timedelta(days=1)
STATES = """asked => asked.map(([data, moments]) => moments.map(moment => {
  const state = pkHours.state(data, new Date(moment))
  return [state.kind, state.until ?? null, state.next ?? null, state.appointment ?? false]
}))"""
SPANS = "asked => asked.map(([data, first, last]) => pkHours.spans(data, first, last).map(span => [span.start, span.end, span.flags, span.rule]))"


@pytest.fixture(params=ZONES)
def page(request, browser):
    """An empty page with the script alone, on a computer in another part of the world."""
    context = browser.new_context(timezone_id=request.param)
    opened = context.new_page()
    opened.add_script_tag(path=ROOT / "overrides" / "assets" / "hours.js")
    yield opened
    context.close()


def data_of(timetable):
    """What the browser gets of the one place."""
    return compact(timetable.schedule("here"), timetable.catalogue.places["here"].hours)


def minutes(clock):
    """A clock on a wall in Finland as hours.js counts."""
    return clock and int((clock - datetime(1970, 1, 1)).total_seconds() // 60)


def milliseconds(moment):
    return int(moment.timestamp() * 1000)


def as_there(state):
    """A State as the page returns it."""
    return [state.kind, minutes(state.until), minutes(state.next), state.next_by_appointment]


def test_every_dated_case_holds_in_the_browser(page):
    """The rows of tests/hours/*.yaml, from what the build writes."""
    written = shared.written()
    answers = page.evaluate(STATES, [[data_of(one.timetable), [milliseconds(moment) for _, moment, _ in one.cases]] for one in written])
    found = [(one.name, text, answer) for one, its_answers in zip(written, answers) for (text, *_), answer in zip(one.cases, its_answers)]
    assert found == [(one.name, text, as_there(state)) for one in written for text, _, state in one.cases]
    assert len(found) >= 400


def made(seed):
    """A timetable, and twenty moments that suit it; the same for the same seed."""
    chosen = random.Random(seed)
    raw = shared.made(chosen)
    timetable = shared.timetable(*raw)
    spans = list(timetable.schedule("here").spans(raw.today - 15 * DAY, raw.today + 60 * DAY))
    return timetable, shared.moments_near(spans, raw.today, chosen, 20)


@pytest.mark.parametrize("page", ZONES[1:2], indirect=True)
def test_ten_thousand_moments_give_one_answer_in_both_languages(page):
    """Five hundred schedules, twenty moments each. A failure names the seed of its schedule."""
    tried = {seed: made(seed) for seed in range(500)}
    answers = page.evaluate(STATES, [[data_of(timetable), [milliseconds(moment) for moment in moments]] for timetable, moments in tried.values()])
    expected = [[as_there(timetable.schedule("here").state(moment)) for moment in moments] for timetable, moments in tried.values()]
    differing = [(seed, moment.isoformat(), theirs, ours) for (seed, (_, moments)), there, here in zip(tried.items(), answers, expected) for moment, theirs, ours in zip(moments, there, here) if theirs != ours]
    assert not differing[:5]
    assert sum(map(len, answers)) == 10_000
    assert {kind for states in answers for kind, *_ in states} == {"open", "closed", "by-appointment", "unknown"}


@pytest.mark.parametrize("page", ZONES[2:], indirect=True)
def test_days_have_the_same_openings_in_both_languages(page):
    """Start, end, by appointment, doubt and the rule, over all that is known and some days more on both sides, sure or not."""
    tried = {seed: made(seed)[0] for seed in range(1000, 1150)}
    answers = page.evaluate(SPANS, [[data_of(timetable), *((day - EPOCH).days for day in around(timetable))] for timetable in tried.values()])
    for (seed, timetable), spans in zip(tried.items(), answers):
        rules = timetable.catalogue.places["here"].hours
        expected = [[minutes(span.start), minutes(span.end), span.slot.by_appointment + 2 * (not span.slot.sure), rules.index(span.slot.rule) if span.slot.rule else -1] for span in timetable.schedule("here").spans(*around(timetable))]
        assert sorted(map(tuple, spans)) == sorted(set(map(tuple, expected))), seed  # a rule that is written twice is told once


def around(timetable):
    return timetable.schedule("here").first - 5 * DAY, timetable.schedule("here").last + 5 * DAY


def test_the_clock_is_finlands(page):
    """Every half hour around the change of clocks and the turn of a year, and every day of twelve years: wall clock, weekday and week."""
    starts = [datetime(*day, tzinfo=UTC) for day in ((2026, 10, 24), (2027, 3, 27), (2026, 12, 31), (2028, 2, 28))]
    moments = [start + timedelta(minutes=30 * number) for start in starts for number in range(100)]
    assert page.evaluate("moments => moments.map(moment => pkHours.clock(new Date(moment)))", list(map(milliseconds, moments))) == [minutes(moment.astimezone(FINLAND).replace(tzinfo=None)) for moment in moments]
    days = range((date(2024, 1, 1) - EPOCH).days, (date(2036, 1, 1) - EPOCH).days)
    expected = [[(EPOCH + number * DAY).weekday(), (EPOCH + number * DAY).isocalendar().week] for number in days]
    assert page.evaluate("days => days.map(day => [pkHours.weekday(day), pkHours.isoWeek(day)])", list(days)) == expected


WORDS = {"until": "klo {t} asti", "today": "aukeaa klo {t}", "tomorrow": "aukeaa huomenna klo {t}", "day": "aukeaa {d} klo {t}", "appointment": "ajanvarauksella", "days": ["ma", "ti", "ke", "to", "pe", "la", "su"]}
SAID = "([moment, said, words]) => said.map(state => pkHours.said(state, new Date(moment), words))"


@pytest.mark.parametrize("page", ZONES[1:2], indirect=True)
def test_a_state_is_said_in_words(page):
    """The end only when it is within a day, midnight as the end of its day; the next opening by what a reader calls its day."""
    now = datetime(2026, 11, 3, 21, 5)
    told = [
        ({"until": datetime(2026, 11, 3, 22, 30)}, "klo 22.30 asti"),
        ({"until": datetime(2026, 11, 4)}, "klo 24.00 asti"),
        ({"until": datetime(2026, 11, 4, 2, 5)}, "klo 2.05 asti"),
        ({"until": datetime(2026, 11, 6)}, ""),
        ({}, ""),
        ({"next": datetime(2026, 11, 3, 22)}, "aukeaa klo 22.00"),
        ({"next": datetime(2026, 11, 4)}, "aukeaa huomenna klo 0.00"),
        ({"next": datetime(2026, 11, 9, 9), "appointment": True}, "aukeaa ma klo 9.00 ajanvarauksella"),
        ({"next": datetime(2026, 11, 10, 9)}, "aukeaa 10.11. klo 9.00"),
    ]
    states = [{key: minutes(value) if isinstance(value, datetime) else value for key, value in state.items()} for state, _ in told]
    assert page.evaluate(SAID, [milliseconds(now.replace(tzinfo=FINLAND)), states, WORDS]) == [words for _, words in told]


TABLES = """
<table id="days" data-pk-today="tänään"><tbody><tr data-pk-weekday="2"><th>ti</th><td>9–12</td></tr><tr data-pk-weekday="2"><th>ti</th><td>13–15</td></tr><tr data-pk-weekday="3"><th>ke</th><td>9–12</td></tr></tbody></table>
<table id="dates" data-pk-today="i dag"><tbody data-pk-date="2026-11-03"><tr><th>tis 3.11.</th><td>9–12</td></tr><tr><td>13–15</td></tr></tbody><tbody data-pk-date="2026-11-04"><tr><th>ons 4.11.</th><td>9–12</td></tr></tbody></table>
<table id="silent"><tbody><tr data-pk-weekday="2"><th>ti</th><td>9–12</td></tr></tbody></table>
<table id="headless" data-pk-today="tänään"><tbody><tr data-pk-weekday="2"><td>9–12</td></tr></tbody></table>
<p data-pk-date="2026-11-03">3.11.</p>
"""
TAGGED = """() => [...document.querySelectorAll("table")].map(table => [table.id, [...table.querySelectorAll("th")].map(head => head.textContent), table.querySelectorAll("th > span.pk-tag").length])"""
MARKED = """() => [...document.querySelectorAll(".is-today")].map(row => row.textContent.trim())"""


@pytest.mark.parametrize("zone", ZONES)
def test_rows_of_today_are_tagged_in_words(browser, zone):
    """In the word of their table, once however often the clock is asked, and no longer when the day in Finland is over."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.install(time=datetime(2026, 11, 3, 23, 30, tzinfo=FINLAND))
    page.set_content(TABLES)
    page.add_script_tag(path=ROOT / "overrides" / "assets" / "hours.js")
    page.evaluate("pkHours.tell(); pkHours.tell()")
    assert page.evaluate(TAGGED) == [["days", ["titänään", "titänään", "ke"], 2], ["dates", ["tis 3.11.i dag", "ons 4.11."], 1], ["silent", ["ti"], 0], ["headless", [], 0]]
    assert len(page.evaluate(MARKED)) == 6
    page.clock.run_for(45 * 60 * 1000)
    assert page.evaluate(TAGGED) == [["days", ["ti", "ti", "ketänään"], 1], ["dates", ["tis 3.11.", "ons 4.11.i dag"], 1], ["silent", ["ti"], 0], ["headless", [], 0]]
    assert len(page.evaluate(MARKED)) == 2
    context.close()
