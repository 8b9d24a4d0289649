"""A built site brought into the folder that a host shows, while readers read: at no moment does a page link to one that is not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from .cores import available
from .keeping import beside_of, put
from .packing import SUFFIXES, Packing, packed
from .swapping import lock_of
from .turns import turn

LOST = "404.html"
LIST = ".perhekeskus"  # the files that are ours, a line each; everything else in the folder belongs to the host and stays
LOCK = ".perhekeskus.lock"
WHOLE = ("index.html", LOST, "fi/index.html", "sv/index.html", "_nginx.conf")  # the last is what a build writes last
LAST = ("sitemap.xml",)  # what tells others which pages there are
AT_ONCE = 64  # files held in memory while some of them are packed


class Refused(Exception):
    """Nothing was published; `kind` names a remark, `values` fill it in."""

    def __init__(self, kind: str, **values: object):
        super().__init__(kind)
        self.kind, self.values = kind, values


class Step(NamedTuple):
    """`act` is "hold" (a page that will be there, or has gone, says for now that it is lost, and links to nothing that is not there), "put" or "remove"."""

    act: str
    name: str


@dataclass
class Published:
    """How many files came, changed, stayed as they were, and went."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0


def publish(source: Path, target: Path, packings: Mapping[str, Packing] | None = None, *, anywhere: bool = False, waiting: Callable[[], None] = lambda: None) -> Published:
    """Makes the files of `target` those of `source`. `packings` are the packed forms that are put beside them; `anywhere` takes a folder that holds other things;
    `waiting` is called when somebody else builds or publishes, and has the turn.

    A file with the same bytes is left alone with its time. Whoever is killed at any moment leaves a folder that can be read, and the next run makes it whole.
    Raises Refused, Busy, and OSError, for example for a full disk; what was put before stays.
    """
    source, target = source.resolve(), target.resolve()
    _apart(source, target)
    _site(source)
    _ours(target, anywhere)
    target.mkdir(exist_ok=True)
    with ExitStack() as turns:
        with suppress(OSError):  # where we cannot write, nobody builds
            turns.enter_context(turn(lock_of(source), waiting))
        turns.enter_context(turn(target / LOCK, waiting))
        new, there, ours = _site(source), files(target), _ours(target, anywhere)
        return _Work(source, target, new, there, ours | _left_beside(there, ours | new), packings or {}).done()


def is_whole(folder: Path) -> bool:
    """Whether a build came to its end."""
    return all((folder / name).is_file() and (folder / name).stat().st_size for name in WHOLE)


def files(folder: Path) -> frozenset[str]:
    """Names below `folder`, as 'fi/index.html'. Raises Refused for a link, which would lead out of it."""
    found = []
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            if os.path.islink(f"{place}/{name}"):
                raise Refused("publish-link", file=f"{place}/{name}")
        found += [f"{place}/{name}" for name in names]
    top = len(str(folder)) + 1
    return frozenset(Path(name).as_posix()[top:] for name in found)


def steps(new: Collection[str], there: Collection[str], ours: Collection[str]) -> Iterator[Step]:
    """What is done in which order, so that a page leads only to what is there: addresses first, then what pages need, then pages, then what tells of
    them; what has gone goes last, and its pages lead nowhere before the first of them is missing. Pages link in circles, so no order of pages alone would do."""
    gone = sorted(set(ours) & set(there) - set(new))
    yield from (Step("hold", name) for name in sorted(set(new) - set(there)) if _is_page(name))
    yield from (Step("put", name) for name in sorted(new, key=lambda name: (name in LAST, _is_page(name), name)))
    yield from (Step("hold", name) for name in gone if _is_page(name))
    yield from (Step("remove", name) for name in gone)


class _Work:
    def __init__(self, source: Path, target: Path, new: frozenset[str], there: frozenset[str], ours: frozenset[str], packings: Mapping[str, Packing]):
        self.source, self.target, self.new, self.there, self.ours, self.packings = source, target, new, there, ours, packings
        self.lost = (source / LOST).read_bytes()
        self.published = Published(new=len(new - there))
        self.folders: set[Path] = set()

    def done(self) -> Published:
        self._list(self.ours | self.new)
        acts = {"hold": self._hold, "put": self._put, "remove": self._remove}
        for act, name, made in self._made(steps(self.new, self.there, self.ours)):
            acts[act](name, *made)
        self._list(self.new)
        return self.published

    def _made(self, todo: Iterable[Step]) -> Iterator[tuple[str, str, tuple]]:
        """Each step with what it needs; some are worked out ahead, on every core."""
        todo = iter(todo)
        with ThreadPoolExecutor(available()) as pool:
            while some := list(islice(todo, AT_ONCE)):
                yield from zip((step.act for step in some), (step.name for step in some), pool.map(self._needed, some))

    def _needed(self, step: Step) -> tuple:
        if step.act != "put":
            return ()
        content = (self.source / step.name).read_bytes()
        return content, {suffix: self._packed(step.name, suffix, content) for suffix in SUFFIXES if step.name + suffix not in self.new}

    def _packed(self, name: str, suffix: str, content: bytes) -> bytes | None:
        if suffix not in self.packings:
            return None
        return packed(name, content, self.packings[suffix], self._now(name + suffix))

    def _now(self, name: str) -> bytes | None:
        return (self.target / name).read_bytes() if name in self.there else None

    def _hold(self, name: str) -> None:
        self._remove_packed(name)
        self._write(name, self.lost)

    def _put(self, name: str, content: bytes, forms: Mapping[str, bytes | None]) -> None:
        """A file and its packed forms; one of them that would still say what the file said before does not stay."""
        same = self._now(name) == content
        if not same:
            self._write(name, content)
        for suffix, form in forms.items():
            if form is None:
                self._unlink(name + suffix)
            elif form != self._now(name + suffix):
                self._write(name + suffix, form)
        self.published.same += same
        self.published.changed += not same and name in self.there

    def _remove(self, name: str) -> None:
        self._remove_packed(name)
        self._unlink(name)
        self.published.gone += 1
        with suppress(OSError):  # something is in it
            for folder in list((self.target / name).parents)[: name.count("/")]:
                folder.rmdir()

    def _remove_packed(self, name: str) -> None:
        for suffix in SUFFIXES:
            if name + suffix not in self.new:
                self._unlink(name + suffix)

    def _unlink(self, name: str) -> None:
        if name in self.there:
            (self.target / name).unlink(missing_ok=True)

    def _write(self, name: str, content: bytes) -> None:
        path = self.target / name
        if path.parent not in self.folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(path.parent)
        put(path, content)

    def _list(self, names: Iterable[str]) -> None:
        """Before anything is put and after everything is, so that a run that was killed is known for ours and leaves nothing for ever."""
        text = "".join(f"{name}\n" for name in sorted(names))
        if self._listed() != text:
            put(self.target / LIST, text.encode())

    def _listed(self) -> str | None:
        path = self.target / LIST
        return path.read_text(encoding="utf-8") if path.exists() else None


def _site(source: Path) -> frozenset[str]:
    if not is_whole(source):
        raise Refused("publish-not-whole", folder=source)
    return files(source) - {LIST, LOCK}  # it may be a folder that was published to


def _apart(source: Path, target: Path) -> None:
    if source.is_relative_to(target) or target.is_relative_to(source):
        raise Refused("publish-same-folder", folder=target)


def _ours(target: Path, anywhere: bool) -> frozenset[str]:
    """The files that were published there. Raises Refused where somebody else's lie."""
    if target.exists() and not target.is_dir():
        raise Refused("publish-no-folder", folder=target)
    if (target / LIST).is_file():
        return frozenset((target / LIST).read_text(encoding="utf-8").splitlines())
    if not anywhere and target.exists() and {path.name for path in target.iterdir()} - {LOCK, beside_of(target / LIST).name}:
        raise Refused("publish-not-ours", folder=target)
    return frozenset()


def _left_beside(there: Collection[str], known: Collection[str]) -> frozenset[str]:
    """What a run that was killed was writing."""
    names = {f"{folder}{slash}.{file}{suffix}.new" for name in known for folder, slash, file in [name.rpartition("/")] for suffix in ("", *SUFFIXES)}
    return names.intersection(there)


def _is_page(name: str) -> bool:
    return name.endswith(".html")
