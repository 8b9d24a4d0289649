"""What becomes of the words of offices on a page: each is explained where it first stands, without a script; and of phone numbers that a text names by their record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from .model import Explanation
from .pen import Pen

_LINK = re.compile(r'<a href="(term|number):([a-z0-9-]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
# What a word means stands behind the whole text, which stays a text for whoever takes the words from the page; a browser that knows no popover, and paper, show it there in brackets.
_BUTTON = Markup('<button class="pk-term" type="button" popovertarget="sana-{id}">{word}</button>')
_MEANS = Markup('<span class="pk-means" id="sana-{id}" popover><b>{name}</b> {means}</span>')
_NUMBER = Markup('{said}: <a class="pk-phone" href="tel:{dialled}">{number}</a>')


class Glosses:
    """The explanations of one page, each given once. What the page is about, by its own names, it explains already."""

    def __init__(self, pen: Pen, *names: str):
        self.pen = pen
        self._forms = pen.once("forms", lambda: _Forms(pen.catalogue.explanations, pen.language))
        self._given = {id for name in names for id in self._forms.ids_in(name)}
        self._waiting: list[Markup] = []  # explanations that the end of the text is to give

    def in_written(self, html: str) -> Markup:
        """The HTML of a hand-written text, whose links `term:id` become explanations and `number:id` a number to call."""
        return self._with_meanings(_LINK.sub(self._linked, html))

    def in_words(self, html: Markup) -> Markup:
        """A short text made from data, with the first occurrence of each word that needs it explained."""
        parts = _TAG.split(html)
        parts[::2] = (self._forms.pattern.sub(lambda match: self._explained(self._forms.id_of(match), match[0]), part) for part in parts[::2])
        return self._with_meanings("".join(parts))

    def _linked(self, match: re.Match) -> Markup:
        scheme, id, said = match[1], match[2], Markup(match[3])
        if scheme == "term":
            return self._explained(id, said)
        number = self.pen.record("helpline", id).number
        return _NUMBER.format(said=said, dialled=number.replace(" ", ""), number=number.replace(" ", "\u00a0"))

    def _explained(self, id: str, word: str) -> Markup:
        """The word as a button, or alone where that has been given. `word` is HTML already."""
        if id in self._given:
            return Markup(word)
        self._given.add(id)
        explanation = self.pen.catalogue.explanations[id]
        self._waiting.append(_MEANS.format(id=id, name=self.pen.words(explanation.name), means=getattr(explanation.means, self.pen.language)))
        return _BUTTON.format(id=id, word=Markup(word))

    def _with_meanings(self, html: str) -> Markup:
        said, self._waiting = Markup("").join([Markup(html), *self._waiting]), []
        return said


class _Forms:
    """One pattern for all beginnings of words in a language: the longest that fits says which word it is."""

    def __init__(self, explanations: Mapping[str, Explanation], language: str):
        self._ids = {form.casefold(): id for id, row in explanations.items() for form in getattr(row.forms, language) or (row.name.read_in(language)[0],)}
        known = "|".join(map(re.escape, sorted(self._ids, key=len, reverse=True))) or "(?!)"  # which is found nowhere
        self.pattern = re.compile(rf"(?<![\w-])({known})\w*", re.IGNORECASE)

    def ids_in(self, text: str) -> set[str]:
        return {self.id_of(match) for match in self.pattern.finditer(text)}

    def id_of(self, match: re.Match) -> str:
        return self._ids[match[1].casefold()]
