"""Dates that the page marks as its own with microformats: `dt-published`, `dt-updated`.

Those of microformats2 inside an `h-entry`, and the older `published` and `updated` inside an
`hentry` (microformats.org/wiki/h-entry, /wiki/hatom); `<time>` elements have a signal of their own.
The date is the machine's (`datetime`, `title`, `value`), else the visible one; value-class parts
count. It lies on feeds of several entries and in the comments of an entry, which are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from freshness.document import Node
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import parse

SLUG = "microformats"
_MEANINGS = {
    "dt-published": Meaning.PUBLISHED, "published": Meaning.PUBLISHED,
    "dt-updated": Meaning.CHANGED, "updated": Meaning.CHANGED,
}  # fmt: skip
_NEW, _OLD = ".dt-published, .dt-updated", ".hentry .published, .hentry .updated"
_ENTRIES = frozenset(("h-entry", "hentry"))
_ELSEWHERE = frozenset(
    ("h-cite", "p-comment", "u-comment", "h-feed", "hfeed", "h-event", "comment")
)
_MANY = 50
_LEVELS = 40  #: ancestors to look at


def read(page: Page) -> Iterator[Evidence]:
    """The one date of each meaning."""
    document = page.document
    if not _are_marks(document.head.classes):
        return  # as nearly always; the tree would have to be made for the question alone
    nodes = document.tree.css(f":is({_NEW}, {_OLD})")
    found: dict[Meaning, dict[PartialDate, str]] = {}
    for node in nodes if len(nodes) <= _MANY else ():
        if node.tag != "time" and _is_of_the_entry(node):
            when, words = _told(node, document.locale)
            meaning = next(m for name, m in _MEANINGS.items() if name in _classes(node))
            if when:
                found.setdefault(meaning, {})[when] = words
    for meaning, days in found.items():
        if len(days) == 1:
            ((when, words),) = days.items()
            yield evidence(page, SLUG, meaning, when, quote=words[:80], trust=0.95)


@lru_cache(maxsize=64)
def _are_marks(classes: frozenset[str]) -> bool:
    """Asked of many pages that have the same ones."""
    return not _MEANINGS.keys().isdisjoint(" ".join(classes).split())


def _is_of_the_entry(node: Node) -> bool:
    """Whether the nearest microformat around it is an entry that stands in no other."""
    is_entry = False
    parent = node.parent
    for _ in range(_LEVELS):
        if parent is None:
            break
        names = _classes(parent)
        if names & _ELSEWHERE:
            return False
        is_entry = is_entry or bool(names & _ENTRIES)
        parent = parent.parent
    return is_entry


def _told(node: Node, language: str) -> tuple[PartialDate | None, str]:
    text = " ".join(node.text().split())
    parts = [" ".join(each.text().split()) for each in node.css(".value")]
    attributes = node.attributes
    machine = (attributes.get(name) or "" for name in ("datetime", "title", "value"))
    writings = (*machine, " ".join(parts), text)
    dates = (parse(each, language=language) for each in writings if each)
    return next((each for each in dates if each), None), text or str(attributes.get("title") or "")


def _classes(node: Node) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())
