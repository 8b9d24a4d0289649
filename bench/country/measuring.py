"""What a command costs: CPU of it and all its children, wall time, memory at the peak."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

LOOK = 0.02  # seconds between looks whether it has ended
WEIGH = 10  # looks between measurements of memory


@dataclass(frozen=True)
class Cost:
    """`cpu` (user and system) and `wall` in seconds, `peak` in MB: of the largest process, or of all together where that is more."""

    cpu: float
    wall: float
    peak: float


def cost(command: Sequence[object], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Runs a command in the folder. Raises RuntimeError with what it said when it fails."""
    log = folder / "command.log"
    with log.open("wb") as said:
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], cwd=folder, env=os.environ | dict(environment), stdout=said, stderr=subprocess.STDOUT)
        process.returncode, used, heaviest = _ended(process.pid)
        wall = time.monotonic() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{log.read_text(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, wall, max(used.ru_maxrss, heaviest) / 1024)


def middle(costs: Sequence[Cost]) -> dict[str, float]:
    """The median of each figure by itself."""
    return {name: round(median(asdict(one)[name] for one in costs), 3) for name in asdict(costs[0])}


def written(folder: Path) -> dict[str, int]:
    """Number and bytes of the files below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _ended(process: int) -> tuple[int, object, int]:
    """Exit code, what it and its children used, and the most memory in KB that all had at once."""
    heaviest = look = 0
    while True:
        ended, status, used = os.wait4(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), used, heaviest
        if look % WEIGH == 0 and len(family := _family(process)) > 1:
            heaviest = max(heaviest, sum(map(_weight, family)))
        look += 1
        time.sleep(LOOK)


def _family(process: int) -> list[int]:
    try:
        children = [int(child) for task in Path(f"/proc/{process}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:  # ended meanwhile
        children = []
    return [process, *(relative for child in children for relative in _family(child))]


def _weight(process: int) -> int:
    """Memory in KB; what processes share is parted among them."""
    try:
        return next(int(line.split()[1]) for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
