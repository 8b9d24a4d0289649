"""A report as text for a terminal, and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .desk import Desk
from .values import Item, Items, Report, Table
from .words import Words

WIDEST = 44  # letters of the first column
GAP = "  "


def as_text(desk: Desk, name: str, words: Words) -> str:
    """What matters, then the numbers, then what to look at, with file and line."""
    found = desk.report(name)
    title = f"{words(name)} · {words('made', day=desk.today)}"
    parts = [f"{title}\n{'=' * len(title)}\n{words.of(found.matters)}", *_unknown(found, words), _figures(found, words)]
    parts += (_table(table, words) for table in found.tables if table.rows)
    parts += (_list(listed, desk, words) for listed in found.lists if listed.items)
    return "\n\n".join(filter(None, parts)) + "\n"


def _unknown(found: Report, words: Words) -> list[str]:
    return [f"{words('not-known')}: {words.of(sentence)}" for sentence in found.unknown]


def _figures(found: Report, words: Words) -> str:
    rows = [(words(f"figure-{figure.name}"), words("part-of", n=figure.number, all=figure.of) if figure.of else str(figure.number)) for figure in found.figures]
    return _headed(words("figures"), _columns(rows))


def _table(table: Table, words: Words) -> str:
    head = (words(f"column-{table.about}"), *(words(f"column-{column}") for column in table.columns))
    rows = [(str(words.of(row.about)), *(str(words.of(cell)) for cell in row.cells)) for row in table.rows]
    return _headed(words(f"table-{table.name}"), _columns([head, *rows]))


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns: numbers end below each other, words begin."""
    rows = [(_short(first), *rest) for first, *rest in rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    sides = [str.rjust if all(_is_number(cell) for cell in column[1:]) else str.ljust for column in zip(*rows)]
    for row in rows:
        yield GAP.join(side(cell, width) for cell, width, side in zip(row, widths, sides)).rstrip()


def _is_number(cell: str) -> bool:
    return cell[:1].isdigit()


def _short(words: str) -> str:
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"


def _list(listed: Items, desk: Desk, words: Words) -> str:
    return _headed(f"{words(f'list-{listed.name}')} ({len(listed.items)})", (line for item in listed.items for line in _item(item, desk, words)))


def _item(item: Item, desk: Desk, words: Words) -> Iterator[str]:
    notes = "; ".join(str(words.of(note)) for note in item.notes)
    yield f"{item.file}:{desk.line(item)}: {words.of(item.about)}{': ' if notes else ''}{notes}"
    if item.words:
        yield f"{GAP}“{' '.join(item.words[0].split())}”"


def _headed(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, "-" * len(title), *lines])


# ---------------------------------------------------------------- for programs


def as_data(desk: Desk, name: str, words: Words) -> dict:
    """The same as plain values: keys in English, words in the language asked for, days as 2026-12-31."""
    found = desk.report(name)
    return {
        "report": name, "day": desk.today.isoformat(), "matters": words.of(found.matters), "unknown": [words.of(sentence) for sentence in found.unknown],
        "figures": {figure.name: {"number": figure.number, **({"of": figure.of} if figure.of else {})} for figure in found.figures},
        "tables": {table.name: [{"about": words.of(row.about), **({"id": row.key[1]} if row.key else {}), **{column: _plain(cell, words) for column, cell in zip(table.columns, row.cells)}} for row in table.rows] for table in found.tables},
        "lists": {listed.name: [_as_data(item, desk, words) for item in listed.items] for listed in found.lists},
    }  # fmt: skip


def _as_data(item: Item, desk: Desk, words: Words) -> dict:
    kind, id = item.key or (None, None)
    values = {
        "about": words.of(item.about), "kind": kind, "id": id, "region": item.region, "file": item.file, "line": desk.line(item), "edit": desk.edit_address(item.file),
        "notes": [words.of(note) for note in item.notes], "words": item.words and {"text": item.words[0], "language": item.words[1]}, **item.facts,
    }  # fmt: skip
    return {key: value for key, value in values.items() if value is not None}


def _plain(cell: object, words: Words) -> object:
    return [words.of(part) for part in cell] if isinstance(cell, tuple) else cell
