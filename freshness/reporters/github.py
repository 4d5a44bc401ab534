"""Annotations of GitHub Actions: the worst ten, beside the line they are about.

GitHub shows ten of each level a step and drops the others without a word, so these are chosen here,
and the rest is left to the summary (`--also summary`).
"""

from __future__ import annotations

from freshness.digest import clean, count, grouped, page, shortened
from freshness.model import Finding, Report
from freshness.reporter import Style, shown
from freshness.vocabulary import Severity

SPEAKS_TO_ACTIONS = True
"""Its lines are commands, and are meant to be."""

MOST = 10
_WORDS = 1_000  # characters of a message
_LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice"}
# Source of both: github.com/actions/toolkit, packages/core/src/command.ts, read 2026-11-22.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, style: Style) -> str:
    """One workflow command for each of the worst findings."""
    groups = grouped(shown(report, style))
    lines = [_command(group.first, style) for group in groups[:MOST]]
    if len(groups) > MOST:
        lines.append(f"and {count(len(groups) - MOST, 'more finding')}; the summary has them all")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, style: Style) -> str:
    place = finding.place
    facts = {
        "file": clean(style.folder + place.path) if place.path else None,
        "line": place.line,
        "col": place.column,
        "title": finding.rule,
    }
    told = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in facts.items() if value
    )
    quote = clean(place.quote)
    where = "" if place.path else f"{page(finding)}: "
    said = f"{where}{clean(finding.message)}{f' “{shortened(quote, 200)}”' if quote else ''}"
    message = f"{shortened(said, _WORDS)}\n{clean(finding.advice)}".translate(_DATA)
    return f"::{_LEVEL[finding.severity]} {told}::{message}"
