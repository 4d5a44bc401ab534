"""Writes the new address of a page that moved for good.

In the place that the finding names, and as the file writes addresses; everything else stays.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_NEW = re.compile(r"Link to (?P<url>https?://[^\s<>\"'`]+) instead\.")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the address that the finding quotes by the one that its advice names."""
    new = _NEW.search(finding.advice)
    if new is None:
        return None
    after = new["url"]
    if after.count("(") != after.count(")"):  # Markdown would end the link too early, or too late
        after = after.replace("(", "%28").replace(")", "%29")
    edit = replacing(finding, text, after)
    return Fix(title=f"link to {after}", safe=True, edits=(edit,)) if edit else None
