"""A country of any size to measure on, in the project's own YAML: the real regions, services and pages, and places made up until the site has so many pages.

    python bench/country/country.py build/bench/3300 --pages 3300

The folder then holds all that a build needs: `mkdocs build` in it, or `perhekeskus check --root` it. The same arguments give the same bytes.
What is made up is fictional and belongs nowhere but in such a folder.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import yaml
from places import Places, methods
from times import TERMS, TODAY, closures

from perhekeskus.checking import check
from perhekeskus.urls import Addresses, slug

ROOT = Path(__file__).parents[2]
NATIONAL = 3300  # pages in each language when every municipality and service is there
LINKED = ("mkdocs.yml", "hooks", "overrides", "examples", "src")
OWN_DATA = ("methods.yaml", "calendar.yaml", "municipalities.csv", "regions")  # what differs here; the rest of data/ is the real one
METHODS = 40
SEED = 5


def write(folder: Path, pages: int, seed: int = SEED) -> int:
    """A country whose site has `pages` pages in each language. Returns the number of its places; raises ValueError for fewer than a region fills."""
    chance = Random(seed)
    regions = _regions(pages, chance)
    if folder.exists():
        shutil.rmtree(folder)
    _put_shared(folder, regions)
    _put_national(folder, pages, chance)
    rows = _put_municipalities(folder, regions)
    for region in regions:
        _put_region(folder, region, chance)
    _fill(folder, pages, rows, chance)
    return len(list(folder.glob("data/regions/*/places/*.yaml")))


def _regions(pages: int, chance: Random) -> list[str]:
    """As many regions as fit the size, so that the mix of pages stays that of the whole country."""
    every = sorted(path.parent.name for path in ROOT.glob("data/regions/*/region.yaml"))
    chance.shuffle(every)
    return sorted(every[: max(1, min(len(every), round(len(every) * pages / NATIONAL)))])


def _put_shared(folder: Path, regions: list[str]) -> None:
    """What does not depend on the data is linked; a hand-written link to a region that is not there leads to one that is."""
    (folder / "data").mkdir(parents=True)
    for name in (*LINKED, *(f"data/{path.name}" for path in (ROOT / "data").iterdir() if path.name not in OWN_DATA)):
        (folder / name).symlink_to(os.path.relpath(ROOT / name, (folder / name).parent.resolve()))
    for path in (ROOT / "content").rglob("*.md"):
        text = re.sub(r"\(region:([a-z-]+)", lambda match: f"(region:{match[1] if match[1] in regions else regions[0]}", path.read_text(encoding="utf-8"))
        _put(folder / path.relative_to(ROOT), text)


def _put_national(folder: Path, pages: int, chance: Random) -> None:
    data = folder / "data"
    real = _read(ROOT / "data" / "methods.yaml")
    missing = methods(real, max(len(real), round(METHODS * min(1, pages / NATIONAL))), chance)
    for name, more in (("methods.yaml", missing), ("calendar.yaml", TERMS)):
        _put(data / name, (ROOT / "data" / name).read_text(encoding="utf-8") + (f"\n{_yaml(more)}" if more else ""))


def _put_municipalities(folder: Path, regions: list[str]) -> list[dict[str, str]]:
    with (ROOT / "data" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["region"] in regions]
    with (folder / "data" / "municipalities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return rows


def _put_region(folder: Path, region: str, chance: Random) -> None:
    """Its file and its real places as they are, and the days on which all its places are closed."""
    source, target = ROOT / "data" / "regions" / region, folder / "data" / "regions" / region
    shutil.copytree(source, target)
    if "closures" not in _read(source / "region.yaml"):
        _put(target / "region.yaml", f"{(source / 'region.yaml').read_text(encoding='utf-8')}\n{_yaml({'closures': closures(chance)})}")


def _fill(folder: Path, pages: int, rows: list[dict[str, str]], chance: Random) -> None:
    """Places until the pages are as many as asked for. The first opening times of a municipality bring the two pages of its week."""
    known_pages = addresses(folder).paths
    there, weeks = len(known_pages), {id for kind, id in known_pages if kind == "week"}
    if there > pages:
        raise ValueError(f"{pages} pages are too few: the regions alone fill {there}")
    known = {path.stem for path in folder.glob("data/regions/*/places/*.yaml")}
    places, weights = Places(list(_shapes()), chance), [chance.expovariate(1) ** 2 for _ in rows]
    number = 0
    while there < pages:
        number += 1
        row = chance.choices(rows, weights)[0]
        place = places.made(row, number, timed=None if pages - there > 2 else False)
        id = _free(wanted := slug(f"{row['fi']} {place['name']['fi']}"), known)
        if id != wanted:  # two places of one name would be told as one
            place["name"] = {language: f"{name} {id.removeprefix(f'{wanted}-')}" for language, name in place["name"].items()}
        _put(folder / "data" / "regions" / row["region"] / "places" / f"{id}.yaml", f"# {place['name']['fi']}, {row['fi']}\n\n{_yaml(place)}")
        there += 1
        if ("hours" in place or any("open" in row for row in place.get("exceptions", ()))) and slug(row["fi"]) not in weeks:
            weeks.add(slug(row["fi"]))
            there += 2
    if (found := len(addresses(folder).paths)) != pages:
        raise ValueError(f"{found} pages in place of {pages}")


def addresses(folder: Path) -> Addresses:
    """Where the pages of a country stand. Raises ValueError when anything is wrong with the data."""
    checked = check(folder.resolve(), today=TODAY)
    if faults := [problem for problem in checked.problems if problem.severity != "answer"]:
        raise ValueError("\n".join(problem.line_for_people("fi") for problem in faults))
    return Addresses.of(checked.catalogue, reports=False)


def _shapes() -> Iterable[Mapping]:
    """Real and example places whose words are in both languages and whose keys say all."""
    for path in sorted((*ROOT.glob("data/regions/*/places/*.yaml"), *ROOT.glob("examples/regions/*/places/*.yaml"))):
        shape = _read(path)
        if {"fi", "sv"} <= set(shape.get("summary", ())):
            yield shape


def _free(id: str, known: set[str]) -> str:
    """The id, or with the first number that makes it new; remembered as taken."""
    numbered = next(name for name in (id, *(f"{id}-{number}" for number in range(2, len(known) + 3))) if name not in known)
    known.add(numbered)
    return numbered


def _read(path: Path) -> dict:
    """Texts only, as the project itself reads YAML."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=150, default_flow_style=None)


class _Dumper(yaml.CSafeDumper):
    """Without aliases, which the project refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a made-up country of any size, to measure on.")
    parser.add_argument("folder", type=Path, help="where to; what stands there is replaced")
    parser.add_argument("--pages", type=int, default=NATIONAL, help=f"pages of the site in each language ({NATIONAL})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number, another country ({SEED})")
    options = parser.parse_args()
    try:
        places = write(options.folder, options.pages, options.seed)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"{options.folder}: {options.pages} pages in each language, {places} places, written for {TODAY.isoformat()}")


if __name__ == "__main__":
    main()
