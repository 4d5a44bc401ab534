"""What a page said at the last look, as a few bytes, and whether its own text has changed since.

A fingerprint has one number for each block of text. Numbers that come or go on many pages at once
are the template's: a new footer, another menu. What is left is the page's own, and dates its last
change to between two looks, on any site, without git. Digits and short blocks are left out, so that
clocks, counters and “5 minutes ago” are no change.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from freshness.document import Document
from freshness.model import Evidence, Page, Place
from freshness.vocabulary import Meaning, PartialDate

SLUG = "snapshot"
TEMPLATE_SHARE = 0.34
"""What comes or goes on more than this share of the pages that changed belongs to all of them."""

TEMPLATE_PAGES = 3
"""On fewer pages than this, equal changes may well be a day's work."""

_WEIGHT = 24  # bytes, digits left out, from which on a block says something
_BLOCK = re.compile(rb"[^\n]{%d,}" % _WEIGHT)
_TRUST = 0.95


class PastText(NamedTuple):
    """What the history knows of a page's text."""

    blocks: bytes  #: the fingerprint of the last look
    last_seen: date
    same_since: date  #: the first look that saw exactly the same text
    changed: tuple[date, date] | None  #: the looks between which its own text last changed


def fingerprint(document: Document) -> bytes:
    """A page's text as CRC-32 numbers: of the whole text, then of each block that says something.

    Four bytes a number, in the order of this machine.
    """
    text = document.text.encode("utf-8", "replace")
    blocks = _BLOCK.findall(text.translate(None, b"0123456789"))
    return array("I", (zlib.crc32(text), *map(zlib.crc32, blocks))).tobytes()


def changed(now: Mapping[str, bytes], past: Mapping[str, PastText]) -> frozenset[str]:
    """The pages whose own text is another than at the last look.

    Args:
        now: fingerprints of today by address.
        past: what the history knows.
    """
    moves = {
        url: _blocks(blocks) ^ _blocks(past[url].blocks)
        for url, blocks in now.items()
        if url in past and blocks != past[url].blocks
    }
    spread = Counter(block for moved in moves.values() for block in moved)
    shared = max(TEMPLATE_PAGES - 1, TEMPLATE_SHARE * len(moves))
    return frozenset(
        url for url, moved in moves.items() if any(spread[block] <= shared for block in moved)
    )


def _blocks(fingerprint: bytes) -> frozenset[int]:
    numbers = array("I")
    numbers.frombytes(fingerprint[: len(fingerprint) // 4 * 4])
    return frozenset(numbers[1:])


def witness(
    page: Page, now: bytes, before: PastText, *, is_changed: bool, today: date
) -> Iterator[Evidence]:
    """What the looks say of a page: when its text changed, and since when it is the same."""
    interval = (before.last_seen, today) if is_changed else before.changed
    if interval:
        since, until = interval
        yield _evidence(
            page, Meaning.CHANGED, until, f"other words on {until} than on {since}", since
        )
    if now[:4] == before.blocks[:4]:
        same = before.same_since
        yield _evidence(page, Meaning.SEEN, same, f"the very same words since {same}")


def is_change(evidence: Evidence) -> bool:
    """Whether it is a change that was seen here, and no build."""
    return evidence.signal == SLUG and evidence.meaning is Meaning.CHANGED


def _evidence(
    page: Page, meaning: Meaning, day: date, quote: str, since: date | None = None
) -> Evidence:
    return Evidence(
        signal=SLUG, meaning=meaning, when=PartialDate.of(day), quote=quote,
        place=Place(url=page.url, path=page.path), trust=_TRUST, since=since,
    )  # fmt: skip
