"""Whether the site can leave its engine: the same mkdocs.yml, hooks, theme and language plugin under ProperDocs, which goes on where MkDocs 1 ends.

    python bench/exit/properdocs.py              # the example
    python bench/exit/properdocs.py --real       # the real site

ProperDocs gets an environment of its own in build/exit/, from which MkDocs is taken away, so that nothing of it can help. Both build the same day; then their
addresses have to be the same, and files that differ are named. Ends with 1 where an address is missing or new.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "exit"
DAY = "2026-11-03"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--real", action="store_true", help="the real site instead of the example")
    settings = {"TODAY": DAY, "SITE_URL": "https://perhekeskus.example/", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src"), **({} if options.parse_args().real else {"EXAMPLE": "1"})}
    properdocs = environment()
    print(subprocess.run([properdocs, "--version"], capture_output=True, text=True, check=True).stdout.split(" from ")[0])
    old, new = built("mkdocs", [sys.executable, "-m", "mkdocs"], settings), built("properdocs", [properdocs], settings)
    return told(files(old), files(new))


def environment() -> Path:
    """Where ProperDocs is, installed the first time beside everything else that the site needs."""
    bin, ready = HOME / "venv" / "bin", HOME / "ready"
    wanted = "\n".join([(ROOT / "requirements.lock").read_text(encoding="utf-8"), *tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["exit"]])
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(HOME, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
        subprocess.run([bin / "pip", "install", "--quiet", "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
        subprocess.run([bin / "pip", "install", "--quiet", *wanted.splitlines()[-1:]], check=True)
        subprocess.run([bin / "pip", "uninstall", "--quiet", "--yes", "mkdocs"], check=True)
        ready.write_text(wanted, encoding="utf-8")
    return bin / "properdocs"


def built(name: str, engine: list, settings: dict[str, str]) -> Path:
    """The folder that an engine has built strictly; its own words end the comparison."""
    folder, began = HOME / name, time.perf_counter()
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([*engine, "build", "--strict", "--quiet", "--config-file", ROOT / "mkdocs.yml"], env=os.environ | settings | {"SITE_DIR": str(folder)}, cwd=ROOT, check=True)
    print(f"{name}: {time.perf_counter() - began:.1f} s")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(old: dict[str, bytes], new: dict[str, bytes]) -> int:
    differing = [name for name in old if name in new and old[name] != new[name]]
    print(f"{len(old)} files with MkDocs, {len(new)} with ProperDocs, {len(old.keys() & new.keys()) - len(differing)} of them the same in every byte.")
    for what, names in (("only with MkDocs", old.keys() - new.keys()), ("only with ProperDocs", new.keys() - old.keys()), ("different", differing)):
        print(*(f"{what}: {name}" for name in sorted(names)[:20]), sep="\n", end="\n" if names else "")
    return 1 if old.keys() != new.keys() else 0


if __name__ == "__main__":
    raise SystemExit(main())
