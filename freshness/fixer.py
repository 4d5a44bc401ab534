"""The contract of a fixer: the ready change for the findings of one rule.

A fixer is a module in `freshness/fixers/`, named after its rule. It defines

    def fix(finding: Finding, text: str, today: date) -> Fix | None

`text` is the file in which the finding stands. None means that this one is better done by hand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import takewhile

from freshness.errors import UserError
from freshness.model import Edit, Finding
from freshness.place import SourceMap
from freshness.registry import Part, parts

_NEAR = 16  #: characters around an edit that are tried first
_GOES_ON = re.compile(r"[^\s<>\"'`()\[\]{}|\\]")  #: an address does not end before such a character


class NotOnce(UserError):
    """What an edit is to replace does not stand in the file exactly once."""


def span(edit: Edit, text: str) -> tuple[int, int, str]:
    """Where an edit changes a text, and what it writes there; nothing where that is done already.

    Raises:
        NotOnce: `before` does not stand in the text exactly once.
    """
    before, after = edit.before, edit.after
    at = text.find(before)
    if not before or at < 0 or at != text.rfind(before):
        if at < 0 and after and text.find(after) == text.rfind(after) != -1:
            return 0, 0, ""
        count = "is not there any more" if at < 0 else "stands there more than once"
        raise NotOnce(f"{edit.path}: {before[:120]!r} {count}; change it by hand")
    within = after.find(before)
    while within >= 0:
        if text.startswith(after, at - within) and at >= within:
            return 0, 0, ""
        within = after.find(before, within + 1)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return at + head, at + len(before) - tail, after[head : len(after) - tail]


def _shared(one: str, other: str) -> int:
    """How many first characters two texts have in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def apply(edit: Edit, text: str) -> str:
    """The text with the edit made.

    Raises:
        NotOnce: `before` does not stand in the text exactly once.
    """
    start, stop, new = span(edit, text)
    return text[:start] + new + text[stop:]


def edit(path: str, text: str, start: int, stop: int, after: str) -> Edit:
    """The edit that writes `after` between two offsets, with as much around it as makes it unique.

    Args:
        path: the file, relative to the folder that is looked at.
        text: what it holds.
        start: offset of the first character to replace.
        stop: offset behind the last one.
        after: what to write there.
    """
    low, high, reach = start, stop, _NEAR
    while high - low < len(text) and (
        low == high or text.find(text[low:high]) != text.rfind(text[low:high])
    ):
        low, high, reach = max(start - reach, 0), stop + reach, 2 * reach
    return Edit(path=path, before=text[low:high], after=text[low:start] + after + text[stop:high])


def between(path: str, old: str, new: str) -> Edit:
    """The edit that makes one text of another.

    Args:
        path: the file, relative to the folder that is looked at.
        old: what it holds.
        new: what it is to hold.
    """
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return edit(path, old, head, len(old) - tail, new[head : len(new) - tail])


def replacing(finding: Finding, text: str, after: str) -> Edit | None:
    """The edit that writes something else for the words, or the address, that a finding quotes.

    Args:
        finding: whose place has a path and a quote.
        text: the file.
        after: what to write instead, as plain text; escaped where the quote is in the file.

    Returns:
        None where it cannot be told which words are meant.
    """
    place = finding.place
    if place.path is None or not place.quote:
        return None
    escaped = html.escape(place.quote, quote=False)
    for quote, new in ((place.quote, after), (escaped, html.escape(after, quote=False))):
        at = _offset(finding, text, quote)
        if at is not None:
            return edit(place.path, text, at, at + len(quote), new)
    return None


def _offset(finding: Finding, text: str, quote: str) -> int | None:
    """Where the quote of a finding starts: at its place, or at the only place there is."""
    place = finding.place
    if place.line and place.column:
        at = SourceMap(text).start_of(place.line) + place.column - 1
        if text.startswith(quote, at):
            return at
    at = text.find(quote)
    if at < 0 or at != text.rfind(quote) or _GOES_ON.match(text, at + len(quote)):
        return None
    return at


def fixers() -> Mapping[str, Part]:
    """Every fixer there is, by the slug of its rule."""
    return parts("fixers")
