"""Takes a badge out, with the space that parted it from the words beside it."""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import edit
from freshness.model import Finding, Fix
from freshness.place import SourceMap

_FIRST = re.compile(r"(?:<(?P<tag>[a-zA-Z]+)\b[^<>]*>|(?P<mark>\*\*|__))\Z")
_ROOM = re.compile(r"(?:[ \t]|&nbsp;)*+")
_NEAR = 300  #: characters of a tag


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Remove the element, or the emphasis, that holds the word and nothing else."""
    place = finding.place
    if place.path is None or place.line is None or place.column is None:
        return None
    at = SourceMap(text).start_of(place.line) + place.column - 1
    first = _FIRST.search(text[max(at - _NEAR, 0) : at])
    end = at + len(place.quote)
    if first is None or text[at:end] != place.quote:
        return None
    last = f"</{first['tag']}>" if first["tag"] else first["mark"]
    if text[end : end + len(last)].lower() != last.lower():
        return None
    start, stop = at - len(first[0]), end + len(last)
    room = _ROOM.match(text, stop)
    if room and room[0]:
        stop = room.end()
    else:
        start = len(text[:start].rstrip(" \t"))
    return Fix(
        title=f"take “{place.quote}” out",
        safe=True,
        edits=(edit(place.path, text, start, stop, ""),),
    )
