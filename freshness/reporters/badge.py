"""A badge for a README, as the endpoint that shields.io reads (shields.io/badges/endpoint-badge).

It says the day of the check, so that a badge that nobody renews does not look like good news.
"""

from __future__ import annotations

import json

from freshness.digest import count
from freshness.model import Report
from freshness.reporter import Style, shown
from freshness.vocabulary import Severity

COLOURS = {"green": "#2f7d4f", "yellow": "#8a6100", "orange": "#b3541e", "grey": "#5f6670"}
"""Dark enough for white words (contrast of at least 4.5:1)."""


def render(report: Report, style: Style) -> str:
    """The badge as JSON."""
    message, colour = words(report, style)
    badge = {"schemaVersion": 1, "label": "freshness", "message": message, "color": COLOURS[colour]}
    return json.dumps(badge, ensure_ascii=False) + "\n"


def words(report: Report, style: Style) -> tuple[str, str]:
    """What the badge says, and the name of its colour."""
    day = report.today.isoformat()
    if not report.pages:
        return f"not checked, {day}", "grey"
    findings = shown(report, style)
    if not findings:
        return f"fresh on {day}", "green"
    worst = findings[0].severity
    colour = "orange" if worst is Severity.HIGH else "yellow"
    return f"{count(len(findings), 'thing')} to do, {day}", colour
