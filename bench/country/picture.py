"""Cost against size as a small SVG: readable without colours, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, LABEL = 760, 420, 56, 230, 44, 52, 20
# name → (what it is called, class, dash, what it costs)
LINES = {
    "ours": ("perhekeskus, everything", "a", "", lambda costs, index: costs["again"]["cpu"]),
    "pages": ("perhekeskus, pages only", "a", "7 4", lambda costs, index: costs["pages"]["cpu"] - index["again"]),
    "both": ("Hugo + Pagefind", "b", "", lambda costs, index: costs["hugo"]["cpu"] + costs["pagefind"]["cpu"]),
    "hugo": ("Hugo, pages only", "b", "7 4", lambda costs, index: costs["hugo"]["cpu"]),
    "plain": ("plain Jinja2, pages only", "c", "2 4", lambda costs, index: costs["plain"]["cpu"]),
}
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1d2b2c}.t{font-weight:600;font-size:16px}.g{stroke:#c9d3d3}path{fill:none;stroke-width:2.5}.a{stroke:#00696f}.b{stroke:#a84300}.c{stroke:#5b5b66}"
    "@media(prefers-color-scheme:dark){.p{fill:#14201f}text{fill:#e8efee}.g{stroke:#3b4a49}.a{stroke:#62cfd2}.b{stroke:#ffab6b}.c{stroke:#b9b9c6}}"
)


def picture(results: Mapping[int, Mapping]) -> str:
    """`results` are as bench.measured gives them, by pages a language."""
    sizes = sorted(results)
    values = {name: [line[3](results[size]["costs"], results[size]["index_cpu"]) for size in sizes] for name, line in LINES.items()}
    most = max(map(max, values.values()))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if most / step <= 6)
    top = step * (int(most / step) + 1)

    def x(size: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * size / sizes[-1]

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / top

    parts = [_grid(y(seconds), f"{seconds}") for seconds in range(0, top + 1, step)]
    parts += [f'<text x="{x(size):.0f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{size:,}</text>' for size in sizes]
    parts += [_line(LINES[name], [(x(size), y(value)) for size, value in zip(sizes, row)]) for name, row in values.items()]
    parts += [_label(LINES[name][0], values[name][-1], at) for name, at in _apart({name: y(row[-1]) for name, row in values.items()}).items()]
    title = "CPU seconds of a build by number of pages"
    told = "; ".join(f"{LINES[name][0]}: " + ", ".join(f"{value:.1f} s at {size:,}" for size, value in zip(sizes, row)) for name, row in values.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d"><title id="t">{title}</title><desc id="d">Pages in each of two languages. {escape(told)}.</desc>'
        f'<style>{STYLE}</style><rect class="p" width="{WIDTH}" height="{HEIGHT}" rx="8" fill="#fff"/><text class="t" x="{LEFT - 32}" y="26">{title}</text>{"".join(parts)}'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">pages in each of two languages</text></svg>\n'
    )


def _grid(y: float, text: str) -> str:
    return f'<line class="g" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/><text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{text}</text>'


def _line(line: tuple, points: Sequence[tuple[float, float]]) -> str:
    way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path class="{line[1]}" d="{way}"{f""" stroke-dasharray="{line[2]}" """.rstrip() if line[2] else ""}/>'


def _label(name: str, seconds: float, y: float) -> str:
    return f'<text x="{WIDTH - RIGHT + 8}" y="{y + 5:.1f}">{escape(name)} {seconds:.1f}</text>'


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Each label near the end of its line, none over another; from the bottom up."""
    found: dict[str, float] = {}
    for name, y in sorted(wanted.items(), key=lambda item: -item[1]):
        found[name] = min(y, min(found.values(), default=HEIGHT) - LABEL)
    return found
