"""How many readers one machine serves: the built site behind nginx with hosting/nginx.conf, asked by wrk for twenty seconds, both on this machine.

Usage: load.py [SITE]. Ends with 1 below 2,000 requests a second or with any error."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from perhekeskus.packing import packings
from perhekeskus.publishing import publish

ROOT = Path(__file__).parents[2]
SECONDS, CONNECTIONS, LEAST = 20, 64, 2000
PORT = 8099
SCRIPT = """
local addresses = {%s}
local at, wrong = 0, 0
request = function()
  at = at %% #addresses + 1
  return wrk.format("GET", addresses[at], {["Accept-Encoding"] = "gzip"})
end
done = function(summary, latency)
  io.write(string.format('\\n{"requests": %%d, "bytes": %%d, "microseconds": %%d, "half": %%d, "most": %%d, "errors": %%d}\\n', summary.requests, summary.bytes, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
"""


def mix(site: Path, number: int = 2000) -> list[str]:
    """Addresses as readers ask for them: of ten, three pages, six of the files that a page loads, one that a script asks for or a calendar."""
    chance = random.Random(2026)
    pages = sorted(f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html") if path.parent != site)
    front = (site / "fi" / "index.html").read_text(encoding="utf-8")
    loaded = sorted({f"/assets/{name}" for name in re.findall(r'"\.\./assets/([^"*]+\.(?:css|js|svg))"', front)})
    asked = sorted(f"/{path.relative_to(site).as_posix()}" for kind in ("assets/when/**/*.js", "assets/search/**/*.js", "**/*.ics") for path in site.glob(kind))
    return [chance.choice(chance.choices((pages, loaded, asked), (3, 6, 1))[0]) for _ in range(number)]


def config(folder: Path, site: Path) -> Path:
    """hosting/nginx.conf with the folders of this run."""
    text = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8").replace("/tmp/", f"{folder}/").replace("8080", f"127.0.0.1:{PORT}")
    path = folder / "nginx.conf"
    path.write_text(("user root;\n" if os.geteuid() == 0 else "") + text.replace("root /site", f"root {site}").replace("/site/", f"{site}/"), encoding="utf-8")
    return path


def main() -> int:
    nginx, wrk = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"), shutil.which("wrk")
    if not nginx or not wrk:
        print("nginx or wrk is not here; get them with: make servers (as root)")
        return 0
    with TemporaryDirectory() as place:
        folder, site = Path(place), Path(place) / "site"
        publish(Path((sys.argv[1:] or [ROOT / "site"])[0]), site, {".gz": packings()[".gz"]})
        script = folder / "mix.lua"
        script.write_text(SCRIPT % ", ".join(json.dumps(address) for address in mix(site)), encoding="utf-8")
        running = subprocess.Popen([nginx, "-e", "stderr", "-c", str(config(folder, site)), "-g", "daemon off;"])
        try:
            time.sleep(0.5)
            assert urllib.request.urlopen(f"http://127.0.0.1:{PORT}/fi/", timeout=5).status == 200
            said = subprocess.run([wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script), f"http://127.0.0.1:{PORT}"], capture_output=True, text=True, timeout=SECONDS + 30, check=True)
        finally:
            running.terminate()
            running.wait(timeout=10)
    found = json.loads(said.stdout.strip().splitlines()[-1])
    seconds = found["microseconds"] / 1e6
    rate = found["requests"] / seconds
    print(f"requests a second {rate:,.0f} · MB a second {found['bytes'] / seconds / 1e6:,.1f} · half answered within {found['half'] / 1000:.1f} ms, 99 of 100 within {found['most'] / 1000:.1f} ms · errors {found['errors']} of {found['requests']:,} in {seconds:.0f} s")
    return int(rate < LEAST or found["errors"] > 0)


if __name__ == "__main__":
    sys.exit(main())
