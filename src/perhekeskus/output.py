"""Pages to files: the whole site beside what the engine wrote, and the few files that belong to no single page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from rjsmin import jsmin

from .alone import Alone, alternates
from .calendars import Calendars
from .catalogue import LANGUAGES, OTHER
from .cores import side_by_side
from .dense import dense_text
from .embeds import Embeds
from .form import FOLDER as FORM
from .form import Form
from .frames import Frame
from .linkeddata import LinkedData
from .offline import EMPTIED_ON, WORKER, farewell, tag, worker
from .opendata import OpenData, feed_of
from .pages import Page, Pages
from .planviews import plan_words
from .policy import CardPolicy, Policy, headers_file, nginx_file, unframed
from .redirects import nginx_redirects, redirects_file
from .schema import SCHEMAS, schema_files
from .searching import Searching, labels
from .tools import tool_labels
from .urls import EMBEDS

SEARCH = "assets/search/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


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
    _pieces: dict[str, dict[str, str]] = field(default_factory=dict)  # of the search's index, by language
    _folders: set[str] = field(default_factory=set)  # those that are there
    _made: set[str] = field(default_factory=set)  # files that were put there
    _policies: dict[tuple[str, ...], str] = field(default_factory=dict)

    def head(self, page: Page) -> str:
        """What the page's own address is, which page says the same in the other language, and what programs are told of it."""
        here, there = self._absolute(page.path, page), self._absolute(page.twin, page)
        links = [f'<link rel="canonical" href="{here if page.translated else there}">' if self.url else ""]
        if page.sensitive:
            # What a shared link shows is as neutral as the tab; that no other site learns where its visitor came from is the policy of every page.
            links.append(f'<meta property="og:title" content="{escape(page.title)}"><meta property="og:description" content="{escape(page.description)}">')
        if not page.translated or not page.listed:
            links.append('<meta name="robots" content="noindex">')
        else:
            if page.paired:
                links.append(alternates(dict(sorted({page.language: here, OTHER[page.language]: there}.items())), bool(self.url)))
            links.append(self._for_programs(page))
        return "".join(links)

    def _for_programs(self, page: Page) -> str:
        """Where a feed tells what changes, and what the page is about; of a sensitive one nothing."""
        if page.sensitive:
            return ""
        found = feed_of(page.key, page.language) if self.url else None
        link = f'<link rel="alternate" type="application/atom+xml" href="{self.pages.addresses.root_from(page.path)}{found}">' if found else ""
        return link + self._linked.tag(page.key, page.language)

    def parts(self, page: Page) -> dict[str, str]:
        """What fills a frame."""
        addresses = self.pages.addresses
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": self.head(page),
            "twin": addresses.root_from(page.path) + addresses.link(page.twin),
            "body": page.body,
        }

    def joined(self, page: Page, frame: Frame) -> str:
        """The whole HTML of a page, with the policy that its frame needs: a script in the body, which no page of ours has, is not among what may run."""
        parts = self.parts(page)
        return frame.filled({**parts, "head": self._policy(*frame.texts) + parts["head"] + self._offline_tag(page)})

    def _offline_tag(self, page: Page) -> str:
        if not self.pages.offline:
            return ""
        addresses, root = self.pages.addresses, self.pages.addresses.root_from(page.path)
        return str(tag(root, addresses.href(("index", "mine"), page.language, root), self.pages.wordings[page.language], page.key in EMPTIED_ON))  # what Markup is added to would be escaped

    def _policy(self, *texts: str) -> str:
        """Worked out once for each frame, of which thousands of pages are made."""
        if not self.guarded:
            return ""
        if texts not in self._policies:
            self._policies[texts] = Policy.of(texts, self._on_disk).meta
        return self._policies[texts]

    @property
    def _on_disk(self) -> bool:
        return not self.pages.addresses.directories

    def write(self, frames: Mapping[tuple[str, int], Frame], written: Iterable[Page], watched: Callable[[Iterable[Page], int], Iterable[Page]] = lambda pages, total: pages) -> int:
        """Every page made from data, in the frame of its language and depth, and the files of the whole site. `watched` sees the pages pass and
        knows how many there will be. Returns the number of pages."""
        self.pages.complete()
        self._calendars.complete()
        self._open_data.complete()
        beside = self._beside
        made = list(watched(side_by_side(partial(self._put_language, frames), LANGUAGES, self.cores), self.pages.count))
        self._made.update(self.pages.addresses.file(page.path) for page in made)  # by a copy of this process, too
        self._made.update(*beside.values())
        self._put_all(beside[None])
        self._shorten_scripts()
        self.write_shared()
        self._put_sitemap([*written, *made])
        self._put_worker([*written, *made])
        self._put_form()
        self._put_headers(frames.values())
        return len(made)

    def _put_language(self, frames: Mapping[tuple[str, int], Frame], language: str) -> Iterator[Page]:
        """All that is made of one language: the pages made from data, on their way to the list of all without their bodies, which would fill the memory; then what stands beside them."""
        for page in self.pages.in_language(language):
            self._put_page(page, frames)
            yield replace(page, body="")
        self._put_all(self._beside[language])
        self._put_search(language)

    def _put_all(self, files: Mapping[str, Callable[[], str]]) -> None:
        for file, make in files.items():
            self._put(file, make())

    def write_shared(self) -> None:
        """The files that belong to no single page: the page that chooses, the 404, former addresses, the names of municipalities."""
        self._put_all(self._alone.files())
        self._put_municipality_names()

    def write_beside(self) -> None:
        """All files that are no page in a frame, for an engine that makes those itself."""
        for language, files in self._beside.items():
            self._put_all(files)
            if language:
                self._put_search(language)
        self._shorten_scripts()
        self.write_shared()
        self._put_worker(())

    def write_asked(self, request: str, frames: Mapping[tuple[str, int], Frame]) -> None:
        """For a preview: the one page that a request such as '/fi/kunnat/vaasa/' asks for, if it is made from data and not there yet, or the file beside the pages."""
        file = request.lstrip("/") + ("index.html" if request.endswith("/") else "")
        for files in self._beside.values():
            if file in files:
                self._put(file, files[file]())
        if file.startswith(SEARCH) and file in (pieces := self._search(file.removeprefix(SEARCH).split("/")[0])):
            self._put(file, pieces[file])
        key, language = self.pages.addresses.by_file.get(file, (("page", ""), ""))
        if key[0] != "page" and file not in self._made:
            self._put_page(self.pages.page(key, language), frames)

    def withdraw(self) -> None:
        """For a preview: takes away what was put there, because what it was made from has changed. It can be made again."""
        for file in self._made:
            (self.folder / file).unlink(missing_ok=True)
        self._made.clear()
        self._folders.clear()

    def _put_page(self, page: Page, frames: Mapping[tuple[str, int], Frame]) -> None:
        file = self.pages.addresses.file(page.path)
        self._put(file, self.joined(page, frames[page.language, file.count("/")]))

    def _absolute(self, path: str, page: Page) -> str:
        link = self.pages.addresses.link(path)
        return self.url + link if self.url else self.pages.addresses.root_from(page.path) + link

    def _put(self, file: str, content: str | bytes) -> None:
        self._lay(file.rpartition("/")[0])
        with open(f"{self.folder}/{file}", "wb", buffering=0) as target:
            target.write(content if isinstance(content, bytes) else content.encode())
        self._made.add(file)

    def _lay(self, folder: str) -> None:
        """A folder below the site's, with those above it; each is asked for once."""
        if folder in self._folders:
            return
        if folder:
            self._lay(folder.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self.folder}/{folder}")
        self._folders.add(folder)

    @cached_property
    def _alone(self) -> Alone:
        return Alone(self.pages, self.url, self.folder / "assets", self._policy)

    @cached_property
    def _schemas(self) -> dict[str, str]:
        return schema_files(self.pages.catalogue)

    @cached_property
    def _calendars(self) -> Calendars:
        return Calendars(self.pages.timetable, self.pages.addresses, self.pages.wordings, self.url)

    @cached_property
    def _embeds(self) -> Embeds:
        return Embeds(self.pages, self.url, CardPolicy(self._on_disk).meta if self.guarded else "")

    @cached_property
    def _linked(self) -> LinkedData:
        return LinkedData(self.pages.timetable, self.pages.addresses, self.pages.wordings, self.url)

    @cached_property
    def _open_data(self) -> OpenData:
        return OpenData(self.pages.timetable, self.pages.addresses, self.pages.wordings, self.url, self.pages.desk.root, self.cache)

    @cached_property
    def _beside(self) -> dict[str | None, dict[str, Callable[[], str]]]:
        """The files that stand beside pages, each with what makes it, by language; those that belong to none under None: what the browser lists, calendars, and what the search says."""
        found: dict[str | None, dict[str, Callable[[], str]]] = {language: {} for language in (*LANGUAGES, None)}
        for file, make in self._all_beside().items():
            found[next((language for language in LANGUAGES if language in file.split("/")), None)][file] = make
        return found

    def _all_beside(self) -> dict[str, Callable[[], str]]:
        said = {f"assets/labels/{language}.js": partial(labels, wording) for language, wording in self.pages.wordings.items()}
        said |= {f"assets/labels/where-{language}.js": partial(self.pages.where_box, language) for language in LANGUAGES}
        said |= {f"assets/labels/tools-{language}.js": partial(tool_labels, wording) for language, wording in self.pages.wordings.items()}
        said |= {f"assets/plan/{language}.js": partial(plan_words, wording) for language, wording in self.pages.wordings.items()}
        said |= {f"schema/{name}": partial(self._schemas.get, name) for name in SCHEMAS}
        return self.pages.listings.files | self._open_data.files | self._embeds.files | {file: partial(self._calendars.text, *about) for file, about in self.pages.addresses.calendars.items()} | said | {"assets/icons.css": self.pages.icons.style, "assets/map.svg": self.pages.map} | ({"assets/gaps.svg": self.pages.gaps} if self.pages.addresses.has_reports else {})

    def _search(self, language: str) -> dict[str, str]:
        """The pieces of a language's search index; the first piece asked for makes them all."""
        if language not in self._pieces and language in LANGUAGES:
            self._pieces[language] = Searching(self.pages.listings.pens, self.pages.timetable, self.texts).files(SEARCH, language, self.cache)
        return self._pieces.get(language, {})

    def _put_search(self, language: str) -> None:
        """The index in pieces; those of a former index would only be in the way."""
        for path in (self.folder / SEARCH / language).rglob("*.js"):
            if path.relative_to(self.folder).as_posix() not in self._search(language):
                path.unlink()
        for file, text in self._search(language).items():
            self._put(file, text)

    def _shorten_scripts(self) -> None:
        """Comments and spaces are for those who work on the scripts; a reader's phone need not fetch them."""
        for path in (self.folder / "assets").glob("*.js"):
            path.write_text(jsmin(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")

    def _put_worker(self, pages: Iterable[Page]) -> None:
        """Always there: a worker that a former edition has left behind asks for it, and is told to go."""
        assets = self.folder / "assets"
        never = [self.pages.addresses.link(page.path) for page in pages if page.sensitive]
        self._put(WORKER, worker(assets, never) if self.pages.offline else farewell(assets))
        for name in ("offline-worker.js", "offline-gone.js", *(() if self.pages.offline else ("offline.js",))):
            (assets / name).unlink(missing_ok=True)

    def _put_form(self) -> None:
        """Beside the site and no part of it: no page leads there, and no search engine is to."""
        if self.form:
            self._put(f"{FORM}index.html", self.pages.template("form", LANGUAGES[0], policy=self.form.policy, **self.pages.wordings))
            for file, make in self.form.files(self.pages.catalogue).items():
                self._put(file, make())

    def _put_headers(self, frames: Iterable[Frame]) -> None:
        """What a host is to say with every file. Pages say the most of it themselves, for hosts that cannot be told."""
        texts = [*(text for frame in frames for text in frame.texts), *self._alone.with_scripts()]
        policy = Policy.of(texts, self._on_disk)
        path = urlsplit(self.url).path or "/"
        apart = {EMBEDS: CardPolicy(self._on_disk).header} | ({FORM: unframed(self.form.policy)} if self.form else {})
        self._put("_headers", headers_file(policy, self._made | self._of_engine, path, apart))
        self._put("_redirects", redirects_file(self._moved, path))
        self._put("_nginx.conf", nginx_file(policy, path, apart) + nginx_redirects(self._moved, path))  # the last of all files: a folder without it is half a site

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

    def _put_municipality_names(self) -> None:
        """Names in both languages to addresses, for the front page's field. A script, so that it works from a disk too."""
        for language in LANGUAGES:
            rows = [
                [id, round(m.centre.latitude, 3), round(m.centre.longitude, 3), *dict.fromkeys(filter(None, (m.name.read_in(language)[0], m.name.fi, m.name.sv)))]
                for id, m in self.pages.catalogue.municipalities.items()
            ]  # fmt: skip
            self._put(f"assets/municipalities-{language}.js", f"window.pkMunicipalities={dense_text(rows)}\n")

    def _put_sitemap(self, pages: Iterable[Page]) -> None:
        """Only pages that are really in their language, each with its twin. Without a known address there can be no sitemap."""
        stale = [self.folder / "sitemap.xml.gz", *([] if self.url else [self.folder / "sitemap.xml"])]
        for path in stale:
            path.unlink(missing_ok=True)
        if not self.url:
            return
        listed = {page.path: page for page in pages if page.translated and page.listed}
        rows = []
        for page in listed.values():
            twin = listed.get(page.twin)
            pair = sorted([page, *([twin] if twin else [])], key=lambda p: p.language)
            alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{p.language}" href="{self._absolute(p.path, p)}"/>' for p in pair) if twin else ""
            rows.append(f"<url><loc>{self._absolute(page.path, page)}</loc>{alternates}</url>")
        self._put("sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(rows) + "\n</urlset>\n")
