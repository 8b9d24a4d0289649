"""`perhekeskus new place`: a file for a place that is not there yet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ..catalogue import Catalogue
from ..faults import problems_of
from ..hours import today_in_finland
from ..manuscript import flow_text
from ..model import OrganiserKind, Place, PlaceKind, Status, rows_of
from ..newcomer import file_of, id_of, likenesses, text_of
from ..problems import ARROW
from ..reading import parse
from .desk import Desk
from .options import add_command, add_language, add_source, both, example_of, said

EXAMPLE = """examples:
  perhekeskus new place                    # kysyy tiedot / frågar efter uppgifterna
  perhekeskus new place --name "Pikkutupa/Lillstugan" --municipality Rantakunta --kind meeting-place \\
    --organiser parish --organiser-name "Rantakunnan seurakunta/Strandkommuns församling" \\
    --street "Rantatie 3/Strandvägen 3" --hours "ti–pe 9–14" --website https://pikkutupa.example/

Suomeksi/på svenska: "Pikkutupa/Lillstugan" on kahdella kielellä, "Majakka" sama molemmilla, "Majakka/" vain suomeksi.
"Pikkutupa/Lillstugan" är på två språk, "Fyren" samma på båda, "/Fyren" bara på svenska.
"""
MORE = "Asks for what is missing when there is a terminal. Today's date becomes the day of checking. A place that may be there already is refused, and its file named."
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
    Question("by", "checked", "the organisation that says so (who arranges it)", bilingual=True),
)
INSTEAD = {"source": "website", "by": "organiser_name"}  # what is taken where nothing is said
NEEDED = ("name", "municipality", "kind", "organiser", "source", "by")


def add_to(commands) -> None:
    command = add_command(commands, "new", "adds a place that is not there yet", EXAMPLE, more=MORE)
    command.add_argument("what", choices=["place"], help="what to add")
    for question in QUESTIONS:
        how = {"type": both, "metavar": "FINNISH/SWEDISH"} if question.bilingual else {"choices": question.codes} if question.codes else {"metavar": question.option.upper().replace("_", "-")}
        command.add_argument(f"--{question.option.replace('_', '-')}", help=question.help, **how)
    command.add_argument("--anyway", action="store_true", help="although a place much like it is there already")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        return _Asking(options).run()
    except (EOFError, KeyboardInterrupt):
        print("\n" + said("new-nothing", options.language), file=sys.stderr)
        return 1


class _Asking:
    """One place, from what was given and what is asked."""

    def __init__(self, options: argparse.Namespace):
        self.options, self.language, self.desk = options, options.language, Desk(options)
        self.folder = example_of(options) or options.root / "data"
        self.terminal = sys.stdin.isatty()
        self.given = {question.option: value for question in QUESTIONS if (value := getattr(options, question.option))}

    def run(self) -> int:
        catalogue = self.desk.check(example_of(self.options)).catalogue
        if catalogue is None:
            return self._end("new-data-faulty", 1)
        self.context = {"municipality": {name: id for id, town in catalogue.municipalities.items() for name in (town.name.fi, town.name.sv) if name}}
        if "municipality" in self.given:
            self.given["municipality"] = self._town(self.given["municipality"])
        if self.terminal and self._missing():
            self._ask()
        if missing := self._missing():
            return self._end("new-missing", 2, options=", ".join(f"--{option.replace('_', '-')}" for option in missing))
        data = _data(self.given)
        if faults := [f"{key}: {fault}" for key, value in data.items() for fault in self._faults(key, value)]:
            print("\n".join(faults))
            return self._end("new-nothing", 1)
        municipality = self.context["municipality"][data["municipality"]]
        id = id_of(data["name"] if isinstance(data["name"], dict) else {"fi": data["name"]}, municipality)
        return self._add(id, file_of(id, municipality, catalogue, self.folder), data)

    def _add(self, id: str, path: Path, data: Mapping[str, object]) -> int:
        if path.exists():
            return self._end("new-exists", 1, file=self.desk.name(path))
        text = text_of(data, self.desk.names(path))
        checked = self.desk.check(example_of(self.options), {path: text})
        problems = [problem for problem in checked.problems if problem.file == self.desk.name(path)]
        for problem in problems:
            print(problem.line_for_people(self.language))
        if checked.catalogue is None or not (self.options.anyway or self._is_another(id, checked.catalogue)):
            return self._end("new-nothing", 1)
        path.parent.mkdir(exist_ok=True)
        if not self.desk.write(path, text):
            return 1
        return self._end("new-done", 0, file=self.desk.name(path))

    def _is_another(self, id: str, catalogue: Catalogue) -> bool:
        """Whether no place is like it, or somebody says that it is none of those."""
        alike = list(likenesses(id, catalogue))
        for other, why in alike:
            place = catalogue.places[other]
            print(said(f"new-like-{why}", self.language, name=place.name.read_in(self.language)[0], file=catalogue.origins["place", other]))
        if not alike:
            return True
        if not self.terminal:
            print(said("new-anyway", self.language), file=sys.stderr)
            return False
        return input(said("new-ask-another", self.language) + " ").strip().casefold()[:1] in ("k", "j", "y")

    def _missing(self) -> list[str]:
        return [option for option in NEEDED if option not in self.given and INSTEAD.get(option) not in self.given]

    def _ask(self) -> None:
        print(said("new-hello", self.language))
        for question in QUESTIONS:
            if question.asked and question.option not in self.given:
                while not self._answered(question):
                    pass

    def _answered(self, question: Question) -> bool:
        """Whether what was said will do; what is wrong with it is said."""
        answer = dict(self._in_both(question)) if question.bilingual else _code(self._said(question.option), question.codes)
        if question.bilingual and len(answer) == 2 and answer["fi"] == answer["sv"]:
            answer = answer["fi"]
        if question.option == "municipality":
            answer = self._town(answer)
        if not answer:
            needed = question.option in NEEDED and INSTEAD.get(question.option) not in self.given
            return not needed or bool(print(said("new-needed", self.language)))
        faults = self._faults(question.key, _data(self.given | {question.option: answer})[question.key])
        if not faults:
            self.given[question.option] = answer
        print("".join(f"  {fault}\n" for fault in faults), end="")
        return not faults

    def _in_both(self, question: Question) -> Iterator[tuple[str, str]]:
        """The words in each language, the editor's own first."""
        for language in sorted(LANGUAGES, key=lambda language: language != self.language):
            if words := self._said(f"{question.option}-{language}"):
                yield language, words

    def _town(self, name: str) -> str:
        """A municipality as it is written."""
        return next((known for known in self.context["municipality"] if known.casefold() == name.casefold()), name)

    def _said(self, what: str) -> str:
        return input(said(f"new-ask-{what.replace('_', '-')}", self.language) + " ").strip()

    def _faults(self, key: str, value: object) -> list[str]:
        """What is wrong with the value of one key, in sentences."""
        document = parse(f"{key}: {flow_text(value)}", "")
        _, problems = problems_of(document, Place, document.data, (), self.context)
        return [problem.sentence(self.language) for problem in problems if problem.where.split(ARROW)[0] == key and not (problem.where == key and problem.kind == "missing-key")]

    def _end(self, kind: str, code: int, **values: object) -> int:
        print(said(kind, self.language, **values), file=sys.stderr)
        return code


def _code(answer: str, codes: tuple[str, ...]) -> str:
    """A code, or the number it has in the question."""
    return codes[int(answer) - 1] if answer.isdecimal() and 1 <= int(answer) <= len(codes) else answer


def _data(given: Mapping[str, object]) -> dict[str, object]:
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
    data["checked"] = {"date": today, "by": given.get("by") or given.get("organiser_name")}
    data["sources"] = [{"url": given.get("source") or website, "date": today}]
    return {key: value for key, value in data.items() if value}
