"""What an address showed when it last answered well, in little room. No network.

A domain that somebody else has bought answers 200 like before; only memory tells. Kept are the
title, the language, the registrable domain that the redirects ended on, and a sketch of the first
words: the smallest checksums among them, whose overlap estimates that of the words (Broder 1997,
"On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from array import array
from zlib import crc32

from freshness.crawl.hosts import registrable
from freshness.crawl.outcome import Outcome
from freshness.url import host
from freshness.vocabulary import Snapshot

_KEPT = 32  #: checksums of a sketch
_ENOUGH = 20  #: words without which a page is a shell, a wall or a picture, and tells nothing
_OTHER = 0.1  #: overlap of two texts that have hardly more in common than their language
_MAX_FIELDS = 160
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_FIELD = "\x1f"


def take(outcome: Outcome) -> bytes | None:
    """A snapshot of a page that answered; None of what is no page or says too little."""
    if len(outcome.look.start) < _ENOUGH * 5 or not outcome.ok or not outcome.is_html:
        return None
    words = _words(outcome.look.start)
    if len(words) < _ENOUGH:
        return None
    sketch = array("I", sorted(map(crc32, (word.encode() for word in words)))[:_KEPT])
    fields = (registrable(outcome.final_url), outcome.look.language, outcome.look.title)
    packed = _FIELD.join(fields).replace("\0", "")[:_MAX_FIELDS]
    return f"{packed}\0".encode() + sketch.tobytes()


def changes(before: Snapshot, outcome: Outcome, *, led_astray: bool = False) -> list[str]:
    """Doubts about a page that is quite another than it was; none where it only has changed.

    A new title is no sign, nor are new words. Only where both have nothing in common with those
    before, the rest is looked at too.

    Args:
        before: what the address showed.
        outcome: what it shows now.
        led_astray: where its redirects end is doubted already.
    """
    now = outcome.snapshot
    if now is None or now == before.kept:
        return []
    site, language, title, sketch = _parts(before.kept)
    new_site, new_language, new_title, new_sketch = _parts(now)
    known = _words(host(outcome.url))  # whoever buys a domain keeps its name
    told = _words(f"{new_title} {outcome.look.heading}")
    is_named_alike = title == new_title or bool((_words(title) & told) - known)
    if is_named_alike or _overlap(sketch, new_sketch) > _OTHER:
        return []
    said = [
        f"it was called “{title}” on {before.seen}, and “{new_title}” now",
        "hardly a word of its text is the same",
    ]
    if language and new_language and language != new_language:
        said.append(f"its language was “{language}” and is “{new_language}” now")
    if site != new_site and not led_astray:
        said.append(f"it ended on {site} then and on {new_site} now")
    return said


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _parts(kept: bytes) -> tuple[str, str, str, frozenset[int]]:
    fields, _, packed = kept.partition(b"\0")
    site, language, title, *_ = *fields.decode("utf-8", "replace").split(_FIELD, 2), "", "", ""
    return site, language, title, frozenset(array("I", packed[: len(packed) // 4 * 4]))


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of both texts together is in each, from 0 to 1."""
    smallest = sorted(one | other)[:_KEPT]
    return sum(each in one and each in other for each in smallest) / max(1, len(smallest))
