"""What is asked about a new place, in the editor's language, and the values of its file that follow from the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import get_args

from ..faults import problems_of
from ..clock import today_in_finland
from ..manuscript import flow_text
from ..model import OrganiserKind, Place, PlaceKind, Status, rows_of
from ..problems import ARROW, Problem, remarks
from ..reading import parse
from .options import said

LANGUAGES = ("fi", "sv")
NOBODY = "-"  # has checked it
Answer = str | dict[str, str]  # words in each language where they differ


@dataclass(frozen=True)
class Question:
    """What is asked for one option: its key in the file, the codes it may have, whether it is text in two languages."""

    option: str
    key: str
    help: str
    codes: tuple[str, ...] = ()
    bilingual: bool = False
    asked: bool = True


QUESTIONS = (
    Question("name", "name", "the name on the door", bilingual=True),
    Question("municipality", "municipality", "its municipality, in Finnish or Swedish"),
    Question("kind", "kind", "what it is", get_args(PlaceKind)),
    Question("status", "status", "whether it is open to families (active)", get_args(Status), asked=False),
    Question("organiser", "organiser", "who arranges it", get_args(OrganiserKind)),
    Question("organiser_name", "organiser", "the name of who arranges it", bilingual=True),
    Question("street", "street", "its address", bilingual=True),
    Question("postal_code", "postal_code", "its postal code", asked=False),
    Question("coordinates", "coordinates", "latitude and longitude, such as 62.9,27.7", asked=False),
    Question("summary", "summary", "one sentence for lists", bilingual=True),
    Question("hours", "hours", "as on the door: 'ti–pe 9–14; la 10–12'"),
    Question("phone", "phone", "its common number"),
    Question("email", "email", "its common address, nobody's own", asked=False),
    Question("website", "website", "its page"),
    Question("source", "sources", "the page that says so (its website)"),
    Question("source_date", "sources", "the date that the page itself gives: a day, a month or a year (undated)"),
    Question("by", "checked", f"the organisation that has checked this (who arranges it), or {NOBODY}: nobody has, it was read on somebody else's page", bilingual=True),
)
INSTEAD = {"source": "website", "by": "organiser_name"}  # what is taken where nothing is said
NEEDED = ("name", "municipality", "kind", "organiser", "source", "by")


class Interview:
    """Questions at a terminal, each asked until its answer will do. `towns` are the names of municipalities, with their ids."""

    def __init__(self, language: str, towns: Mapping[str, str]):
        self.language, self.towns = language, towns

    def completed(self, given: Mapping[str, Answer], is_another: Callable[[Answer, str], bool]) -> dict[str, Answer] | None:
        """What was given, and what has been answered; None when by name and municipality it is no other place than one that is there.
        Raises EOFError and KeyboardInterrupt for who goes away."""
        with suppress(ImportError):  # some systems lack it
            import readline  # noqa: F401  so that arrows move within an answer
        print(said("new-hello", self.language))
        given = dict(given)
        for question in QUESTIONS:
            if question.asked and question.option not in given and (answer := self._answer(question, given)):
                given[question.option] = answer
            if question.option == "municipality" and not is_another(given["name"], self.town(given["municipality"])):
                return None
        return given

    def faults(self, key: str, value: object) -> list[str]:
        """What is wrong with the value of one key of a file, in sentences."""
        if value is None:
            return []
        document = parse(f"{key}: {flow_text(value)}", "")
        _, problems = problems_of(document, Place, document.data, (), {"municipality": self.towns})
        return [self._sentence(problem) for problem in problems if problem.where.split(ARROW)[0] == key and (problem.where, problem.kind) != (key, "missing-key")]

    def _sentence(self, problem: Problem) -> str:
        """As the check says it, but for what names keys that nobody is asked about."""
        own = f"new-{problem.kind}"
        return said(own, self.language, **problem.filled_in(self.language)) if own in remarks() else problem.sentence(self.language)

    def town(self, name: str) -> str:
        """A municipality as it is written."""
        return next((town for town in self.towns if town.casefold() == name.casefold()), name)

    def _answer(self, question: Question, given: Mapping[str, Answer]) -> Answer:
        """One that will do; nothing where nothing is needed."""
        while True:
            answer = self._in_both(question) if question.bilingual else self._in_one(question)
            if answer:
                faults = self._faults_of(question, answer, given)
            else:
                faults = [said("new-needed", self.language)] if question.option in missing(given) else []
            if not faults:
                return answer
            print("\n".join(f"  {fault}" for fault in faults))

    def _faults_of(self, question: Question, answer: Answer, given: Mapping[str, Answer]) -> list[str]:
        if question.codes and answer not in question.codes:
            return [said("new-number", self.language, most=len(question.codes))]
        return self.faults(question.key, data_of({**given, question.option: answer}).get(question.key, answer))

    def _in_one(self, question: Question) -> str:
        answer = self._said(question.option)
        if question.codes:
            return self._code(question, answer)
        return self.town(answer) if question.option == "municipality" else answer

    def _code(self, question: Question, answer: str) -> str:
        """By its number in the question, or by the words beside that number."""
        words = re.findall(r"\d ([^,:]+)", said(f"new-ask-{question.option}", self.language).casefold())
        named = {**dict(zip(words, question.codes)), **{str(number): code for number, code in enumerate(question.codes, 1)}}
        return named.get(answer.casefold(), answer)

    def _in_both(self, question: Question) -> Answer:
        """The editor's own language first."""
        asked = sorted(LANGUAGES, key=lambda language: language != self.language)
        answers: dict[str, str] = {}
        for language in asked:
            if words := self._said(f"{question.option}-{language}"):
                answers[language] = words
            if question.option == "by" and words == NOBODY:
                return NOBODY
        is_name = question.option != "summary"  # a sentence that is the same in both languages is none
        return answers["fi"] if is_name and len(answers) == 2 and answers["fi"] == answers["sv"] else answers

    def _said(self, what: str) -> str:
        return input(said(f"new-ask-{what.replace('_', '-')}", self.language) + " ").strip()


def missing(given: Mapping[str, Answer]) -> list[str]:
    """The options without which there is no file."""
    return [option for option in NEEDED if option not in given and INSTEAD.get(option) not in given]


def data_of(given: Mapping[str, Answer]) -> dict[str, object]:
    """The values of a file's keys."""
    today = today_in_finland().isoformat()
    website = given.get("website")
    data = {key: given.get(key) for key in ("kind", "name", "status", "municipality", "street", "postal_code", "summary", "email", "website")}
    data["status"] = data["status"] or "active"
    data["coordinates"] = [part.strip() for part in str(given["coordinates"]).split(",")] if "coordinates" in given else None
    data["organiser"] = {key: value for key, value in (("kind", given.get("organiser")), ("name", given.get("organiser_name"))) if value}
    data["phone"] = {"number": given["phone"]} if "phone" in given else None
    data["hours"] = rows_of(str(given["hours"])) if "hours" in given else None
    if isinstance(data["summary"], dict) and len(data["summary"]) == 1:  # whoever knows one language is not to be sent away
        data["missing_translation"] = {"summary": " / ".join(said("made-translation", language) for language in LANGUAGES)}
    by = given.get("by") or given.get("organiser_name")
    data["checked"] = {"date": today, "by": by} if by != NOBODY else None
    data["sources"] = [{"url": given.get("source") or website, "date": given.get("source_date") or "undated"}]
    return {key: value for key, value in data.items() if value or key == "checked"}
