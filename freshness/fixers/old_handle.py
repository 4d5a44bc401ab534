"""Links to the account under its name of today."""

from __future__ import annotations

from datetime import date

from freshness.fixers import moved_link
from freshness.model import Finding, Fix


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the address that the finding quotes by the one that its advice names."""
    return moved_link.fix(finding, text, today) if "instead" in finding.advice else None
