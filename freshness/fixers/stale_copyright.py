"""Writes this year into a copyright line.

A range keeps its first year, `2019–2024` becomes `2019–2026`; a single `2024` becomes `2024–2026`,
since the first year is the one that matters.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import edit
from freshness.model import Finding, Fix
from freshness.place import SourceMap

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RANGE = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s?(?:[-–—]|&[nm]dash;|&#821[12];)\s?(?P<last>(?:19|20)\d\d)(?!\d)"
)
_LINE = re.compile(r"[^\r\n]*+")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Change the line on which the finding stands, when it holds one year or one range."""
    place = finding.place
    if place.path is None or place.line is None:
        return None
    start = SourceMap(text).start_of(place.line)
    line = _LINE.match(text, start)
    assert line
    years, ranges = list(_YEAR.finditer(line[0])), list(_RANGE.finditer(line[0]))
    if len(years) == 1:
        at, stop, new = years[0].end(), years[0].end(), f"–{today.year}"
    elif (len(years), len(ranges)) == (2, 1):
        at, stop, new = *ranges[0].span("last"), str(today.year)
    else:
        return None
    made = edit(place.path, text, start + at, start + stop, new)
    return Fix(title=f"write {today.year} into the copyright line", safe=True, edits=(made,))
