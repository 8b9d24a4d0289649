"""A conversation with the program that reads YAML for editors, over its standard input and output (LSP)."""

import json
import subprocess
from pathlib import Path


class LanguageServer:
    """The real yaml-language-server with the settings of .vscode/settings.json, as if an editor had opened `root`."""

    def __init__(self, program: Path, root: Path, settings: dict):
        self.root, self.settings, self.asked = root, settings, 0
        self.process = subprocess.Popen(["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.request("initialize", {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [{"uri": root.as_uri(), "name": "root"}], "capabilities": {"workspace": {"configuration": True}, "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}, "hover": {"contentFormat": ["markdown"]}}}})
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def opened(self, file: str, text: str) -> tuple[str, list[dict]]:
        """Opens a file by its path below the root, which need not be on the disk; its address, and what the program has against it."""
        uri = (self.root / file).as_uri()
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        told = self._until(lambda message: message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri)
        return uri, told["params"]["diagnostics"]

    def at(self, method: str, uri: str, line: int, column: int) -> object:
        """The answer to a question about a position, counted from 0."""
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}})

    def request(self, method: str, parameters: object) -> object:
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": parameters})
        return self._until(lambda message: message.get("id") == self.asked and "method" not in message)["result"]

    def notify(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def _send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _until(self, wanted) -> dict:
        """The first message that is wanted; what the program itself asks for on the way, its settings, it gets."""
        while True:
            message = self._next()
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._setting(message)})
            elif wanted(message):
                return message

    def _setting(self, message: dict) -> object:
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings.get(item.get("section", "")) for item in message["params"]["items"]]

    def _next(self) -> dict:
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server has ended"
        return json.loads(self.process.stdout.read(length))
