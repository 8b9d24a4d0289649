"""A web server of this machine on which each path goes wrong in its own way."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HUGE = 100_000_000
BOMB = gzip.compress(b"<p>" + b" " * 30_000_000 + b"</p>", 1)
HTML = "text/html; charset=utf-8"
PAGE = '<h1 id="top">Sivu</h1><h2 id="yhteys-tietoja">Yhteys</h2><a name="vanha">Vanha</a><p id="ä">Ä</p>'
# path → status and headers, for HEAD and GET alike
PLAIN = {
    "/": (200, {}), "/fine": (200, {}), "/404": (404, {}), "/410": (410, {}), "/401": (401, {}), "/403": (403, {}), "/999": (999, {}), "/400": (400, {}), "/500": (500, {}),
    "/loop": (302, {"Location": "/loop-back"}), "/loop-back": (302, {"Location": "/loop"}), "/loop-for-cookies": (302, {"Location": "/loop-for-cookies", "Set-Cookie": "seen=1"}),
    "/moved": (301, {"Location": "/moved-again"}), "/moved-again": (308, {"Location": "/fine"}), "/found": (302, {"Location": "/fine"}), "/moved-then-found": (301, {"Location": "/found"}), "/moved-to-nothing": (301, {"Location": "/404"}),
    "/moved-to-page": (301, {"Location": "/page"}), "/to-front": (302, {"Location": "/"}), "/to-language-front": (301, {"Location": "/sv/"}), "/sv/": (200, {}), "/index.html": (301, {"Location": "/"}), "/inside": (302, {"Location": "http://10.0.0.1/"}), "/inside-as-number": (302, {"Location": "http://2130706433:1/"}),
    "/inside-in-six": (302, {"Location": "http://[::ffff:192.168.0.1]/"}), "/to-files": (302, {"Location": "ftp://majakka.example/"}), "/to-script": (302, {"Location": "javascript:alert(1)"}), "/to-bracket": (302, {"Location": "http://[::1/"}), "/to-no-port": (302, {"Location": "http://majakka.example:portti/"}),
    "/to-nothing": (302, {}), "/to-letters": (302, {"Location": "/pääsivu".encode().decode("latin-1")}), "/p%C3%A4%C3%A4sivu": (200, {}), "/busy": (429, {}), "/busy-for-long": (429, {"Retry-After": "3600"}),
}  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def _answer(self, with_body: bool) -> None:
        path, server = self.path.split("?")[0], self.server
        server.asked.append((self.command, path))
        server.headers.append(dict(self.headers))
        self.over = False
        server.at_once[0] += 1
        server.most_at_once = max(server.most_at_once, server.at_once[0])
        time.sleep(server.thinking)
        try:
            getattr(self, f"_{path[1:].replace('-', '_')}", self._plain)(path, with_body)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self._over()

    def _over(self) -> None:
        """A request is over when its answer is about to go: who has it may ask the next before this thread goes on."""
        if not self.over:
            self.over = True
            self.server.at_once[0] -= 1

    def _send(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response_only(status, "Said")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if "Content-Length" not in (headers or {}):
            self.send_header("Content-Length", str(len(body)))
        self._over()
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _plain(self, path: str, with_body: bool) -> None:
        if path.startswith("/step/"):
            number = int(path.removeprefix("/step/"))
            self._send(301, {"Location": f"/step/{number - 1}" if number > 1 else "/fine"})
        else:
            status, headers = PLAIN.get(path, (404, {}))
            self._send(status, headers)

    def _page(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": HTML}, PAGE.encode())

    def _letter(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")

    def _strange_letters(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": "text/html; charset=klingon"}, b"\xff\xfe<p id='here'>\x80</p>")

    def _old_letters(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": "text/html; charset=ISO-8859-1"}, '<p id="ä">'.encode("latin-1"))

    def _nothing(self, path: str, with_body: bool) -> None:
        """Not even a status."""
        self.close_connection = True

    def _head_refused(self, path: str, with_body: bool) -> None:
        self._send(200 if with_body else 405)

    def _head_lies(self, path: str, with_body: bool) -> None:
        self._send(200 if with_body else 404)

    def _head_is_not_answered(self, path: str, with_body: bool) -> None:
        self._send(200) if with_body else self._nothing(path, with_body)

    def _busy_once(self, path: str, with_body: bool) -> None:
        self._once(path, 429, {"Retry-After": "7"})

    def _busy_until(self, path: str, with_body: bool) -> None:
        self._once(path, 429, {"Retry-After": "Mon, 30 Nov 2026 12:00:09 GMT"})

    def _trouble_once(self, path: str, with_body: bool) -> None:
        self._once(path, 503, {})

    def _once(self, path: str, status: int, headers: dict[str, str]) -> None:
        self.server.times[path] += 1
        self._send(status, headers) if self.server.times[path] == 1 else self._send(200)

    def _slow(self, path: str, with_body: bool) -> None:
        self.server.released.wait(10)

    def _huge(self, path: str, with_body: bool) -> None:
        """What a reader must not wait for."""
        self._send(200, {"Content-Type": HTML, "Content-Length": str(HUGE)})
        piece = b"<p>Sana.</p>" * 5000
        while with_body and self.server.sent < HUGE:
            self.server.sent += self.connection.send(piece)

    def _bomb(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, BOMB)

    def _no_bomb(self, path: str, with_body: bool) -> None:
        self._send(200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, b"no gzip at all")


class Server(ThreadingHTTPServer):
    """`asked` is every request as (method, path), `sent` how many bytes of the huge page have gone out."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked, self.headers, self.times, self.sent, self.at_once, self.most_at_once, self.thinking, self.released = [], [], Counter(), 0, [0], 0, 0.0, threading.Event()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


@contextmanager
def serving(server=None):
    """A server while the test lasts."""
    server = server or Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
