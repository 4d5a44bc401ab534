"""CSV (RFC 4180), one finding a row, for spreadsheets.

A spreadsheet would run what begins like a formula, so such a cell gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io

from freshness.digest import clean
from freshness.model import Finding, Report
from freshness.reporter import Style, shown

COLUMNS = (
    "severity confidence rule path line column url message quote advice target stale_on surface "
    "fingerprint"
).split()
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Signs that begin a formula (owasp.org, CSV Injection, read 2026-11-25); tabs and line ends, the
others named there, never stand in a clean text."""


def render(report: Report, style: Style) -> str:
    """The findings as a table with a header."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    rows.writerows([_cell(each) for each in _row(finding)] for finding in shown(report, style))
    return sheet.getvalue()


def _row(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (
        finding.severity.label, finding.confidence.label, finding.rule, place.path, place.line,
        place.column, place.url, finding.message, place.quote, finding.advice, finding.target,
        finding.stale_on, finding.surface, finding.fingerprint,
    )  # fmt: skip


def _cell(value: object) -> str:
    text = "" if value is None else clean(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
