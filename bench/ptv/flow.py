"""What the way from the national catalogue to the site costs: made-up locations in real municipalities, fetched from a server of ours, compared, proposed, checked and built; and then all of it again.

    python bench/ptv/flow.py                          # 5,000 through everything, 50,000 fetched and compared
    python bench/ptv/flow.py --whole 300 --parsed 0

Ends with an error when the second time changes anything.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests" / "servers"), str(ROOT / "bench" / "country")]

from measuring import Cost, cost  # noqa: E402
from ptvrecords import many, organisation  # noqa: E402
from ptvserver import KEY, PtvServer  # noqa: E402

LINKED = ("mkdocs.yml", "hooks", "overrides", "examples", "src", "content")
BUILD = ("-m", "mkdocs", "build", "--strict", "--quiet")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--whole", type=int, default=5000, help="locations that go all the way (5000)")
    parser.add_argument("--parsed", type=int, default=50_000, help="locations that are only fetched and compared, 0 for none (50000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in whole(Path(folder) / "whole", options.whole):
            print(line, flush=True)
    if options.parsed:
        with tempfile.TemporaryDirectory() as folder:
            for line in parsed(Path(folder) / "parsed", options.parsed):
                print(line, flush=True)


def whole(tree: Path, count: int) -> Iterator[str]:
    """A line for each step, twice."""
    with _catalogue(tree, count) as base:
        for turn in ("first", "second"):
            before = _places(tree)
            for step in ("fetch", "compare", "propose"):
                yield _line(f"{count} {turn}: {step}", _ptv(tree, base, step))
            yield _line(f"{count} {turn}: check", _run(tree, "-m", "perhekeskus", "check", "--root", tree))
            yield f"  {len(_places(tree))} places"
        if _places(tree) != before:
            sys.exit("the second time has changed files")
    yield _line(f"{count}: site", _run(tree, *BUILD, "--config-file", tree / "mkdocs.yml", SITE_DIR=str(tree.parent / "site"), NO_MKDOCS_2_WARNING="1", REPORTS="0"))


def parsed(tree: Path, count: int) -> Iterator[str]:
    with _catalogue(tree, count) as base:
        for step in ("fetch", "compare"):
            yield _line(f"{count}: {step}", _ptv(tree, base, step))


@contextmanager
def _catalogue(tree: Path, count: int) -> Iterator[str]:
    """The address of a server that knows the locations, and a copy of the real data to bring them to."""
    tree.mkdir()
    for name in LINKED:
        (tree / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data", tree / "data")
    apart = multiprocessing.get_context("spawn")  # in a process of its own: what it holds in memory is not the command's
    ours, its = apart.Pipe()
    process = apart.Process(target=_serve, args=(its, count))
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def _serve(pipe, count: int) -> None:
    with (ROOT / "data" / "municipalities.csv").open(encoding="utf-8") as register:
        towns = [(row["code"], row["fi"], f"9{number:04}") for number, row in enumerate(csv.DictReader(register))]
    server = PtvServer(many(count, towns), [organisation(0)], postal=[(postal, town.upper()) for _, town, postal in towns])
    pipe.send(server.base)
    server.serve_forever()


def _ptv(tree: Path, base: str, step: str) -> Cost:
    return _run(tree, "-m", "perhekeskus", "ptv", step, "--root", tree, *(("--base", base, "--delay", "0") if step == "fetch" else ()))


def _run(tree: Path, *arguments: object, **environment: str) -> Cost:
    return cost([sys.executable, *arguments], tree.parent, {"PTV_API_KEY": KEY, "PYTHONPATH": str(ROOT / "src"), **environment})


def _places(tree: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tree.glob("data/regions/*/places/*.yaml")}


def _line(name: str, of: Cost) -> str:
    return f"{name}: {of.cpu:.1f} s CPU, {of.wall:.1f} s, {of.peak:.0f} MB"


if __name__ == "__main__":
    main()
