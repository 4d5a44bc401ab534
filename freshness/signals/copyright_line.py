"""The latest year of the page's copyright line.

Only a year, and a weak one: some sites compute it, others forget it. It never dates a page; rules
compare it with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from freshness.document import Document, fold
from freshness.mentions import strings, years
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import parse_iso

SLUG = "copyright-line"
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/,]\s?((?:19|20)\d\d))?(?!\d)")
_ELSEWHERE = frozenset(("comment", "related", "code", "quote", "hidden"))
_MARKS = ("©", "opyright", "OPYRIGHT", "(c)", "(C)")
_MARK = re.compile("|".join(map(re.escape, _MARKS)))
_LONGEST = 300  # a longer text is a licence or an article about copyright
_CODE = frozenset("{}=;<>'\"")
_NEAR = 60  # characters around the mark
_BEHIND = 8  # characters from a year on in which a mark may follow: `2024 ©`
_LAST = 30  # years at the end of a page, among which its footer is


def read(page: Page) -> Iterator[Evidence]:
    """The year of the last copyright line on the page, the end of a range."""
    document = page.document
    found = _in_blocks(document) if document.is_walked else _in_text(document)
    if found:
        when, quote = found
        yield evidence(page, SLUG, Meaning.COPYRIGHT, when, quote=quote, trust=0.2)


_Found = tuple[PartialDate, str]


def _in_blocks(document: Document) -> _Found | None:
    if not _years(document.text):
        return None
    for block in reversed(document.blocks):
        if len(block.text) > _LONGEST or block.context & _ELSEWHERE:
            continue
        if found := _years(block.text):
            return found[-1]
    return None


def _in_text(document: Document) -> _Found | None:
    """The last year behind a mark; without a walk over the page, it may stand in a listing."""
    text = strings(document)
    for at in reversed(years(document)[-_LAST:]):
        start = max(0, at - _NEAR)
        if _MARK.search(text, start, at + _BEHIND):
            quote = fold(text[start : at + _NEAR])
            when = parse_iso(text[at : at + 4])
            if when and _CODE.isdisjoint(quote):
                return when, quote
    return None


def _years(text: str) -> list[_Found]:
    """The latest year beside each mark, and the words around it."""
    found = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            nearby = text[max(0, at - _NEAR) : at + len(mark) + _NEAR]
            years = [max(match.groups(default="")) for match in _YEARS.finditer(nearby)]
            when = parse_iso(max(years)) if years else None
            if when:
                found.append((at, when, fold(nearby)))
            at = text.find(mark, at + 1)
    return [(when, quote) for _, when, quote in sorted(found, key=itemgetter(0))]
