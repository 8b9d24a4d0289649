"""Why a fetch could not go on, or what it left cannot be used."""

from __future__ import annotations

KINDS = ("key-missing", "key-form", "key-refused", "not-safe", "unreachable", "slow", "broken-reply", "too-often", "server-error", "odd-status", "odd-answer", "changing", "kept-damaged")


class Trouble(Exception):
    """`kind` is one of KINDS, each with its words in remarks.yaml as ptv-trouble-…; `about` is what it was about, such as a status."""

    def __init__(self, kind: str, about: str = ""):
        super().__init__(kind, about)
        self.kind, self.about = kind, about
