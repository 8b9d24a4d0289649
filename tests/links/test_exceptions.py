"""Addresses that need no check."""

from datetime import date

import pytest

from perhekeskus.links.exceptions import Exceptions
from perhekeskus.model import Exemption


def exemption(address, until="2026-12-31"):
    return Exemption(address=address, reason="The station answers people only.", until=until)


@pytest.mark.parametrize(
    ("pattern", "address", "covered"),
    [
        ("https://majakka.example/", "https://majakka.example/", True), ("https://majakka.example/", "https://majakka.example/a", False), ("https://majakka.example/*", "https://majakka.example/a/b?c=d", True), ("https://majakka.example/*", "https://majakka.example", False),
        ("https://majakka.example/*.pdf", "https://majakka.example/a.pdf", True), ("https://majakka.example/*.pdf", "https://majakka.example/a.pdfx", False), ("https://majakka.example/a?b=[1]", "https://majakka.example/a?b=[1]", True), ("https://majakka.example/a?b", "https://majakka.example/ab", False),
        ("https://majakka.example/*", "http://majakka.example/a", False), ("https://majakka.example/*", "https://majakka.example.evil.example/a", False), ("https://majakka.example/a", "https://majakka.example/a#b", True), ("https://majakka.example/a#b", "https://majakka.example/a", False),
    ],
)  # fmt: skip
def test_a_star_stands_for_anything_and_nothing_else_does(pattern, address, covered):
    """Signs of addresses mean themselves."""
    assert Exceptions.on({"one": exemption(pattern)}, date(2026, 11, 30)).cover(address) == covered


@pytest.mark.parametrize(("today", "holds"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_an_exemption_holds_on_its_last_day_and_not_after(today, holds):
    """Then it is named among the expired, and covers nothing."""
    exceptions = Exceptions.on({"one": exemption("https://majakka.example/*")}, today)
    assert exceptions.cover("https://majakka.example/a") == holds == ("one" not in exceptions.expired)


def test_those_that_nobody_needs_are_named():
    """So that the list does not grow for ever."""
    exceptions = Exceptions.on({"one": exemption("https://majakka.example/*"), "two": exemption("https://luoto.example/*"), "old": exemption("https://vanha.example/", "2026-01-01")}, date(2026, 11, 30))
    assert exceptions.unused(["https://majakka.example/a"]) == ["two"]
