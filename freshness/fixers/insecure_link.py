"""Writes https where http is, in links to hosts that surely answer on it."""

from __future__ import annotations

from datetime import date

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_OLD = "http:"


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Change the scheme and nothing else of the address."""
    quote = finding.place.quote
    if quote[: len(_OLD)].lower() != _OLD or "Write https:" not in finding.advice:
        return None
    edit = replacing(finding, text, f"https:{quote[len(_OLD) :]}")
    return Fix(title="write https", safe=True, edits=(edit,)) if edit else None
