"""Pages to files: the whole site beside what the engine wrote, and what a host is to know of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from rjsmin import jsmin

from .alone import Alone
from .catalogue import LANGUAGES
from .companions import SEARCH, Companions
from .cores import side_by_side
from .folders import Folder
from .form import FOLDER as FORM
from .form import Form
from .frames import Frame
from .framing import Framing
from .offline import WORKER, farewell, worker
from .pages import Page, Pages
from .policy import headers_file, nginx_file, unframed
from .redirects import nginx_redirects, redirects_file
from .sitemaps import robots, sitemap
from .urls import EMBEDS


@dataclass(frozen=True)
class Site:
    """Where the site will stand: `url` ends with '/' or is '' when not known; `folder` is where its files go; `texts` are those of hand-written
    pages, by id and language, for the search; `cache` is the folder for what one build keeps for the next; `restaged` tells whether the engine's input has changed; `guarded` is False for a preview, where the engine adds a script of its own to every page; with more than one of the `cores` each language has its own; `form` is what editors
    without git write in, where a publisher wants it."""

    pages: Pages
    url: str
    folder: Path
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cache: Path | None = None
    restaged: bool = True
    guarded: bool = True
    cores: int = 1
    form: Form | None = None

    @cached_property
    def framing(self) -> Framing:
        return Framing(self.pages, self.url, self.guarded)

    @cached_property
    def _alone(self) -> Alone:
        return Alone(self.pages, self.url, self.folder / "assets", self.framing.policy)

    @cached_property
    def _companions(self) -> Companions:
        return Companions(self.pages, self.url, self.framing.card_policy.meta if self.guarded else "", self.texts, self.cache)

    @cached_property
    def _files(self) -> Folder:
        return Folder(self.folder)

    def write(self, frames: Mapping[tuple[str, int], Frame], written: Iterable[Page], watched: Callable[[Iterable[Page], int], Iterable[Page]] = lambda pages, total: pages) -> int:
        """Every page made from data, in the frame of its language and depth, and the files of the whole site. `watched` sees the pages pass and
        knows how many there will be. Returns the number of pages."""
        self.pages.complete()
        self._companions.complete()
        beside = self._companions.files
        made = list(watched(side_by_side(partial(self._put_language, frames), LANGUAGES, self.cores), self.pages.count))
        self._files.made.update(self.pages.addresses.file(page.path) for page in made)  # by a copy of this process, too
        self._files.made.update(*beside.values())
        self._shorten_scripts()
        self._files.put_all(beside[None])
        self.write_shared()
        self._put_sitemap([*written, *made])
        self._put_worker([*written, *made])
        self._put_form()
        self._put_headers(frames.values())
        return len(made)

    def write_shared(self) -> None:
        """The pages without a frame: the one that chooses, the 404, former addresses."""
        self._files.put_all(self._alone.files())

    def write_beside(self) -> None:
        """All files that are no page in a frame, for an engine that makes those itself."""
        self._shorten_scripts()
        for language, files in self._companions.files.items():
            self._files.put_all(files)
            if language:
                self._put_search(language)
        self.write_shared()
        self._put_worker(())

    def write_asked(self, request: str, frames: Mapping[tuple[str, int], Frame]) -> None:
        """For a preview: the one page that a request such as '/fi/kunnat/vaasa/' asks for, if it is made from data and not there yet, or the file beside the pages."""
        file = request.lstrip("/") + ("index.html" if request.endswith("/") else "")
        if (text := self._companions.text(file)) is not None:
            self._files.put(file, text)
        key, language = self.pages.addresses.by_file.get(file, (("page", ""), ""))
        if key[0] != "page" and file not in self._files.made:
            self._put_page(self.pages.page(key, language), frames)

    def withdraw(self) -> None:
        """For a preview: takes away what was put there, because what it was made from has changed. It can be made again."""
        self._files.withdraw()

    def _put_language(self, frames: Mapping[tuple[str, int], Frame], language: str) -> Iterator[Page]:
        """All that is made of one language: the pages made from data, on their way to the list of all without their bodies, which would fill the memory; then what stands beside them."""
        for page in self.pages.in_language(language):
            self._put_page(page, frames)
            yield replace(page, body="")
        self._files.put_all(self._companions.files[language])
        self._put_search(language)

    def _put_page(self, page: Page, frames: Mapping[tuple[str, int], Frame]) -> None:
        file = self.pages.addresses.file(page.path)
        self._files.put(file, self.framing.joined(page, frames[page.language, file.count("/")]))

    def _put_search(self, language: str) -> None:
        """The index in pieces; those of a former index would only be in the way."""
        pieces = self._companions.search(language)
        for path in (self.folder / SEARCH / language).rglob("*.js"):
            if path.relative_to(self.folder).as_posix() not in pieces:
                path.unlink()
        for file, text in pieces.items():
            self._files.put(file, text)

    def _shorten_scripts(self) -> None:
        """Comments and spaces are for those who work on the scripts; a reader's phone need not fetch them."""
        for path in (self.folder / "assets").glob("*.js"):
            path.write_text(jsmin(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")

    def _put_sitemap(self, pages: Iterable[Page]) -> None:
        """Only pages that are really in their language, each with its twin. Without a known address there can be no sitemap; the engine's, which knows nothing of most pages, goes."""
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (self.folder / name).unlink(missing_ok=True)
        if self.url:
            self._files.put("sitemap.xml", sitemap(self._listed(pages)))
        if urlsplit(self.url).path == "/":  # nobody asks for it elsewhere
            self._files.put("robots.txt", robots(f"{self.url}sitemap.xml"))

    def _listed(self, pages: Iterable[Page]) -> dict[str, dict[str, str]]:
        """Address of each page to be found → the addresses of itself and its twin by language, where that is to be found as well."""
        listed = {page.path: page for page in pages if page.translated and page.listed}
        address = {path: self.url + self.pages.addresses.link(path) for path in listed}
        return {address[path]: {one.language: address[one.path] for one in (page, listed[page.twin])} if page.twin in listed else {} for path, page in listed.items()}

    def _put_worker(self, pages: Iterable[Page]) -> None:
        """Always there: a worker that a former edition has left behind asks for it, and is told to go."""
        assets = self.folder / "assets"
        never = [self.pages.addresses.link(page.path) for page in pages if page.sensitive]
        self._files.put(WORKER, worker(assets, never) if self.pages.offline else farewell(assets))
        for name in ("offline-worker.js", "offline-gone.js", *(() if self.pages.offline else ("offline.js",))):
            (assets / name).unlink(missing_ok=True)

    def _put_form(self) -> None:
        """Beside the site and no part of it: no page leads there, and no search engine is to."""
        if self.form:
            self._files.put(f"{FORM}index.html", self.pages.template("form", LANGUAGES[0], policy=self.form.policy, **self.pages.wordings))
            self._files.put_all(self.form.files(self.pages.catalogue))

    def _put_headers(self, frames: Iterable[Frame]) -> None:
        """What a host is to say with every file. Pages say the most of it themselves, for hosts that cannot be told."""
        policy = self.framing.policy_of([*(text for frame in frames for text in frame.texts), *self._alone.with_scripts()])
        path = urlsplit(self.url).path or "/"
        apart = {EMBEDS: self.framing.card_policy.header} | ({FORM: unframed(self.form.policy)} if self.form else {})
        self._files.put("_headers", headers_file(policy, self._files.made | self._of_engine, path, apart))
        self._files.put("_redirects", redirects_file(self._moved, path))
        self._files.put("_nginx.conf", nginx_file(policy, path, apart) + nginx_redirects(self._moved, path))  # the last of all files: a folder without it is half a site

    @property
    def _moved(self) -> dict[str, str]:
        """Former addresses to those of today."""
        addresses = self.pages.addresses
        return {addresses.link(former): addresses.link(addresses.path(key, former.split("/")[0])) for former, key in addresses.moved} | dict(addresses.moved_embeds)

    @property
    def _of_engine(self) -> set[str]:
        """What the engine has put there; its pages stand beside ours, so nobody need look for them."""
        top = len(self.folder.as_posix()) + 1
        assets = {f"{Path(place).as_posix()}/{name}"[top:] for place, _, names in os.walk(self.folder / "assets") for name in names}
        return assets | {path.name for path in self.folder.iterdir() if path.is_file()}
