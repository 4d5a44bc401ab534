"""Writes the new address of a page that moved for good.

Only where the old address stands in the file exactly once; a page that moved twice wants an eye.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.model import Edit, Finding, Fix

_NEW = re.compile(r"https?://[^\s<>\"'`]+")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the address that the finding quotes by the one that its advice names."""
    place = finding.place
    new = _NEW.search(finding.advice)
    if place.path is None or new is None or text.count(place.quote) != 1:
        return None
    after = new[0].rstrip(".,;:)")
    edit = Edit(path=place.path, before=place.quote, after=after)
    return Fix(title=f"link to {after}", safe=True, edits=(edit,))
