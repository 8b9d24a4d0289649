"""A server that speaks the documented API 12 of the national catalogue, and misbehaves when told to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEY = "test-key"
LISTS = ("service/search", "connection/search", "service-channel/search", "organization/search", "postal-codes", "service-channel/archived")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Nobody reads it."""

    def do_GET(self):
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        self.server.asked.append((parts.path.removeprefix("/api/v12/"), query))
        trouble = self.server.trouble(len(self.server.asked), parts.path.removeprefix("/api/v12/"))
        if self.headers.get("x-api-key") != KEY:
            return self._send(401, {"title": "Unauthorized"})
        return self._troubled(trouble, parts.path, query) if trouble else self._listed(parts.path, query)

    def _troubled(self, trouble, path, query):
        if trouble == "silent":
            self.server.released.wait(10)
        elif trouble == "half":
            return self._listed(path, query, half=True)
        elif trouble == "cut":
            return self._listed(path, query, cut=True)
        elif trouble == "redirect":
            return self._send(302, {}, {"Location": "http://127.0.0.1:9/"})
        elif callable(trouble):
            trouble()
            return self._listed(path, query)
        elif trouble.startswith(("<", "{")):
            return self._send(200, trouble)
        else:
            status, _, after = trouble.partition(" ")
            return self._send(int(status), {"title": "Trouble"}, {"Retry-After": after} if after else {})
        self.close_connection = True

    def _listed(self, path, query, half=False, cut=False):
        """`half` is half the body under a length of its own, `cut` less than was promised."""
        name, page, size = path.removeprefix("/api/v12/"), int(query["page"][0]), int(query["pageSize"][0])
        if name not in LISTS or size > 100 or any(len(values) > 20 for values in query.values()):
            return self._send(400, {"title": "Bad request"})
        found = self.server.found(name, query)
        pages = -(-len(found) // size)
        self._send(200, {"page": page, "pageSize": size, "totalItems": len(found), "totalPages": pages, "items": found[(page - 1) * size : page * size]}, half=half, cut=cut)

    def _send(self, status, body, headers=None, half=False, cut=False):
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        content = content[: len(content) // 2] if half else content
        self.send_response_only(status, "Said")
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        self.close_connection = cut
        self.server.answered += 1


class PtvServer(ThreadingHTTPServer):
    """`places` and the other lists are what it knows; `trouble(number of the question, list)` may name what goes wrong; `asked` are all questions."""

    daemon_threads = True

    def __init__(self, places=(), organisations=(), archived=(), postal=(("00100", "RANTAKUNTA"),)):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.places, self.organisations, self.archived, self.postal = list(places), list(organisations), list(archived), dict(postal)
        self.services = [{"contentId": f"service-{number}", "serviceClasses": ["P5.2"]} for number in range(30)]
        self.asked, self.answered, self.trouble, self.released = [], 0, lambda number, name: None, threading.Event()

    def handle_error(self, *_):
        """Who asks may go away in the middle."""

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_port}"

    def found(self, name, query):
        """The list as the filters leave it; every place is connected with one service."""
        match name:
            case "service/search":
                return self.services
            case "connection/search":
                mine = [int(id.removeprefix("service-")) for id in query["serviceContentIds"]]
                return [{"serviceContentId": f"service-{number % 30}", "channelContentId": place["contentId"]} for number, place in enumerate(self.places) if number % 30 in mine]
            case "service-channel/search":
                counties = query.get("wellbeingServicesCounties")
                return [place for place in self.places if not counties or set(counties) & set(place["area"]["wellbeingServicesCounties"])]
            case "organization/search":
                return self.organisations
            case "postal-codes":
                return [{"code": code, "isValid": True, "name": {"fi": name, "sv": ""}} for code, name in self.postal.items()]
            case _:
                return [{"contentId": id} for id in self.archived]

    def wait_for(self, answers, seconds=20):
        """Until so many answers have been given."""
        until = time.monotonic() + seconds
        while self.answered < answers and time.monotonic() < until:
            time.sleep(0.005)
