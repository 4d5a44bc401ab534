"""Writes this year into a copyright line that all pages share; a sample wants the owner's words."""

from __future__ import annotations

from datetime import date

from freshness.fixers import stale_copyright
from freshness.model import Finding, Fix


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Change the line on which the finding stands, when it is one with a year."""
    if not finding.advice.startswith(f"Write {today.year}"):
        return None
    return stale_copyright.fix(finding, text, today)
