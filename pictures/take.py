"""The README's pictures, taken anew from site/ (make pictures)."""

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE, DESK = {"width": 390, "height": 780}, {"width": 1280, "height": 800}
PICTURES = {
    "front": ("fi/", PHONE, "light"),
    "municipality": ("sv/kommuner/vasa/", PHONE, "light"),
    "situation": ("fi/tilanteet/vauva-ei-nuku/", PHONE, "dark"),
    "desk": ("sv/", DESK, "light"),
}


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
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.screenshot(path=ROOT / "pictures" / f"{name}.jpg", type="jpeg", quality=80)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
