"""The README's pictures, taken anew from site/ (make pictures)."""

import shutil
import sys
import threading
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE, DESK = {"width": 390, "height": 780}, {"width": 1280, "height": 800}
PICTURES = {
    "front": ("fi/", PHONE, "light"),
    "answer": ("fi/#kunta=helsinki&when=today", PHONE, "light"),
    "municipality": ("sv/kommuner/vasa/", PHONE, "light"),
    "situation": ("fi/tilanteet/vauva-ei-nuku/", PHONE, "dark"),
    "desk": ("sv/", DESK, "light"),
}


def a_weekday_morning():
    """Ten o'clock on a day that has something open: today, or Monday."""
    now = datetime.now(ZoneInfo("Europe/Helsinki")).replace(hour=10, minute=0)
    return now + timedelta(days=7 - now.weekday()) if now.weekday() > 4 else now


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    if not (ROOT / "site" / "index.html").exists():
        sys.exit("There is no site/ yet: make site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        for name, (path, viewport, scheme) in PICTURES.items():
            page = browser.new_page(viewport=viewport, color_scheme=scheme)
            page.clock.set_fixed_time(a_weekday_morning())
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            if "#" in path:
                page.locator("[data-pk-where] .pk-slot").first.wait_for()
                page.locator("[data-pk-where]").evaluate("answer => answer.scrollIntoView()")
            page.screenshot(path=ROOT / "pictures" / f"{name}.jpg", type="jpeg", quality=80)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
