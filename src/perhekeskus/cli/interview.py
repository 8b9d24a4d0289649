"""What is asked about a new place, in the editor's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import get_args

from ..clock import today_in_finland
from ..model import OrganiserKind, PlaceKind, Status
from ..newcomer import NOBODY, Answer, data_of, faults_of, missing, sentence_of, town_named
from .options import both, said

LANGUAGES = ("fi", "sv")


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


def add_questions(command: argparse.ArgumentParser, questions: Iterable[Question]) -> None:
    """An option for each, in place of an answer."""
    for question in questions:
        how = {"type": both, "metavar": "FINNISH/SWEDISH"} if question.bilingual else {"choices": question.codes} if question.codes else {"metavar": question.option.upper().replace("_", "-")}
        command.add_argument(f"--{question.option.replace('_', '-')}", help=question.help, **how)


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
        return [sentence_of(problem, self.language) for problem in faults_of({key: value}, self.towns)]

    def town(self, name: str) -> str:
        """A municipality as it is written."""
        return town_named(name, self.towns)

    def data(self, given: Mapping[str, Answer]) -> dict[str, object]:
        """The values of a file's keys, checked today if at all."""
        return data_of(given, today_in_finland())

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
        return self.faults(question.key, self.data({**given, question.option: answer}).get(question.key, answer))

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
