"""What an address showed when it last answered well, in little room. No network.

A domain that somebody else has bought answers 200 like before; only memory tells. Kept are the
title, the language, the registrable domain that the redirects ended on, and a sketch of the first
words: the smallest checksums among them, whose overlap estimates that of the words (Broder 1997,
"On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple
from zlib import crc32

from freshness.crawl.hosts import registrable
from freshness.crawl.outcome import Outcome
from freshness.url import host
from freshness.vocabulary import Snapshot

_KEPT = 32  #: checksums of a sketch
_ENOUGH = 20  #: words without which a page is a shell, a wall or a picture, and tells nothing
_OTHER = 0.1  #: overlap of two texts that have hardly more in common than their language
_MAX_FIELDS = 160
# Chinese, Japanese and Korean put no spaces between words, so each character counts.
_CHARACTER = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = re.compile(rf"{_CHARACTER}|[^\W\d_]{{4,}}+")
_NAME = re.compile(rf"{_CHARACTER}|[^\W_]{{2,}}+")
_SAY_NOTHING = frozenset(
    "the of and to in on for my der die das und le la les de el los con".split()
)
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
    was, new = _parts(before.kept), _parts(now)
    if _is_named_alike(was, new, outcome) or _overlap(was.sketch, new.sketch) > _OTHER:
        return []
    # Which language a server chooses may depend on where it is asked from: no sign of its own.
    spoken = f", and it speaks “{new.language}” instead of “{was.language}”"
    said = [
        f"it was called “{was.title}” on {before.seen}, and “{new.title}” now",
        f"hardly a word of its text is the same{spoken if _speaks_other(was, new) else ''}",
    ]
    if was.site != new.site and not led_astray:
        said.append(f"it ended on {was.site} then and on {new.site} now")
    return said


class _Parts(NamedTuple):
    """A snapshot, unpacked."""

    site: str
    language: str
    title: str
    sketch: frozenset[int]


def _is_named_alike(was: _Parts, new: _Parts, outcome: Outcome) -> bool:
    """Whether the new title or heading has anything of the old title.

    Whoever buys a domain keeps its name, so that counts only where the title was nothing else, and
    the language is the same.
    """
    title, told = _names(was.title), _names(f"{new.title} {outcome.look.heading}")
    if not title or not told:
        return True  # nobody knows
    own = title - _names(host(outcome.url))
    return bool(own & told) if own else bool(title & told) and not _speaks_other(was, new)


def _speaks_other(was: _Parts, new: _Parts) -> bool:
    return bool(was.language and new.language) and was.language != new.language


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text.casefold())) - _SAY_NOTHING


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _parts(kept: bytes) -> _Parts:
    fields, _, packed = kept.partition(b"\0")
    site, language, title, *_ = *fields.decode("utf-8", "replace").split(_FIELD, 2), "", "", ""
    sketch = frozenset(array("I", packed[: len(packed) // 4 * 4]))
    return _Parts(site, language, title, sketch)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of both texts together is in each, from 0 to 1."""
    smallest = sorted(one | other)[:_KEPT]
    return sum(each in one and each in other for each in smallest) / max(1, len(smallest))
