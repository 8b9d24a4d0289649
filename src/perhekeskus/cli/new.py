"""`perhekeskus new place`: a file for a place that is not there yet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from ..catalogue import Catalogue
from ..likeness import likenesses, namesakes
from ..newcomer import Answer, file_of, id_of, missing, sentence_of, text_of
from .desk import Desk
from .interview import QUESTIONS, Interview, add_questions
from .options import add_command, add_language, add_source, example_of, said

EXAMPLE = """examples:
  perhekeskus new place                    # kysyy tiedot / frågar efter uppgifterna
  perhekeskus new place --name "Pikkutupa/Lillstugan" --municipality Rantakunta --kind meeting-place \\
    --organiser parish --organiser-name "Rantakunnan seurakunta/Strandkommuns församling" \\
    --street "Rantatie 3/Strandvägen 3" --hours "ti–pe 9–14" --website https://pikkutupa.example/

Suomeksi/på svenska: "Pikkutupa/Lillstugan" on kahdella kielellä, "Majakka" sama molemmilla, "Majakka/" vain suomeksi.
"Pikkutupa/Lillstugan" är på två språk, "Fyren" samma på båda, "/Fyren" bara på svenska.
"""
MORE = "Asks for what is missing when there is a terminal. Today becomes the day of checking, unless nobody has checked it: --by -. A place that may be there already is refused, and its file named."


def add_to(commands) -> None:
    command = add_command(commands, "new", "adds a place that is not there yet", EXAMPLE, more=MORE)
    command.add_argument("what", choices=["place"], help="what to add")
    add_questions(command, QUESTIONS)
    command.add_argument("--anyway", action="store_true", help="although a place much like it is there already")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        return _New(options).run()
    except (EOFError, KeyboardInterrupt):
        print("\n" + said("new-nothing", options.language), file=sys.stderr)
        return 1


class _New:
    """One place, from what was given and what is asked."""

    def __init__(self, options: argparse.Namespace):
        self.options, self.language, self.desk, self.example = options, options.language, Desk(options), example_of(options)
        self.terminal = sys.stdin.isatty()
        self.told: list[str] = []  # places of nearly the same name that somebody has said it is none of

    def run(self) -> int:
        catalogue = self.desk.check(self.example).catalogue
        if catalogue is None:
            return self._end("new-data-faulty", 1)
        towns = {name: id for id, town in catalogue.municipalities.items() for name in (town.name.fi, town.name.sv) if name}
        interview = Interview(self.language, towns)
        given = {question.option: value for question in QUESTIONS if (value := getattr(self.options, question.option))}
        if missing(given) and self.terminal:
            given = interview.completed(given, lambda name, town: self._is_no_namesake(name, towns.get(town, ""), catalogue))
        if given is None:
            return self._end("new-nothing", 1)
        if options := missing(given):
            return self._end("new-missing", 2, options=", ".join(f"--{option.replace('_', '-')}" for option in options))
        data = interview.data({**given, "municipality": interview.town(given["municipality"])})
        if faults := [f"{key}: {fault}" for key, value in data.items() for fault in interview.faults(key, value)]:
            print("\n".join(faults))
            return self._end("new-nothing", 1)
        id = id_of(data["name"] if isinstance(data["name"], dict) else {"fi": data["name"]}, towns[data["municipality"]])
        return self._add(id, file_of(id, towns[data["municipality"]], catalogue, self.example or self.options.root / "data"), data)

    def _add(self, id: str, path: Path, data: Mapping[str, object]) -> int:
        if path.exists():
            return self._end("new-exists", 1, file=self.desk.name(path))
        text = text_of(data, self.desk.names(path))
        checked = self.desk.check(self.example, {path: text})
        problems = [problem for problem in checked.problems if problem.file == self.desk.name(path)]
        for problem in problems:
            print(f"{problem.where}: {sentence_of(problem, self.language)}")  # its file has no lines yet
        if checked.catalogue is None or not (self.options.anyway or self._is_another(id, checked.catalogue)):
            return self._end("new-nothing", 1)
        if not self.desk.write(path, text):
            return 1
        return self._end("new-done", 0, file=self.desk.name(path))

    def _is_another(self, id: str, catalogue: Catalogue) -> bool:
        """Whether no place is like it, or somebody says that it is none of those."""
        alike = [(other, why) for other, why in likenesses(id, catalogue) if other not in self.told]
        for other, why in alike:
            self._tell(other, why, catalogue)
        if not alike:
            return True
        if not self.terminal:
            print(said("new-anyway", self.language), file=sys.stderr)
            return False
        return self._says_yes()

    def _is_no_namesake(self, name: Answer, town: str, catalogue: Catalogue) -> bool:
        """Asked before everything else, so that nobody answers ten questions for nothing."""
        self.told = list(namesakes(name.values() if isinstance(name, dict) else [name], town, catalogue))
        for other in self.told:
            self._tell(other, "name", catalogue)
        return self.options.anyway or not self.told or self._says_yes()

    def _says_yes(self) -> bool:
        return input(said("new-ask-another", self.language) + " ").strip().casefold()[:1] in ("k", "j", "y")

    def _tell(self, other: str, why: str, catalogue: Catalogue) -> None:
        print(said(f"new-like-{why}", self.language, name=catalogue.places[other].name.read_in(self.language)[0], file=catalogue.origins["place", other]))

    def _end(self, kind: str, code: int, **values: object) -> int:
        print(said(kind, self.language, **values), file=sys.stderr)
        return code
