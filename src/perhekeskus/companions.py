"""The files that stand beside the pages, each with what makes it: what the browser lists and searches, calendars, cards, open data, schemas and pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path

from .calendars import Calendars
from .catalogue import LANGUAGES
from .embeds import Embeds
from .opendata import OpenData
from .pages import Pages
from .pages.editors import gaps
from .pages.entrances import country_map
from .pages.municipalities import where_box
from .planviews import plan_words
from .schema import SCHEMAS, schema_files
from .searching import Searching, labels
from .tools import tool_labels

SEARCH = "assets/search/"
Files = Mapping[str, Callable[[], str]]  # file under the site's folder → what makes its text


class Companions:
    """`url` is the site's address, '' when it is not known; `card_policy` the tag that says what a card may do; `texts` are those of hand-written pages, by id
    and language, for the search; `cache` is the folder for what one build keeps for the next."""

    def __init__(self, pages: Pages, url: str, card_policy: str, texts: Mapping[tuple[str, str], str], cache: Path | None = None):
        self.pages, self.texts, self.cache = pages, texts, cache
        made_from = pages.timetable, pages.addresses, pages.wordings, url
        self._calendars = Calendars(*made_from)
        self._open_data = OpenData(*made_from, pages.desk.root, cache)
        self._embeds = Embeds(pages, url, card_policy)
        self._pieces: dict[str, Mapping[str, str]] = {}  # of the search's index, by language

    def complete(self) -> None:
        """Works out what those of all languages share, before there are copies of it."""
        self._calendars.complete()
        self._open_data.complete()

    @cached_property
    def files(self) -> Mapping[str | None, Files]:
        """By language; those that belong to none under None. Pieces of the search are not among them: what they are called is known when they are made."""
        found: dict[str | None, dict[str, Callable[[], str]]] = {language: {} for language in (*LANGUAGES, None)}
        for file, make in (self._of_records | self._of_the_site).items():
            found[next((language for language in LANGUAGES if language in file.split("/")), None)][file] = make
        return found

    def search(self, language: str) -> Mapping[str, str]:
        """The pieces of a language's search index, made once: file under the site's folder → its text."""
        if language not in self._pieces:
            self._pieces[language] = Searching(self.pages.listings.pens, self.pages.timetable, self.texts).files(SEARCH, language, self.cache)
        return self._pieces[language]

    def text(self, file: str) -> str | None:
        """Of one of all these files; None for what is none of them."""
        if make := next((files[file] for files in self.files.values() if file in files), None):
            return make()
        language = file.removeprefix(SEARCH).split("/")[0]
        return self.search(language).get(file) if file.startswith(SEARCH) and language in LANGUAGES else None

    @property
    def _of_records(self) -> Files:
        calendars = {file: partial(self._calendars.text, *about) for file, about in self.pages.addresses.calendars.items()}
        return self.pages.listings.files | self._open_data.files | self._embeds.files | calendars

    @property
    def _of_the_site(self) -> Files:
        """Words that scripts say, schemas, pictures."""
        pages = self.pages
        found = {"assets/icons.css": pages.icons.style, "assets/map.svg": partial(country_map, pages)} | ({"assets/gaps.svg": partial(gaps, pages)} if pages.addresses.has_reports else {})
        found |= {f"schema/{name}": partial(self._schema, name) for name in SCHEMAS}
        for language, wording in pages.wordings.items():
            found |= {f"assets/labels/{language}.js": partial(labels, wording), f"assets/labels/where-{language}.js": partial(where_box, pages, language)}
            found |= {f"assets/labels/tools-{language}.js": partial(tool_labels, wording), f"assets/plan/{language}.js": partial(plan_words, wording)}
        return found

    def _schema(self, name: str) -> str:
        return self._schemas[name]

    @cached_property
    def _schemas(self) -> Mapping[str, str]:
        """All of them, when the first is asked for: a preview seldom is."""
        return schema_files(self.pages.catalogue)
