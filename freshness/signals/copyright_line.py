"""The latest year of the page's copyright line.

Only a year, and a weak one: some sites compute it, others forget it. It never dates a page; rules
compare it with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning
from freshness.when import parse_iso

SLUG = "copyright-line"
_MARK = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/,]\s?((?:19|20)\d\d))?(?!\d)")
_ELSEWHERE = frozenset(("comment", "related", "code", "quote", "hidden"))
_LONGEST = 300  # a longer text is a licence or an article about copyright
_NEAR = 60  # characters around the mark


def read(page: Page) -> Iterator[Evidence]:
    """The year of the last copyright line on the page, the end of a range."""
    text = page.document.text
    if not any(mark in text for mark in ("©", "opyright", "(c)", "(C)", "OPYRIGHT")):
        return  # the usual case, ten times faster than the pattern
    for block in reversed(page.document.blocks):
        mark = _MARK.search(block.text) if len(block.text) <= _LONGEST else None
        if not mark or block.context & _ELSEWHERE:
            continue
        nearby = block.text[max(0, mark.start() - _NEAR) : mark.end() + _NEAR]
        years = [max(match.groups(default="")) for match in _YEARS.finditer(nearby)]
        when = parse_iso(max(years)) if years else None
        if when:
            quote = block.text[:120]
            yield evidence(page, SLUG, Meaning.COPYRIGHT, when, quote=quote, trust=0.2)
            return
