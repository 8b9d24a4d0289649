import ast
import re
import string
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale
from jinja2 import Environment, nodes

from perhekeskus import reading
from perhekeskus.almanac import HOLIDAYS
from perhekeskus.freshness import State
from perhekeskus.model import (
    Accessibility,
    Audience,
    Contact,
    Cost,
    DigitalService,
    FirstVisit,
    Helpline,
    HistoryItem,
    HoursRule,
    Link,
    Method,
    Place,
    Region,
    ServedIn,
    Service,
    Statement,
    Text,
    YesNo,
)  # fmt: skip
from perhekeskus.opendata.officials import CONTACTS, PLACES
from perhekeskus.openings import DAYS, Opening
from perhekeskus.placeviews import MARK_ICONS
from perhekeskus.problems import DataError
from perhekeskus.urls import INDEXES
from perhekeskus.values import Ages, RoughDate
from perhekeskus.wording import Wording

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "perhekeskus"
TODAY = date(2026, 11, 3)
LABELS = {
    "undated": Text(fi="ei päiväystä", sv="utan datum"),
    "ages_pregnancy": Text(fi="raskausaika", sv="graviditeten"),
    "ages_one": Text(fi="{n}-vuotiaat", sv="{n} år"),
    "ages_range": Text(fi="{a}–{b}-vuotiaat", sv="{a}–{b} år"),
    "ages_under_18": Text(fi="alle 18-vuotiaat", sv="under 18 år"),
    "places_one": Text(fi="{n} paikka", sv="{n} plats"),
    "places_many": Text(fi="{n} paikkaa", sv="{n} platser"),
    "weeks_odd": Text(fi="parittomilla viikoilla", sv="udda veckor"),
    "weeks_first": Text(fi="kuun ensimmäinen", sv="den första i månaden"),
    "weeks_third": Text(fi="kuun kolmas", sv="den tredje i månaden"),
    "weeks_last": Text(fi="kuun viimeinen", sv="den sista i månaden"),
    "until_day": Text(fi="{date} asti", sv="till {date}"),
    "unsure_time": Text(fi="aika ei ole varma", sv="tiden är inte säker"),
    "named": Text(fi="{name}, {self}", sv="{name}: {self}"),
    "by_appointment": Text(fi="ajanvarauksella", sv="med bokning"),
    "arrival_walk_in": Text(fi="Ilman ajanvarausta", sv="Utan bokning"),
    "language_sign": Text(fi="viittomakieli", sv="teckenspråk"),
    "braces": Text(fi="{n} on paikallaan", sv="{n} står kvar"),
}


@pytest.fixture
def fi():
    return Wording("fi", LABELS)


@pytest.fixture
def sv():
    return Wording("sv", LABELS)


# ---------------------------------------------------------------- data in words


@pytest.mark.parametrize(
    ("rough", "finnish", "swedish"),
    [
        (RoughDate(2026, 10, 28), "28.10.2026", "28.10.2026"),
        (RoughDate(2026, 3, 1), "1.3.2026", "1.3.2026"),
        (RoughDate(2026, 10), "lokakuu 2026", "oktober 2026"),
        (RoughDate(2026), "2026", "2026"),
        (RoughDate(), "ei päiväystä", "utan datum"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(fi, sv, rough, finnish, swedish):
    """A month is named, not numbered, and what has no date says so."""
    assert (fi.rough(rough), sv.rough(rough)) == (finnish, swedish)


@pytest.mark.parametrize(
    ("ages", "finnish", "swedish"),
    [
        (Ages(pregnancy=True), "raskausaika", "graviditeten"),
        (Ages(3, 3), "3-vuotiaat", "3 år"),
        (Ages(0, 0), "0-vuotiaat", "0 år"),
        (Ages(3, 6), "3–6-vuotiaat", "3–6 år"),
        (Ages(0, 17), "alle 18-vuotiaat", "under 18 år"),
        (Ages(0, 18), "0–18-vuotiaat", "0–18 år"),
        (Ages(1, 17), "1–17-vuotiaat", "1–17 år"),
    ],
)
def test_ages_are_said_as_people_say_them(fi, sv, ages, finnish, swedish):
    """One year, a range, or everybody under 18."""
    assert (fi.ages(ages), sv.ages(ages)) == (finnish, swedish)


@pytest.mark.parametrize(("minutes", "said"), [(0, "0.00"), (545, "9.05"), (930, "15.30"), (1440, "24.00"), (1441, "0.01"), (1560, "2.00"), (2880, "24.00")])
def test_a_time_is_said_with_a_point(fi, minutes, said):
    """As both languages of the country write it; past midnight it is what the clock shows, and only midnight itself is 24."""
    assert fi.clock(minutes) == said


def test_openings_are_said_with_dashes(sv):
    """Several of one day stand in a row; none is nothing."""
    assert sv.openings([Opening(540, 720), Opening(780, 930)]) == "9.00–12.00, 13.00–15.30"
    assert sv.openings([]) == ""


@pytest.mark.parametrize(("number", "finnish", "swedish"), [(1, "1 paikka", "1 plats"), (0, "0 paikkaa", "0 platser"), (14, "14 paikkaa", "14 platser")])
def test_a_number_goes_with_its_form(fi, sv, number, finnish, swedish):
    """One thing and many have their own words."""
    assert (fi.count("places", number), sv.count("places", number)) == (finnish, swedish)


def test_days_have_whole_and_short_names(fi, sv):
    """Seven of each, in the language of the page, without the points of abbreviations."""
    assert list(fi.day_short.values()) == ["ma", "ti", "ke", "to", "pe", "la", "su"]
    assert list(sv.day_short.values()) == ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]
    assert (fi.day_names["wed"], sv.day_names["sun"]) == ("keskiviikko", "söndag")
    assert list(fi.day_names) == list(DAYS)


def test_languages_are_named_in_the_language_of_the_page(fi, sv):
    """Sign language, which no table of languages has, is named by the site itself."""
    assert fi.languages(("fi", "sv", "sign")) == "suomi, ruotsi, viittomakieli"
    assert sv.languages(("ar", "sign")) == "arabiska, teckenspråk"


def test_a_code_is_said_in_words(fi, sv):
    """A hyphen in a code is an underscore in the name of its label."""
    assert (fi.code("arrival", "walk-in"), sv.code("arrival", "walk-in")) == ("Ilman ajanvarausta", "Utan bokning")


def test_limits_of_a_time_are_said_in_one_order(fi):
    """Weeks, season, booking, doubt, ages; short ones are not broken at the end of a line."""
    rule = HoursRule.model_validate({"mon": "9-12", "ages": "0-3", "by_appointment": "yes", "unsure": "yes", "season": "school-term", "weeks": "odd"})
    assert fi.rule_limits(rule, {"school-term": "koulun aikana"}, TODAY) == ["parittomilla viikoilla", "koulun\u00a0aikana", "ajanvarauksella", "aika ei ole varma", "0–3-vuotiaat"]
    assert fi.rule_limits(HoursRule.model_validate({"mon": "9-12"}), {}, TODAY) == []


@pytest.mark.parametrize(("weeks", "finnish", "swedish"), [("first, third", "kuun ensimmäinen ja kuun kolmas", "den första i månaden och den tredje i månaden"), ("first, third, last", "kuun ensimmäinen, kuun kolmas ja kuun viimeinen", "den första i månaden, den tredje i månaden och den sista i månaden")])
def test_several_weeks_are_listed_as_people_list_them(fi, sv, weeks, finnish, swedish):
    """With 'and' before the last."""
    rule = HoursRule.model_validate({"mon": "9-12", "weeks": weeks})
    assert (fi.rule_limits(rule, {}, TODAY), sv.rule_limits(rule, {}, TODAY)) == ([finnish], [swedish])


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 5, 31), "1.6.2026–14.8.2026"),
        (date(2026, 6, 1), "till\u00a014.8.2026"),
        (date(2026, 8, 14), "till\u00a014.8.2026"),
        (date(2026, 8, 15), "1.6.2026–14.8.2026"),
    ],
)
def test_a_season_of_its_own_is_said_in_dates(sv, today, said):
    """From the first day to the last, and while it lasts only the last: what matters then is how long it goes on."""
    rule = HoursRule.model_validate({"mon": "9-12", "season": {"from": "2026-06-01", "to": "2026-08-14"}})
    assert sv.rule_limits(rule, {}, today) == [said]


def test_a_day_is_said_with_its_weekday(fi, sv):
    """In short, and never broken between the two; the year is the reader's own."""
    assert (fi.weekday_and_date(date(2026, 11, 3)), sv.weekday_and_date(date(2026, 1, 29))) == ("ti\u00a03.11.", "tors\u00a029.1.")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "ti\u00a03.11."),
        (date(2026, 11, 2), date(2026, 11, 8), "2.–8.11.2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30.11.–6.12.2026"),
        (date(2026, 12, 21), date(2027, 1, 6), "21.12.2026–6.1.2027"),
        (date(2026, 1, 5), date(2027, 1, 6), "5.1.2026–6.1.2027"),
    ],
)
def test_a_stretch_says_nothing_twice(fi, first, last, said):
    """Month and year stand once where both ends share them; one day is said with its weekday."""
    assert fi.dates(first, last) == said


@pytest.mark.parametrize(("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (iter("abc"), "a, b och c")])
def test_words_are_listed(sv, words, said):
    """Commas, and 'and' before the last."""
    assert sv.listed(words) == said


@pytest.mark.parametrize(("label", "inside"), [("Maksuton", "maksuton"), ("Öppet", "öppet"), ("a B", "a B"), ("", "")])
def test_a_label_begins_small_inside_a_line(label, inside):
    """Only its first letter: names further on keep theirs."""
    assert Wording.inside(label) == inside


# ---------------------------------------------------------------- labels


def test_a_label_is_an_attribute(fi, sv):
    """As templates ask for it; without values its braces stay, for scripts that fill them in."""
    assert (fi.undated, sv.undated, fi.braces) == ("ei päiväystä", "utan datum", "{n} on paikallaan")


def test_any_word_may_stand_in_braces(fi):
    """Also `name` and `self`: the name of the label itself is given by its place alone."""
    assert fi.label("named", name="Ovi", self="minä") == "Ovi, minä"


@pytest.mark.parametrize("ask", [lambda w: w.nothing, lambda w: w.label("nothing"), lambda w: w.code("arrival", "referral"), lambda w: w.count("people", 2)])
def test_a_label_that_is_not_there_stops_the_build(fi, ask):
    """A fault of ours, not an empty word on a page."""
    with pytest.raises(DataError, match="labels.yaml"):
        ask(fi)


def test_a_private_name_is_no_label(fi):
    """So that copying and testing a wording work as for any object."""
    with pytest.raises(AttributeError):
        fi._nothing


# ---------------------------------------------------------------- data/labels.yaml against those who ask for its labels


def codes(noun, name):
    """The codes a field may have."""
    annotation = noun.model_fields[name].annotation
    while not all(isinstance(value, str) for value in get_args(annotation)):
        annotation = next(found for found in get_args(annotation) if get_args(found))
    return [code.replace("-", "_") for code in get_args(annotation)]


# What `w.code(field, …)` may be asked for, by field, and what names put together with f"…" or ~ may be.
CODES = {
    "arranger": codes(Service, "arranged_by"), "arrival": codes(Place, "arrival"), "audience": codes(Audience, "groups"), "changes": ["new", "changed", "gone", "shallow", "missing"], "call": codes(Helpline, "cost"), "contact_kind": codes(Contact, "kind"), "cost": codes(Cost, "code"),
    "digital_kind": codes(DigitalService, "kind"), "digital_status": codes(DigitalService, "status"), "form": [form for form in codes(Method, "form") if form != "unknown"],
    "group": codes(Service, "group"), "group_text": codes(Service, "group"), "help_kind": codes(Helpline, "kind"), "history_status": codes(HistoryItem, "status"),
    "holiday": [id.replace("-", "_") for id in HOLIDAYS], "holidays": [*codes(Place, "holidays"), "assumed_closed"], "in_language": codes(Link, "language"), "only_in": codes(Link, "language"), "organiser": codes(Place.model_fields["organiser"].annotation, "kind"),
    "place_kind": codes(Place, "kind"), "region_kind": codes(Region, "kind"), "region_language": codes(Region, "main_language"),
    "services_here_text": codes(Region, "kind"), "statement_by": codes(Statement, "assessed_by"), "statement_state": codes(Statement, "state"), "status": codes(Place, "status"), "weeks": codes(HoursRule, "weeks"), "who_arranges_what": codes(Region, "kind"),
}  # fmt: skip
COMPOSED = {
    "trust_*": get_args(State),
    "doubt_*": ["old", "undated"],
    "first_visit_*": list(FirstVisit.model_fields),
    "mark_*_*": [f"{name}_{state}" for name in Accessibility.model_fields for state in get_args(YesNo)],
    "mark_*_yes": list(Accessibility.model_fields),
    "footer_*": [id.replace("-", "_") for id in re.findall(r'\("(?:page|index)", "([\w-]+)"\)', (ROOT / "overrides" / "partials" / "footer.html").read_text(encoding="utf-8"))],
    "sheet_*": ["week", "next_week"],
    "column_*": [*PLACES, *CONTACTS],
    "*": list(INDEXES),
    "*_lead": list(INDEXES),
}
SCRIPTED = {"hits_many", "hits_one", "offline_kept"}  # their braces are filled in by overrides/assets/site.js and offline.js


def trees_of_templates():
    for path in [*(PACKAGE / "templates").glob("*.j2"), *(ROOT / "overrides").rglob("*.html")]:
        yield Environment().parse(path.read_text(encoding="utf-8"))


def handed_to_scripts():
    """Labels that a template, or the search, hands on as JSON: a script fills in their braces."""
    for tree in trees_of_templates():
        for json in tree.find_all(nodes.Filter):
            if json.name == "tojson":
                yield from (found.attr for found in json.find_all(nodes.Getattr))
    search = ast.parse((PACKAGE / "searching.py").read_text(encoding="utf-8"))
    handed = next(node for node in search.body if isinstance(node, ast.FunctionDef) and node.name == "labels")
    yield from (found.attr for found in ast.walk(handed) if isinstance(found, ast.Attribute))


def asked_by_templates():
    """(method, first argument, names of values) for each use of a wording; the method of a plain attribute is ''."""
    for tree in trees_of_templates():
        called = set()
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and call.node.attr in ("label", "code", "count"):
                called.add(id(call.node))
                yield call.node.attr, _of_template(call.args[0]), {value.key for value in call.kwargs}
        for found in tree.find_all(nodes.Getattr):
            if isinstance(found.node, nodes.Name) and found.node.name in ("w", "words", "fi", "sv") and id(found) not in called:
                yield "", found.attr, set()


def _of_template(node):
    parts = node.nodes if isinstance(node, nodes.Concat) else [node]
    return "".join(part.value if isinstance(part, nodes.Const) else "*" for part in parts)


def asked_by_modules():
    """The same for the package's modules; within wording.py only what is asked for by its whole name."""
    for path in (*PACKAGE.glob("*.py"), *(PACKAGE / "pages").glob("*.py"), *(PACKAGE / "opendata").rglob("*.py"), *(PACKAGE / "linkeddata").glob("*.py")):
        if path.stem == "facts":  # tells any code by the words that pages have for it
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("label", "code", "count") and _is_wording(call.func.value, path):
                called[id(call.func)] = True
                argument = _of_module(call.args[0])
                if path.stem != "wording" or "*" not in argument:
                    yield call.func.attr, argument, {value.arg for value in call.keywords}
        for found in ast.walk(tree):
            if isinstance(found, ast.Attribute) and path.stem != "wording" and id(found) not in called and _is_wording(found.value, path):
                yield "", found.attr, set()


def _is_wording(node, path):
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in ("w", "wording") or name == "self" and path.stem == "wording"


def _of_module(node):
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts)


@pytest.fixture(scope="module")
def asked():
    """Every use of a label that is not a method or value of Wording itself."""
    uses = [*asked_by_templates(), *asked_by_modules()]
    return [use for use in uses if use[0] or not hasattr(Wording, use[1]) and use[1] != "language"]


@pytest.fixture(scope="module")
def needed(asked):
    """The name of every label that somebody may ask for."""
    names = {name for method, name, _ in asked if method in ("", "label") and "*" not in name}
    names |= {f"{field}_{code}" for field in {name for method, name, _ in asked if method == "code"} for code in CODES[field]}
    names |= {f"{name}_{form}" for method, name, _ in asked if method == "count" for form in ("one", "many")}
    return names | {_composed(pattern, part) for pattern in _patterns(asked) for part in COMPOSED[pattern]}


def _patterns(asked):
    return {name for method, name, _ in asked if method == "label" and "*" in name}


def _composed(pattern, part):
    return re.sub(r"\*(_\*)?", part, pattern)


@pytest.fixture(scope="module")
def labels():
    return reading.read(ROOT / "data" / "labels.yaml", ROOT).data


def test_the_search_for_labels_finds_them(asked):
    """Templates, the frame around pages and modules all ask for some, in each way there is."""
    assert {"home", "site_name", "skip_to_content", "closed", "region_description"} <= {name for _, name, _ in asked}
    assert {method for method, _, _ in asked} == {"", "label", "code", "count"}


def test_every_code_and_composed_name_is_known_here(asked):
    """A new `w.code(field, …)` or put-together name gets its row in the tables above, so that the next tests can look for its labels."""
    assert {name for method, name, _ in asked if method == "code"} == set(CODES)
    assert _patterns(asked) == set(COMPOSED)


def test_every_label_that_may_be_asked_for_exists_in_both_languages(labels, needed):
    """Each name in a template or module, and each code that the model allows: no page ever lacks a word."""
    assert not sorted(needed - set(labels))
    assert not [name for name in needed if set(labels[name]) != {"fi", "sv"} or not all(labels[name].values())]


def test_every_label_is_used(labels, needed):
    """Nobody translates a word that no page shows."""
    named_languages = {f"language_{code}" for code in get_args(ServedIn)}
    assert not sorted(set(labels) - needed - named_languages)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_language_of_service_has_a_name(catalogue, language):
    """From the table of languages, or from a label where that has none; and only there."""
    wording, known = Wording(language, catalogue.labels), Locale(language).languages
    assert all(wording.language_name(code) for code in get_args(ServedIn))
    assert not [code for code in get_args(ServedIn) if code in known and f"language_{code}" in catalogue.labels]


def fields_in(words):
    return {field for _, field, _, _ in string.Formatter().parse(words) if field is not None}


def test_both_languages_have_the_same_values_in_braces(labels):
    """A value left out of one language would be missing on its pages."""
    assert not {name for name, by_language in labels.items() if fields_in(by_language["fi"]) != fields_in(by_language["sv"])}


def test_every_value_in_braces_is_given(labels, asked):
    """Who asks for a label gives what stands in its braces, and plain attributes have none but those that a script fills in."""
    given, scripted = {}, SCRIPTED.union(handed_to_scripts())
    for method, name, values in asked:
        if method in ("", "label"):
            for label in [_composed(name, part) for part in COMPOSED[name]] if name in COMPOSED else [name]:
                given[label] = given.get(label, values) & values
    missing = {name: fields_in(labels[name]["fi"]) - values for name, values in given.items() if name in labels and name not in scripted}
    assert not {name: fields for name, fields in missing.items() if fields}


def test_no_label_is_hidden_by_a_method(labels):
    """`w.count` is a method: a label of that name could never be shown."""
    assert not [name for name in labels if hasattr(Wording, name)]


def test_marks_are_the_same_for_model_and_page():
    """What an editor may tell of a room has its picture, and nothing else has."""
    assert set(MARK_ICONS) == set(Accessibility.model_fields)
