"""A Catalogue in which every text that the model has a place for is hostile: what the gate would refuse stands in it all the same, so that pages
are seen to be safe by themselves. The model is walked, so a new field is poisoned on the day it is made."""

from __future__ import annotations

import itertools
import types
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from perhekeskus import model
from perhekeskus.model.words import ByLanguage, Noun
from perhekeskus.values import Ages, RoughDate, Url, Words

TEXT = (
    """"'><pkx onpk=1 style=a href="javascript:pk()"></script></style></title></textarea></svg>--><script>pk()</script><svg/onload=pk()><img src=x onerror=pk()>"""
    """\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:pkx\r\n\u2028\\"']);pk()//`${pk()}` %s"""
)
URL = """https://pk.example/"'><pkx onpk=1></a><script>pk()</script>?a=\r\nSUMMARY:pkx&%s"""
DAY, ROUGH = date(2026, 11, 4), RoughDate(2026, 10)
TEXTS = {"Words": Words.__metadata__[0].func, "Url": Url.__metadata__[0].func}  # the functions that judge such a field


def nouns() -> list[type[Noun]]:
    """Every noun of the model."""
    return [noun for name in model.__all__ if isinstance(noun := getattr(model, name), type) and issubclass(noun, Noun)]


def kind_of(annotation: object, metadata: tuple = ()) -> str:
    """What is put into a field: 'text', 'url', 'noun', 'list', 'union' or 'other'."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *rest = get_args(annotation)
        return kind_of(inner, tuple(rest))
    judges = [getattr(one, "func", None) for one in metadata]
    if TEXTS["Words"] in judges:
        return "text"
    if TEXTS["Url"] in judges:
        return "url"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "noun"
    if origin in (tuple, list):
        return "list"
    if origin is dict:
        return "map"
    if origin in (Union, types.UnionType):
        return "union"
    return "text" if annotation is str and not metadata else "other"


class Poison:
    """Puts a marker of its own into each field; `fields` tells which field of which noun each marker stands for."""

    def __init__(self):
        self._numbers = itertools.count()
        self.fields: dict[str, tuple[str, str]] = {}

    def text(self, form: str, about: tuple[str, str]) -> str:
        marker = f"pk{next(self._numbers)}q"
        self.fields[marker] = about
        return form % marker

    def into(self, noun: Noun) -> Noun:
        """The same record with every text hostile; what was not there is made up where a text could be in it."""
        changed = {name: self._value(field.annotation, tuple(field.metadata), getattr(noun, name, None), (type(noun).__name__, name)) for name, field in type(noun).model_fields.items()}
        return noun.model_copy(update=changed)

    def made(self, noun: type[Noun]) -> Noun:
        values = {}
        for name, field in noun.model_fields.items():
            value = self._value(field.annotation, tuple(field.metadata), None, (noun.__name__, name))
            values[name] = field.get_default() if value is None and not field.is_required() else value
        return noun.model_construct(**values)

    def _value(self, annotation: object, metadata: tuple, old: object, about: tuple[str, str]) -> object:
        kind = kind_of(annotation, metadata)
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        if kind == "text":
            return self.text(TEXT, about)
        if kind == "url":
            return self.text(URL, about)
        if kind == "noun":
            return self._noun(annotation, old)
        if kind == "union":
            return self._union(annotation, old, about)
        if kind == "list":
            return self._list(annotation, old, about)
        if kind == "map":
            return old or {}
        return old if old is not None else self._plain(annotation)

    def _noun(self, noun: type[Noun], old: object) -> object:
        if noun in (model.HoursRule, model.Coordinates, model.Period, model.Rating):  # numbers and days: only where there are some
            return self.into(old) if old is not None else None
        if noun is model.CheckEvery:
            return self.made(noun).model_copy(update={"days": 365})  # fewer, and what was confirmed would not be any more
        if noun is model.HoursException or noun is model.Closure:
            made = {"date": DAY, "start": None, "end": None, "holiday": None, "during": None, "open": None}
            return self.made(noun).model_copy(update={name: value for name, value in made.items() if name in noun.model_fields})
        return self.into(old) if old is not None else self.made(noun)

    def _union(self, annotation: object, old: object, about: tuple[str, str]) -> object:
        for part in get_args(annotation):
            if kind_of(part) in ("noun", "text", "url"):
                inner = get_args(part)[0] if get_origin(part) is Annotated and kind_of(part) == "noun" else part
                if kind_of(part) == "noun" and old is not None and not isinstance(old, inner):
                    continue
                return self._value(part, (), old, about)
        return old

    def _list(self, annotation: object, old: object, about: tuple[str, str]) -> tuple:
        part = get_args(annotation)[0]
        if kind_of(part) not in ("noun", "text", "url"):
            return old or ()
        return tuple(value for one in old or (None,) if (value := self._value(part, (), one, about)) is not None)

    @staticmethod
    def _plain(annotation: object) -> object:
        if get_origin(annotation) is Literal:
            return get_args(annotation)[0]
        if get_origin(annotation) is Annotated:
            return Poison._plain(get_args(annotation)[0])
        return {RoughDate: ROUGH, date: DAY, bool: False, int: 3, Ages: Ages(0, 6), str: "x"}.get(annotation)


def poisoned(catalogue, poison: Poison):
    """The catalogue with every record, label and hand-written page poisoned. Slugs, ids and references stay, so that pages are where they were."""
    kinds = ("regions", "municipalities", "places", "services", "situations", "methods", "helplines", "terms")
    changed = {kind: {id: _with_its_address(record, poison.into(record)) for id, record in getattr(catalogue, kind).items()} for kind in kinds}
    labels = {id: text.model_copy(update={tongue: f"{words}{poison.text(TEXT.replace('{', '').replace('}', ''), ('label', id))}" for tongue in ("fi", "sv") if (words := getattr(text, tongue))}) for id, text in catalogue.labels.items()}
    pages = {id: {language: _with_its_address(page, poison.into(page)) for language, page in by_language.items()} for id, by_language in catalogue.pages.items()}
    return replace(catalogue, **changed, labels=labels, pages=pages)


def _with_its_address(old: Noun, new: Noun) -> Noun:
    """A name is also an address, of a region, municipality or page: those are checked before, so here they stay."""
    kept = {name: getattr(old, name) for name in ("slug", "icon", "aliases", "number", "email") if name in type(old).model_fields}
    return new.model_copy(update=kept)


def text_fields() -> Iterator[tuple[type[Noun], str, str]]:
    """(noun, key in a file, 'text' or 'url') of every field that takes words or an address."""
    for noun in nouns():
        for name, field in noun.model_fields.items():
            kind = kind_of(field.annotation, tuple(field.metadata))
            if kind in ("union", "list"):
                kind = next((kind_of(part) for part in get_args(field.annotation) if kind_of(part) in ("text", "url")), kind)
            if kind in ("text", "url") and not issubclass(noun, ByLanguage):
                yield noun, field.alias or name, kind
    yield from ((noun, "fi", kind) for noun, kind in ((model.Text, "text"), (model.Prose, "text"), (model.Summary, "text"), (model.Website, "url")))
