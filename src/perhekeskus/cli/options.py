"""What several commands are asked in the same way."""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ..clock import today_in_finland
from ..problems import LANGUAGES, Problem, code_quality, remarks


def add_command(commands, name: str, summary: str, example: str, *, more: str = "") -> argparse.ArgumentParser:
    """A command with its line in the list of all, its description and an example below its options."""
    return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {more}".strip(), epilog=example, formatter_class=argparse.RawDescriptionHelpFormatter)


def add_root(command: argparse.ArgumentParser) -> None:
    command.add_argument("--root", type=_folder, default=".", metavar="FOLDER", help="the folder with data/ and content/ (this folder)")


def add_source(command: argparse.ArgumentParser) -> None:
    add_root(command)
    command.add_argument("--example", action="store_true", help="the fictional region in examples/ instead of the real ones")


def example_of(options: argparse.Namespace) -> Path | None:
    return options.root / "examples" if options.example else None


def add_language(command: argparse.ArgumentParser, *, default: str | None = None, languages: tuple[str, ...] = LANGUAGES, what: str = "language of the messages") -> None:
    """`--language`; without a `default`, the one that PERHEKESKUS_LANGUAGE names, or Finnish."""
    command.add_argument("--language", type=_language, choices=languages, default=default or os.environ.get("PERHEKESKUS_LANGUAGE") or "fi", help=f"{what} (fi)")


def add_files(command: argparse.ArgumentParser, how_many: str, what: str) -> None:
    """`FILE…`, and the folder of the project that they belong to."""
    command.add_argument("files", nargs=how_many, type=as_file, metavar="FILE", help=what)
    add_root(command)


def both(text: str) -> str | dict[str, str]:
    """'Majakka/Fyren' → {'fi': 'Majakka', 'sv': 'Fyren'}; 'Majakka' is both, 'Majakka/' Finnish alone, '/Fyren' Swedish alone."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 2 or not any(parts):
        raise refused("option-not-both", value=text)
    if len(parts) == 1 or parts[0] == parts[1]:
        return parts[0]
    return {language: words for language, words in zip(("fi", "sv"), parts) if words}


def problem_lines(problems: Iterable[Problem], form: str, language: str) -> Iterator[str]:
    """The faults as people, GitHub or GitLab read them."""
    if form == "gitlab":
        yield json.dumps(code_quality(problems, language), ensure_ascii=False, indent=1)
    else:
        yield from (problem.annotation(language) if form == "github" else problem.line_for_people(language) for problem in problems)


def refused(kind: str, **values: object) -> argparse.ArgumentTypeError:
    """What argparse shows of an option that will not do, in both languages: it is told before anybody knows which one was chosen."""
    return argparse.ArgumentTypeError(" / ".join(said(kind, language, **values) for language in ("fi", "sv")))


def number(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise refused("option-no-number", value=text)
    return int(text)


def past_day(text: str) -> date:
    """'2026-11-30' or '30.11.2026'."""
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip()):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refused("option-no-day", value=text) from None
    if day > today_in_finland():
        raise refused("option-day-ahead", value=text)
    return day


def said(kind: str, language: str, **values: object) -> str:
    return remarks()[kind][language].format(**values)


def _language(text: str) -> str:
    """As a type, because argparse does not compare a default, which the environment may have set, with the choices."""
    if (language := text.casefold()) not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"there is no language {text}; choose {', '.join(LANGUAGES)}")
    return language


def as_file(text: str) -> Path:
    path = Path(text)
    return path.parent.resolve() / path.name


def _folder(text: str) -> Path:
    path = Path(text)
    if not (path / "data").is_dir():
        raise refused("option-no-data", folder=path.resolve())
    return path.resolve()
