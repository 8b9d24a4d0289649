"""The form for editors who do not use git: its fields, made from the model, and the program that shows them, which npm has fetched.

The program is Sveltia CMS. What it would fetch from other hosts, its words in other languages and its icons, stands beside it here; what it might
ask for besides, its page's policy blocks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path

import yaml
from pydantic.json_schema import models_json_schema

from .catalogue import LANGUAGES, Catalogue
from .dense import dense
from .model import LAST_KEYS, SUMMARY_LENGTH, Contact, Noun, Place, keys_of
from .openings import DAYS
from .problems import remarks
from .schema import code_words, fault_words, field_words, words_of
from .urls import DESK

FOLDER = "toimitus/"
FORMAT = "perhekeskus"
FORMAT_OF_REGIONS = "perhekeskus-alue"
OWN = ("form.js", "whole.js", "shapes.js", "completion.js", "contacts.js", "manuscript.js", "form.css")
# What every new place says, in the order in which people tell of it; what changes most often is among it. The rest stands below.
FIRST = ("name", "status", "kind", "municipality", "street", "postal_code", "website", "hours", "phone", "summary", "organiser", "checked", "exceptions", "hours_note", "sources")
COMPLETED = (("Place", "sources"), ("Source", "date"))  # what follows from the rest where nobody has typed it
DEFAULTS = {("Place", "status"): "active", ("Place", "hours"): [{"form": "words", "text": ""}]}  # of a new place
OF_CONTACTS = ("name", "phone", "phone_note", "hours", "website", "note", "doubt", "checked", "sources")  # what changes of a region's contacts; the rest stays as it is
LACKING = ("name", "source", "checked")  # what a place is not saved without, or only whole
BILINGUAL = ("Text", "Prose", "Summary", "Website", "Slug")
SHORT = {"cost": "code", "season": "term"}  # what may stand alone for several fields
SUMMARIES = {"sources": "{{url}} · {{date}}", "partners": "{{name.fi}} {{name.sv}}", "links": "{{url}}", "exceptions": "{{date}}{{from}} – {{to}} {{holiday}} {{during}} {{open}} {{closed.fi}} {{closed.sv}}"}  # of a row that is folded
_NAME = "{{name.fi | default('{{name.sv}}') | default('{{name.en}}')}}"  # a place has one at least, in any language
_ROW_NAME = "{{name.fi}} / {{name.sv}} · {{phone}}"
_BOTH = "{{name.fi}}{{name.fi | ternary('{{name.sv}}', '') | ternary(' / ', '')}}{{name.sv}}{{name.fi | default('{{name.sv}}') | ternary('', '{{name.en}}')}}"
_ABOUT_FILES = re.compile(r"[.]yaml|kansio|mapp")  # what a hint says to those who write files, and not to those who choose from a list
_SPOKEN_DATE = r"\s*(?:[0-9]{1,2}\.\s?)?[0-9]{1,2}\.\s?[0-9]{4}\s*"  # 30.11.2026, 11.2026
_WRITTEN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ABSENT = {"type": "null"}
_OF_PROGRAM = "@sveltia/cms/"
_ICONS = "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2"
_BACKENDS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com"}


@dataclass(frozen=True)
class Form:
    """`modules` is the folder that npm has filled, `own` that of our scripts; `repository` is 'owner/name', or 'gitlab:owner/name', or '' where
    there is only the editor's own disk; `sign_in` is the address of the service that signs editors in, without which they paste a token."""

    modules: Path
    own: Path
    repository: str = ""
    sign_in: str = ""

    @property
    def backend(self) -> dict[str, object]:
        host, _, name = self.repository.rpartition(":")
        methods = {"base_url": self.sign_in} if self.sign_in else {"auth_methods": ["token"]}
        return {"name": host or "github", "repo": name or "local/local", "branch": "main", "open_authoring": bool(self.sign_in) and not host, **methods}

    @property
    def policy(self) -> str:
        """Only its own files, and the host of the repository. The program writes styles into its page."""
        host = _BACKENDS[str(self.backend["name"])] if self.repository else ""
        return f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' blob: data: {host}; base-uri 'none'; form-action 'none'".replace(" ;", ";")

    def files(self, catalogue: Catalogue) -> dict[str, Callable[[], bytes]]:
        """Name → what makes it, of every file but the page itself."""
        fields = {f"form-{language}.json": partial(self._fields, catalogue, language) for language in LANGUAGES}
        return {FOLDER + name: make for name, make in {**fields, **{name: (self.own / name).read_bytes for name in OWN}, **dict(self._program())}.items()}

    def _fields(self, catalogue: Catalogue, language: str) -> bytes:
        fields = Fields(catalogue, language)
        said = {"app_title": catalogue.labels["form_title"].read_in(language)[0], "display_url": f"../{language}/{DESK[language]}/"}
        lacking = {part: remarks()[f"form-lacking-{part}"][language] for part in LACKING}
        config = {**_SETTINGS, **said, "backend": self.backend, "collections": [*fields.collections(), fields.regions()]}
        told = {"format": FORMAT, "short": SHORT, "date": _SPOKEN_DATE, "order": fields.order, "days": fields.days, "names": fields.names, "lacking": lacking, "fields": fields.place, "contacts": {"format": FORMAT_OF_REGIONS, "order": order_of(Contact), "fields": fields.contacts}, "config": config}
        return dense(told)

    def _program(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        version = json.loads((self.modules / _OF_PROGRAM / "package.json").read_text(encoding="utf-8"))["version"]
        yield "cms/sveltia-cms.mjs", lambda: _at_home((self.modules / _OF_PROGRAM / "dist" / "sveltia-cms.mjs").read_text(encoding="utf-8")).encode()
        yield "cms/package.json", (self.modules / _OF_PROGRAM / "package.json").read_bytes
        for language in LANGUAGES:
            yield f"cms@{version}/locales/{language}.json", partial(self._words, language)
        yield "icons.woff2", (self.modules / _ICONS).read_bytes
        library = self.modules / "yaml" / "browser" / "dist"
        yield from ((f"yaml/{path.relative_to(library).as_posix()}", path.read_bytes) for path in sorted(library.rglob("*.js")))

    def _words(self, language: str) -> bytes:
        """The program's own words, and ours for those that it lacks or that would mislead."""
        words = json.loads((self.modules / _OF_PROGRAM / "locales" / f"{language}.json").read_text(encoding="utf-8"))
        for key, said in yaml.safe_load((self.own / "words.yaml").read_text(encoding="utf-8")).items():
            *groups, last = key.split(".")
            reduce(lambda group, name: group.setdefault(name, {}), groups, words)[last] = said[language]
        return dense(words)


def _at_home(program: str) -> str:
    """The program with its own host and those of its typefaces replaced: words and icons come from beside the page, letters from the reader's device.
    In ids ä is a, as in those of municipalities and of all other records, where the program would write ae."""
    program = re.sub(r"(\w+\.normalize\(`NFD`\))(,\{locale:)", r"\1.replace(/\\p{M}/gu,``)\2", program)
    program = program.replace("https://unpkg.com/@sveltia/cms", "cms")
    program = re.sub(r"url\(https://cdn\.jsdelivr\.net/fontsource/fonts/material-symbols-outlined[^)]*\)", "url(icons.woff2)", program)
    return re.sub(r"url\(https://cdn\.jsdelivr\.net/[^)]*\)", "local('sans-serif')", program)


_SETTINGS = {
    "load_config_file": False, "publish_mode": "editorial_workflow", "media_folder": "pictures", "show_preview_links": False, "logo": {"src": "../assets/door.svg"}, "editor": {"preview": False},
    "slug": {"encoding": "ascii", "clean_accents": True, "lowercase": True, "maxlength": 80},
}  # fmt: skip


class Fields:
    """What the form shows in one language."""

    def __init__(self, catalogue: Catalogue, language: str):
        self.catalogue, self.language = catalogue, language
        _, described = models_json_schema([(Place, "validation"), (Contact, "validation")], by_alias=True, ref_template="{model}")
        self.nouns = described["$defs"]

    @property
    def place(self) -> list[dict]:
        """The fields of a place."""
        fields = {field["name"]: field for field in self._noun("Place")}
        return [fields[key] for key in (*FIRST, *(key for key in self.order if key not in FIRST))]

    @property
    def contacts(self) -> list[dict]:
        """The fields of a region's file: its contacts, none of which comes or goes here."""
        fields = {field["name"]: field for field in self._noun("Contact")}
        fixed = dict.fromkeys(("allow_add", "allow_remove", "allow_reorder", "allow_duplicate"), False)
        return [{"name": "contacts", **self._said(self._words("Region", "contacts")), "widget": "list", "required": False, "collapsed": True, "summary": _ROW_NAME, **fixed, "fields": [fields[key] for key in OF_CONTACTS]}]

    @property
    def order(self) -> list[str]:
        """The keys of a place as its file has them."""
        return order_of(Place)

    @property
    def days(self) -> dict[str, str]:
        """The keys of days → what the form shows for them."""
        return {day: field_words()["codes"][f"day_{day}"][self.language] for day in DAYS}

    @property
    def names(self) -> dict[str, str]:
        """The Swedish name of a municipality → the Finnish one, by which files and their ids are named."""
        return {name.sv: name.fi for name in (municipality.name for municipality in self.catalogue.municipalities.values()) if name.sv and name.fi and name.sv != name.fi}

    def collections(self) -> Iterator[dict]:
        """The places of each region, by the region's name; their fields, the same for all but for the choices of `within`, are put in by the page."""
        regions = self.catalogue.regions
        for id in sorted(regions, key=lambda id: regions[id].name.read_in(self.language)[0]):
            name = regions[id].name.read_in(self.language)[0]
            yield {
                "name": id, "label": name, "folder": f"data/regions/{id}/places", "extension": "yaml", "format": FORMAT, "identifier_field": "name.fi", "summary": f"{_BOTH} · {{{{municipality}}}}",
                "sortable_fields": {"fields": ["municipality", "name.fi", "name.sv", "status"], "default": {"field": "municipality", "direction": "ascending"}},
                "slug": {"template": f"{{{{municipality}}}}-{_NAME}", "editable": ["create"], "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", self._words("Any", "slug")["hint"][self.language]]},
                "create": True, "delete": False, "duplicate": False, "publish": False, "within": {"municipality": self._municipalities(id), "area": [{"value": area.id, "label": area.name.read_in(self.language)[0]} for area in regions[id].areas]},
            }  # fmt: skip

    def regions(self) -> dict:
        """The files of the regions that have contacts."""
        named = sorted((region.name.read_in(self.language)[0], id) for id, region in self.catalogue.regions.items() if region.contacts)
        files = [{"name": id, "label": name, "file": f"data/regions/{id}/region.yaml", "format": FORMAT_OF_REGIONS} for name, id in named]
        return {"name": "contacts", "label": remarks()["form-contacts"][self.language], "format": FORMAT_OF_REGIONS, "publish": False, "files": files}

    def _municipalities(self, region: str) -> list[dict]:
        """One choice for each, with both of its names."""
        names = sorted((municipality.name for municipality in self.catalogue.municipalities.values() if municipality.region == region), key=lambda name: name.read_in("fi"))
        return [{"value": name.read_in("fi")[0], "label": " – ".join(dict.fromkeys(filter(None, (name.fi, name.sv))))} for name in names]

    @property
    def rows(self) -> list[dict]:
        """The two ways to say a row of hours: in one's own words, and under days."""
        days, words = self._words("HoursRule", "days"), self._words("HoursRule", "words")
        times = {"name": "times", "widget": "keyvalue", **self._said(days), "key_label": self._words("HoursRule", "day")[self.language], "value_label": self._words("Any", "hours")[self.language], "default": {self.days["mon"]: ""}}
        return [
            {"name": "words", "label": words[self.language], "widget": "object", "fields": [{"name": "text", "widget": "string", **self._said(words), "required": False}]},
            {"name": "days", "label": days[self.language], "widget": "object", "fields": [times, *self._noun("HoursRule")]},
        ]

    def _noun(self, noun: str, free: bool = False) -> Iterator[dict]:
        """`free`: the whole may be left blank, so nothing in it has to be filled. An object itself is always "required": the program would put a tick beside it that deletes what it holds."""
        described, needed = self.nouns[noun]["properties"], [] if free else self.nouns[noun].get("required", [])
        for key in described:
            widget = self._widget(noun, key, described[key], free or key not in needed)
            said = self._said(self._words(noun, key))
            if widget["widget"] == "datetime" and _WRITTEN_DATE.search(said.get("hint", "")):
                del said["hint"]  # how a date is written is the calendar's business
            default = {"default": DEFAULTS[noun, key]} if (noun, key) in DEFAULTS else {}
            yield {"name": key, **said, "required": key in needed and (noun, key) not in COMPLETED or widget["widget"] == "object", **default, **widget}

    def _widget(self, noun: str, key: str, schema: dict, free: bool) -> dict:
        options = [option for option in schema.get("anyOf", schema.get("oneOf", [schema])) if option != _ABSENT]
        inner = options[0] if len(options) == 1 else schema
        if (noun, key) == ("Place", "hours"):
            return {"widget": "list", "typeKey": "form", "types": self.rows}
        if key == "season":
            return {"widget": "object", "fields": [{**self._select({"known": "term"}, noun, key), "name": "term", "label": self._words("Any", "during")[self.language], "required": False}, *self._noun("Period", free=True)]}
        if "$ref" in inner:
            return self._object(inner["$ref"], (*LANGUAGES, "en") if (noun, key) in (("Place", "name"), ("Place", "website")) else LANGUAGES, free)  # some places have them only in English
        if inner.get("type") == "array":
            return self._list(inner["items"], noun, key)
        if (noun, key) == ("Place", "area"):
            return {"widget": "select", "options": []}
        if inner.get("fault") == "date-form":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        if {"enum", "known"} & set(inner) or inner.get("type") == "boolean":
            return self._select(inner, noun, key)
        if inner.get("type") == "object":
            return {"widget": "keyvalue"}
        return {"widget": "text" if key == "memo" else "string", **({"pattern": [_pattern(inner), fault_words(inner["fault"], self.language)]} if "fault" in inner else {})}

    def _object(self, noun: str, languages: tuple[str, ...], free: bool) -> dict:
        if noun in BILINGUAL:
            widget = {"widget": "text" if noun in ("Prose", "Summary") else "string", "required": False, **({"maxlength": SUMMARY_LENGTH} if noun == "Summary" else {})}
            return {"widget": "object", "fields": [{"name": tongue, "label": self._words("Any", tongue)[self.language], **widget} for tongue in languages]}
        return {"widget": "object", "fields": [*self._noun(noun, free)]}

    def _list(self, items: dict, noun: str, key: str) -> dict:
        if "$ref" in items:
            return {"widget": "list", **({"summary": SUMMARIES[key]} if key in SUMMARIES else {}), "fields": [*self._noun(items["$ref"])]}
        return {**self._select(items, noun, key), "multiple": True} if {"enum", "known"} & set(items) else {"widget": "list"}

    def _select(self, schema: dict, noun: str, key: str) -> dict:
        if schema.get("known") == "municipality":
            return {"widget": "select", "options": [], "dropdown_threshold": 0}
        if known := schema.get("known"):
            records = {"service": self.catalogue.services, "method": self.catalogue.methods, "term": self.catalogue.terms}[known]
            return {"widget": "select", "options": [{"value": id, "label": record.name.read_in(self.language)[0]} for id, record in records.items()]}
        if "enum" not in schema:
            return {"widget": "select", "options": [{"value": code, "label": self._code("answer", code)} for code in ("yes", "no")]}
        prefix = self._words(noun, key)["codes"]
        return {"widget": "select", "options": [{"value": code, "label": self._code(prefix, code)} for code in schema["enum"]]}

    def _code(self, prefix: str, code: str) -> str:
        return code_words(prefix, code, self.catalogue.labels)[self.language]

    def _said(self, words: Mapping) -> dict:
        one = {"label_singular": words["one"][self.language]} if "one" in words else {}
        hint = words.get("in_form", words.get("hint", {})).get(self.language, "")
        return {"label": words[self.language], **one, **({"hint": hint} if hint and not _ABOUT_FILES.search(hint) else {})}

    def _words(self, noun: str, key: str) -> Mapping:
        return words_of(noun, key)


def order_of(noun: type[Noun]) -> list[str]:
    """The keys of a noun as a file has them."""
    return [key for key in keys_of(noun) if key not in LAST_KEYS] + [key for key in LAST_KEYS if key in keys_of(noun)]


def _pattern(schema: Mapping) -> str:
    """What a field takes: what a file may say, and dates as people write them."""
    return f"{schema['pattern']}|^{_SPOKEN_DATE}$" if schema["fault"] == "rough-date-form" else schema["pattern"]
