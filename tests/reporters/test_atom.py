from __future__ import annotations

from dataclasses import replace

import feedparser

from freshness.model import Place
from freshness.reporters import atom
from tests.reporters.factory import DEAD, FINDING, HOME, SURFACES, render


def test_a_reader_sees_the_findings() -> None:
    found = feedparser.parse(render(atom, FINDING, DEAD, surfaces=SURFACES))
    assert not found.bozo
    assert (found.feed.title, found.feed.updated) == (
        "Freshness of ada.example",
        "2026-11-22T00:00:00Z",
    )
    dead, _ = found.entries
    assert dead.title == "index.html: This link leads nowhere."
    assert dead.link == HOME
    assert dead.summary == "Line 3.\n“https://gone.example/”\nRemove it."
    assert [each.term for each in dead.tags] == ["dead-link", "high"]


def test_the_same_problem_keeps_its_id() -> None:
    moved = replace(DEAD, place=replace(DEAD.place, line=99))
    first, later = (feedparser.parse(render(atom, each)).entries[0].id for each in (DEAD, moved))
    assert first == later


def test_what_has_no_address_has_no_link() -> None:
    (entry,) = feedparser.parse(render(atom, replace(DEAD, place=Place(path="a.md")))).entries
    assert not entry.get("links")


def test_a_fresh_site_has_an_empty_feed() -> None:
    assert feedparser.parse(render(atom)).entries == []
