"""Which file of the project a fault of the built site comes from: hand-written text, data, a template, or a style or script of ours."""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from pathlib import Path

from .. import content
from ..catalogue import LANGUAGES, OTHER, Catalogue, Key
from ..pen import Pen
from ..urls import Addresses
from .findings import Source
from .inside import EMPTY, Fault
from .pages import Site, line_at
from .tags import Tag, made_by, tags_in, templates
from .targets import Targets

PACKAGE = Path(__file__).parent.parent
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*(\S+)|<((?:https?|mailto|tel):[^>\s]+)>|\]\(\s*(<?>?)\s*\)", re.MULTILINE)
ALONE = {"404.html": "lost", "index.html": "chooser"}  # pages at the root and their templates, which make no other
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)  # how an address begins that nothing is put before


class Origins:
    """Of one project and a site built from it. Without a `catalogue`, which faulty data does not give, pages are not known by their records."""

    def __init__(self, root: Path, site: Site, catalogue: Catalogue | None, example: Path | None = None):
        self.root, self.site, self.catalogue = root, site, catalogue
        self._targets = Targets(site)
        self.data = example or root / "data"
        self.addresses = Addresses.of(catalogue, directories=not site.on_disk) if catalogue else None

    def source(self, fault: Fault) -> Source | None:
        """Where the fault can be mended; None when only the page is known."""
        return self._in_text(fault) or self._in_data(fault) or self._in_asset(fault) or self._in_template(fault)

    def record(self, fault: Fault) -> Source | None:
        """The file that the page is made from, with the line that names what the fault is about, if one does."""
        file = self._file_of(fault.file)
        if not file:
            return None
        wanted = fault.value.rpartition("#")[2] if "#" in fault.value else fault.value.rstrip("/").rpartition("/")[2]
        return self._line(file, wanted.removeprefix(Pen.anchor(""))) or Source(file)

    # hand-written text

    def _in_text(self, fault: Fault) -> Source | None:
        """The line of a Markdown page whose link it is."""
        key, language = self._key(fault.file)
        if key[0] != "page" or not fault.link or fault.link.tag != "a":
            return None
        path, file = self.addresses.path(key, language), self._file_of(fault.file)
        text = self._read(self.root / file) if file else ""
        for found in _TARGET.finditer(text):
            target = unescape(found[1] or found[2] or found[3] or "") or EMPTY
            if fault.value in (target, self._address(target, path, language)):
                return _source(file, text, found.start(found.lastindex))
        return None

    def _address(self, target: str, path: str, language: str) -> str | None:
        """What a link such as page:about#id becomes on the page at `path`."""
        kind, _, rest = target.partition(":")
        id, sign, fragment = rest.partition("#")
        key = ("index", "help") if kind == "helpline" else (kind, id)
        if kind not in content.RECORD_KINDS or key not in self.addresses.paths:
            return None
        href = self.addresses.href(key, language, self.addresses.root_from(path))
        return f"{href}{'#' + Pen.anchor(id) if kind == 'helpline' else ''}{sign}{fragment}"

    # data

    def _in_data(self, fault: Fault) -> Source | None:
        """The line that has a whole address as it is: in the page's own file, or in any other."""
        if not _WHOLE.match(fault.value) or not fault.link or fault.link.tag in ("link", "meta") or fault.value not in self._all_facts:
            return None
        files = [self._file_of(fault.file), *map(self._name, self._facts)]
        return next(filter(None, (self._line(file, fault.value) for file in files if file)), None)

    @cached_property
    def _all_facts(self) -> str:
        return "\n".join(map(self._read, self._facts))

    @cached_property
    def _facts(self) -> list[Path]:
        return [*sorted(self.data.rglob("*.yaml")), *sorted((self.root / "content").rglob("*.md"))]

    # templates, styles and scripts

    def _in_template(self, fault: Fault) -> Source | None:
        found = self._made_by(fault)
        if len(found) > 1:  # nothing in the tag tells them apart, but each kind of page has a template of its own
            kind = self._key(fault.file)[0][0]
            found = [tag for tag in found if Path(tag.file).name == f"{kind}.html.j2"] or found
        lines = {(tag.file, tag.line): tag.column for tag in found}
        if len(lines) == 1:
            ((file, line), column), = lines.items()
            return Source(file, line, column)
        files = {file for file, _ in lines}
        return Source(files.pop()) if len(files) == 1 else None

    def _made_by(self, fault: Fault) -> list[Tag]:
        if fault.file not in self.site.pages:
            return []
        text = self.site.text(fault.file)
        mark = self.site.mark(fault.file, fault.link) if fault.link else self.site.tag_with(fault.file, fault.value)
        alone = "moved" if self.site.pages[fault.file].refresh is not None else ALONE.get(fault.file, "")
        return made_by([*self._tags.get(alone, ()), *self._tags[""]], text, mark, self._hints(fault)) if mark else []

    def _hints(self, fault: Fault) -> set[str]:
        """What a template says to get such an address: the kind of the page it leads to, its name, a file's name."""
        file, _, fragment = fault.value.partition("#")
        if fragment.startswith(Pen.anchor("")):
            return {"helpline"}
        key = self._key(self._targets.of(self.site.pages[fault.file], file).file)[0] if file else ("", "")
        return {*key, file.rpartition("/")[2]} - {""}

    @cached_property
    def _tags(self) -> dict[str, list[Tag]]:
        """Those of each template that makes a page alone, by its name, and under '' all others."""
        found: dict[str, list[Tag]] = {"": []}
        for path in templates(self.root, PACKAGE):
            name = path.name.partition(".")[0]
            found.setdefault(name if name in ("moved", *ALONE.values()) else "", []).extend(tags_in(self._name(path), path.read_text(encoding="utf-8")))
        return found

    def _in_asset(self, fault: Fault) -> Source | None:
        """The line of one of our styles or scripts, which the site has shortened."""
        own = self.root / "overrides" / fault.file
        return self._line(self._name(own), fault.value) or Source(self._name(own)) if fault.file.startswith("assets/") and own.is_file() else None

    # files of the project

    def _key(self, file: str) -> tuple[Key, str]:
        """The page that a file is, and its language."""
        return (self.addresses.by_file.get(file) if self.addresses else None) or (("", ""), LANGUAGES[0])

    def _file_of(self, file: str) -> str | None:
        """The data or text that a page is made from; of a hand-written one, its text in the page's language."""
        key, language = self._key(file)
        if key[0] == "page":
            return next((self._name(path) for tongue in (language, OTHER[language]) if (path := self.root / "content" / tongue / f"{key[1]}.md").is_file()), None)
        return self.catalogue.origins.get(key) if self.catalogue else None

    def _line(self, file: str, words: str) -> Source | None:
        """The first line of a file that has some words, whole."""
        if not words:
            return None
        path = self.root / file
        text = self._read(path)
        found = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w/?#-])", text)
        return _source(file, text, found.start()) if found else None

    def _read(self, path: Path) -> str:
        if path not in self._known:
            self._known[path] = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        return self._known[path]

    @cached_property
    def _known(self) -> dict[Path, str]:
        return {}

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def _source(file: str, text: str, position: int) -> Source:
    return Source(file, line_at(text, position), position - text.rfind("\n", 0, position))
