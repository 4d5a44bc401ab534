"""Writes this year into a copyright line.

A range keeps its first year, `2019–2024` becomes `2019–2026`; a single `2024` becomes `2024–2026`,
since the first year is the one that matters.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.model import Edit, Finding, Fix

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d\s?[-–—]\s?)(?:19|20)\d\d(?!\d)")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Change the line on which the finding stands, when it holds one year or one range."""
    place = finding.place
    lines = text.splitlines()
    if place.path is None or place.line is None or place.line > len(lines):
        return None
    before = lines[place.line - 1]
    years = len(_YEAR.findall(before))
    after, ranges = _RANGE.subn(rf"\g<1>{today.year}", before)
    if years == 1:
        after = _YEAR.sub(rf"\g<0>–{today.year}", before)
    elif (years, ranges) != (2, 1):
        return None
    if text.count(before) != 1:
        return None
    edit = Edit(path=place.path, before=before, after=after)
    return Fix(title=f"write {today.year} into the copyright line", safe=True, edits=(edit,))
