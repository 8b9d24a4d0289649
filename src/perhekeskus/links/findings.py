"""Faults of many pages as few findings: each tells its source, how many pages have it and a few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..catalogue import LANGUAGES
from ..problems import Problem, remarks, shown
from .inside import Fault
from .pages import SITEMAP, Place, Site, line_at

EXAMPLES = 3
APART = 3  # so many addresses of one line of a template are told one by one; more of them are one fault of that line
_WAY = re.compile(rf"^/?(?:\.\./)*(?:(?:{'|'.join(LANGUAGES)})/)?")


class Source(NamedTuple):
    """A file of the project; line and column count from 1, a line 0 when only the file is known."""

    file: str
    line: int = 0
    column: int = 1


@dataclass(frozen=True, order=True)
class Finding(Problem):
    """A fault of the built site. `file` and `line` are its source where that is known, else the page; `examples` are places in pages, `pages` how many
    pages have it, `records` the lines of data that those pages are made from."""

    examples: tuple[Place, ...] = field(default=(), compare=False)
    pages: int = field(default=1, compare=False)
    records: tuple[Source, ...] = field(default=(), compare=False)

    def sentence(self, language: str) -> str:
        """What is wrong and where readers meet it, in fi, sv or en."""
        words = {name: values[language] for name, values in remarks().items() if name.startswith("links-")}
        said = words[f"links-{self.kind}"].format(**{name: shown(value) for name, value in self.values.items()})
        seen = ", ".join(f"{place.page}:{place.line}" for place in self.examples)
        said += " " + words["links-on"].format(pages=seen)
        if self.pages > len(self.examples):
            said += " " + words["links-and-more"].format(count=self.pages - len(self.examples))
        return said + (" " + words["links-record"].format(records=", ".join(f"{source.file}:{source.line}" if source.line else source.file for source in self.records)) if self.records else "")

    def as_data(self, language: str) -> dict:
        """For programs; `line` is that of `file`."""
        return {
            "kind": self.kind, "severity": self.severity, "file": self.file, "line": self.line, "column": self.column, "address": self.values["value"], "leads": self.values["leads"],
            "pages": self.pages, "examples": [place._asdict() for place in self.examples], "records": [{"file": source.file, "line": source.line or None} for source in self.records], "message": self.said(language),
        }  # fmt: skip


def findings(faults: Iterable[Fault], site: Site, name: str, source: Callable[[Fault], Source | None], record: Callable[[Fault], Source | None]) -> list[Finding]:
    """The faults gathered by what they come from. `name` is how the site's folder is called in messages; `source` and `record` tell the file of the project that a fault comes from and the one that its page is made from."""
    sources: dict[object, Source | None] = {}
    groups: dict[tuple, list[Fault]] = {}
    for fault in faults:
        known = (fault._replace(file=""), record(fault))
        if known not in sources:
            sources[known] = source(fault)
        groups.setdefault((fault.kind, fault.severity, sources[known] or (fault.file if fault.file == SITEMAP else fault.value)), []).append(fault)
    told = [_finding(some, origin if isinstance(origin, Source) else None, site, name, record) for (_, _, origin), group in groups.items() for some in _apart(group)]
    return sorted(told, key=lambda finding: (finding.severity != "error", finding.file, finding.line, finding.kind, str(finding.values["value"])))


def _apart(group: list[Fault]) -> list[list[Fault]]:
    """The faults of one source, by what is written there; together when that is more than few."""
    by_written: dict[str, list[Fault]] = {}
    for fault in group:
        by_written.setdefault(_written(fault), []).append(fault)
    return list(by_written.values()) if len(by_written) <= APART else [group]


def _written(fault: Fault) -> str:
    """The same for a link of a template on every page: without the way up, which is longer on a deeper page, and the folder of a language."""
    return fault.value.rpartition("#")[2] if fault.kind == "anchor" else _WAY.sub("", fault.value)


def _finding(faults: list[Fault], source: Source | None, site: Site, name: str, record: Callable[[Fault], Source | None]) -> Finding:
    files: Mapping[object, Fault] = {(fault.file, fault.value) if fault.file == SITEMAP else fault.file: fault for fault in reversed(faults)}
    first = list(reversed(files.values()))[:EXAMPLES]
    examples = tuple(Place(fault.file, place_of(fault, site)) for fault in first)
    known = dict.fromkeys(found for fault in first if (found := record(fault)) and (source is None or found.file != source.file))
    records = tuple(found for found in known if found.line or len(files) <= EXAMPLES)  # what is on every page is no fault of the data
    origin = source or Source(f"{name}/{examples[0].page}", examples[0].line)
    return Finding(origin.file, max(origin.line, 1), origin.column, "", faults[0].kind, {"value": faults[0].value, "leads": faults[0].leads}, faults[0].severity, examples, len(files), records)


def place_of(fault: Fault, site: Site) -> int:
    """The line of its file that a fault stands on; the first when nobody can tell."""
    if fault.link and fault.link.attribute not in ("url", "style") and (mark := site.mark(fault.file, fault.link)):
        return line_at(site.text(fault.file), mark.start)
    if fault.file not in site.files:
        return 1
    text = site.text(fault.file)
    return line_at(text, max(text.rfind(fault.value), 0))
