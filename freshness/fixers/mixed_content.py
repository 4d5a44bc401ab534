"""Loads over https what surely can be had so."""

from __future__ import annotations

from datetime import date

from freshness.fixers import insecure_link
from freshness.model import Finding, Fix


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Change the scheme and nothing else of the address."""
    return insecure_link.fix(finding, text, today)
