"""The direction of imports, and that the package knows nothing of the site engine."""

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "perhekeskus"
# Each room may import from those above its own line, never from its own line or below.
FLOORS = [
    {"problems", "almanac", "openings", "frames", "memory", "progress", "outlines", "icons", "policy", "sheets", "statements", "tables", "keeping", "cores", "clock", "sitemaps", "turns", "packing", "redirects", "refusals", "dense", "folders"},
    {"spoken", "swapping", "search"},
    {"syntax"},
    {"values", "reading", "publishing"},
    {"model", "manuscript"},
    {"faults", "freshness"},
    {"catalogue"},
    {"schema"},
    {"hours", "urls", "wording"},
    {"compact", "form", "persons"},
    {"timetable", "series", "content", "offline", "pen", "order", "tools", "stencils", "corrections", "crumbs"},
    {"likeness", "slips"},
    {"meaning"},
    {"whereabouts"},
    {"checking", "hourviews", "serviceviews", "planviews", "glosses", "linkeddata"},
    {"placeviews", "posters", "calendars", "faircopy"},
    {"facts"},
    {"differences"},
    {"news"},
    {"opendata"},
    {"listings", "lists", "searching", "confirmation", "newcomer", "reports"},
    {"reportviews", "rosters"},
    {"pages"},
    {"framing"},
    {"alone"},
    {"embeds"},
    {"companions", "staging"},
    {"output"},
    {"handover"},
    {"building", "changes", "links", "published"},
    {"preview", "ptv"},
    {"cli"},
    {"__main__"},
]


def room_of(path):
    """The room that a file belongs to: its own name, or that of its folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path):
    """Names of the package's rooms that a file imports, and the outside packages."""
    inside, outside = set(), set()
    own_folder = len(path.relative_to(PACKAGE).parts) - 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level > own_folder:
            inside |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            continue
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
    return inside, outside


def test_every_room_stands_on_a_floor():
    """A new module gets its place in the list above, and one that is gone leaves it."""
    assert {room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"} == set().union(*FLOORS)


def test_imports_go_one_way():
    """A room imports only what stands above it."""
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    upward = [(path.stem, room) for path in PACKAGE.rglob("*.py") for room in imports_of(path)[0] if room_of(path) in floor and floor[room] >= floor[room_of(path)]]
    assert not upward


def test_the_package_never_imports_the_engine():
    """The site can move to another engine: only hooks/ knows MkDocs and its theme."""
    engine = {"mkdocs", "material", "mkdocs_static_i18n", "markdown"}
    assert not {path.stem: found for path in PACKAGE.rglob("*.py") if (found := imports_of(path)[1] & engine)}


def test_only_the_edge_prints_and_exits():
    """Checking returns values; the command line alone speaks and ends the process."""
    speaking = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func if isinstance(node, ast.Call) else None
            if isinstance(name, ast.Name) and name.id in ("print", "exit") or isinstance(name, ast.Attribute) and ast.unparse(name) == "sys.exit":
                speaking.append(room_of(path))
    assert set(speaking) == {"cli", "__main__"}


def without_the_engine(*options: str) -> subprocess.CompletedProcess:
    """A run of the unit tests where MkDocs and the theme are not to be had."""
    blocked = "import sys; sys.modules.update(dict.fromkeys(['mkdocs', 'material', 'mkdocs_static_i18n', 'markdown']))\n"
    run = f"import pytest; sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', *{options!r}]))"
    return subprocess.run([sys.executable, "-c", blocked + run], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=600)


def test_unit_tests_know_no_engine():
    """Everything outside tests/site and tests/browser can be read without it."""
    result = without_the_engine("--collect-only", "tests", "--ignore=tests/site", "--ignore=tests/browser")
    assert result.returncode == 0, result.stdout[-3000:]


def test_a_site_is_made_without_the_engine():
    """From data to files: those tests pass that go all the way."""
    result = without_the_engine(*(f"tests/test_{room}.py" for room in ("building", "staging", "framing", "companions", "output", "searching")))
    assert result.returncode == 0, result.stdout[-3000:]
    assert " passed" in result.stdout
