"""Pages to files: the whole site beside what the engine wrote, and the few files that belong to no single page."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from rjsmin import jsmin

from .calendars import Calendars
from .catalogue import LANGUAGES, OTHER
from .frames import Frame
from .memory import uncollected
from .offline import EMPTIED_ON, WORKER, farewell, tag, worker
from .pages import Page, Pages
from .planviews import plan_words
from .policy import Policy, headers_file, nginx_file
from .searching import Searching, labels
from .tools import tool_labels

SEARCH = "assets/search/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Site:
    """Where the site will stand: `url` ends with '/' or is '' when not known; `folder` is where its files go; `texts` are those of hand-written
    pages, by id and language, for the search; `cache` is the folder for what one build keeps for the next;
    `restaged` tells whether the engine's input has changed; `guarded` is False for a preview, where the engine adds a script of its own to every page; `offline` keeps opened pages on the
    reader's device."""

    pages: Pages
    url: str
    folder: Path
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cache: Path | None = None
    restaged: bool = True
    guarded: bool = True
    offline: bool = False
    _folders: set[str] = field(default_factory=set)  # those that are there
    _made: set[str] = field(default_factory=set)  # files that were put there
    _policies: dict[tuple[str, ...], str] = field(default_factory=dict)

    def head(self, page: Page) -> str:
        """Links that tell what the page's own address is and which page says the same in the other language."""
        here, there = self._absolute(page.path, page), self._absolute(page.twin, page)
        links = [f'<link rel="canonical" href="{here if page.translated else there}">' if self.url else ""]
        if page.sensitive:
            # What a shared link shows is as neutral as the tab; that no other site learns where its visitor came from is the policy of every page.
            links.append(f'<meta property="og:title" content="{escape(page.title)}"><meta property="og:description" content="{escape(page.description)}">')
        if not page.translated or not page.listed:
            links.append('<meta name="robots" content="noindex">')
        elif page.paired:
            links += [f'<link rel="{self._alternate}" hreflang="{language}" href="{address}">' for language, address in sorted({page.language: here, OTHER[page.language]: there}.items())]
        return "".join(links)

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
        if not self.offline:
            return ""
        addresses, root = self.pages.addresses, self.pages.addresses.root_from(page.path)
        return tag(root, addresses.href(("index", "mine"), page.language, root), self.pages.wordings[page.language], page.key in EMPTIED_ON)

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
        with uncollected():
            made = list(watched(self._put_pages(frames), self.pages.count))
            for file, make in self._beside.items():
                self._put(file, make())
            self._put_search()
            self._shorten_scripts()
            self.write_shared()
            self._put_sitemap([*written, *made])
            self._put_worker([*written, *made])
            self._put_headers(frames.values())
        return len(made)

    def _put_pages(self, frames: Mapping[tuple[str, int], Frame]) -> Iterator[Page]:
        """The pages made from data, on their way to the list of all without their bodies, which would fill the memory."""
        for page in self.pages.generated():
            self._put_page(page, frames)
            yield replace(page, body="")

    def write_shared(self) -> None:
        """The files that belong to no single page: the page that chooses, the 404, former addresses, the names of municipalities."""
        self._put("index.html", self._chooser())
        self._put("404.html", self._lost())
        self._put_moved()
        self._put_municipality_names()

    def write_asked(self, request: str, frames: Mapping[tuple[str, int], Frame]) -> None:
        """For a preview: the one page that a request such as '/fi/kunnat/vaasa/' asks for, if it is made from data and not there yet, or the file beside the pages."""
        file = request.lstrip("/") + ("index.html" if request.endswith("/") else "")
        if file in self._beside:
            self._put(file, self._beside[file]())
        if file.startswith(SEARCH) and file in self._search:
            self._put(file, self._search[file])
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

    @property
    def _alternate(self) -> str:
        """The relation of a page to its twin. Search engines demand whole addresses; where the site's own is not known, a space in front,
        which means the same to browsers, keeps them from taking offence at short ones."""
        return "alternate" if self.url else " alternate"

    def _absolute(self, path: str, page: Page) -> str:
        link = self.pages.addresses.link(path)
        return self.url + link if self.url else self.pages.addresses.root_from(page.path) + link

    def _put(self, file: str, text: str) -> None:
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(f"{self.folder}/{file}", "wb", buffering=0) as target:
            target.write(text.encode())
        self._made.add(file)

    def _links(self) -> dict[str, dict[str, str]]:
        addresses = self.pages.addresses
        targets = {"front": ("front", "front"), "help": ("index", "help")}
        return {language: {name: addresses.link(addresses.path(key, language)) for name, key in targets.items()} for language in LANGUAGES}

    def _alone(self, template: str, **values: object) -> str:
        """A page without a frame, with its policy."""
        return self.pages.template(template, policy=Markup(self._policy(self.pages.template(template, policy="", **values))), **values)

    def _chooser(self) -> str:
        links = {language: found["front"] for language, found in self._links().items()}
        head = "".join(f'<link rel="{self._alternate}" hreflang="{language}" href="{self.url}{link}">' for language, link in links.items())
        return self._alone("chooser", links=links, head=Markup(head), **self.pages.wordings)

    def _lost(self) -> str:
        """Stands alone, its style inside, because the address it answers to may be at any depth."""
        style = "".join((self.folder / "assets" / name).read_text(encoding="utf-8") for name in ("tokens.css", "alone.css") if (self.folder / "assets" / name).exists())
        return self._alone("lost", links=self._links(), base=self.url or "/", style=Markup(style), **self.pages.wordings)

    def _put_moved(self) -> None:
        addresses = self.pages.addresses
        for former, (kind, id) in addresses.moved:
            language = former.split("/")[0]
            path = addresses.path((kind, id), language)
            values = {"language": language, "w": self.pages.wordings[language], "name": self.pages.pen(former, language).name(kind, id)}
            link = addresses.root_from(former) + addresses.link(path)
            self._put(addresses.file(former), self.pages.template("moved", policy=Markup(self._policy()), link=link, canonical=(self.url or addresses.root_from(former)) + addresses.link(path), **values))

    @cached_property
    def _beside(self) -> dict[str, Callable[[], str]]:
        """The files that stand beside pages, each with what makes it: what the browser lists, calendars, and what the search says."""
        calendars = Calendars(self.pages.timetable, self.pages.addresses, self.pages.wordings, self.url)
        said = {f"assets/labels/{language}.js": partial(labels, wording) for language, wording in self.pages.wordings.items()}
        said |= {f"assets/labels/where-{language}.js": partial(self.pages.where_box, language) for language in LANGUAGES}
        said |= {f"assets/labels/tools-{language}.js": partial(tool_labels, wording) for language, wording in self.pages.wordings.items()}
        said |= {f"assets/plan/{language}.js": partial(plan_words, wording) for language, wording in self.pages.wordings.items()}
        return self.pages.listings.files | {file: partial(calendars.text, *about) for file, about in calendars.files.items()} | said | {"assets/icons.css": self.pages.icons.style, "assets/map.svg": self.pages.map, "assets/gaps.svg": self.pages.gaps}

    @cached_property
    def _search(self) -> dict[str, str]:
        """The pieces of the search's index; the first piece asked for makes them all."""
        return Searching(self.pages.listings.pens, self.pages.timetable, self.texts).files(SEARCH, self.cache)

    def _put_search(self) -> None:
        """The index in pieces; those of a former index would only be in the way."""
        for path in (self.folder / SEARCH).rglob("*.js"):
            if path.relative_to(self.folder).as_posix() not in self._search:
                path.unlink()
        for file, text in self._search.items():
            self._put(file, text)

    def _shorten_scripts(self) -> None:
        """Comments and spaces are for those who work on the scripts; a reader's phone need not fetch them."""
        for path in (self.folder / "assets").glob("*.js"):
            path.write_text(jsmin(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")

    def _put_worker(self, pages: Iterable[Page]) -> None:
        """Always there: a worker that a former edition has left behind asks for it, and is told to go."""
        assets = self.folder / "assets"
        never = [self.pages.addresses.link(page.path) for page in pages if page.sensitive]
        self._put(WORKER, worker(assets, never) if self.offline else farewell(assets))
        for name in ("offline-worker.js", "offline-gone.js", *(() if self.offline else ("offline.js",))):
            (assets / name).unlink(missing_ok=True)

    def _put_headers(self, frames: Iterable[Frame]) -> None:
        """What a host is to say with every file. Pages say the most of it themselves, for hosts that cannot be told."""
        texts = [*(text for frame in frames for text in frame.texts), self._chooser(), self._lost()]
        folder = self.folder.as_posix()
        files = [f"{Path(place).as_posix()}/{name}"[len(folder) + 1 :] for place, _, names in os.walk(folder) for name in names]
        policy = Policy.of(texts, self._on_disk)
        path = urlsplit(self.url).path or "/"
        self._put("_headers", headers_file(policy, files, path))
        self._put("_nginx.conf", nginx_file(policy, path))

    def _put_municipality_names(self) -> None:
        """Names in both languages to addresses, for the front page's field. A script, so that it works from a disk too."""
        for language in LANGUAGES:
            rows = [
                [id, round(m.centre.latitude, 3), round(m.centre.longitude, 3), *dict.fromkeys(filter(None, (m.name.read_in(language)[0], m.name.fi, m.name.sv)))]
                for id, m in self.pages.catalogue.municipalities.items()
            ]  # fmt: skip
            self._put(f"assets/municipalities-{language}.js", f"window.pkMunicipalities={json.dumps(rows, ensure_ascii=False, separators=(',', ':'))}\n")

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
