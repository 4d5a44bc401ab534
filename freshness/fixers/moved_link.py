"""Writes the new address of a page that moved for good.

In the place that the finding names, and as the file writes addresses; everything else stays.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_NEW = re.compile(r"https?://[^\s<>\"'`]+")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the address that the finding quotes by the one that its advice names."""
    new = _NEW.search(finding.advice)
    if new is None:
        return None
    after = new[0].rstrip(".,;:)")
    edit = replacing(finding, text, after)
    return Fix(title=f"link to {after}", safe=True, edits=(edit,)) if edit else None
