"""The contract of a reporter: one way to tell a report.

A reporter is a module in `freshness/reporters/`. It defines

    def render(report: Report, style: Style) -> str

Everything in a report that came from a page or a file is hostile: a reporter escapes it for its own
format. It reads nothing but the report and the style.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from freshness.model import Finding, Report
from freshness.registry import Part, part, parts
from freshness.vocabulary import Confidence

_CONTROL = re.compile(
    r"\x1b(?:\[[0-?]*+[ -/]*+[@-~]|\][^\x07\x1b]*+(?:\x07|\x1b\\))"  # colours; links and titles
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)
_COMMAND = re.compile(r"^\s*+:(?=:)|##(?=\[)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """What the reader can see and wants to."""

    width: int = 80  #: columns
    colour: bool = False
    links: bool = False  #: the terminal makes addresses clickable
    pedantic: bool = False  #: findings of low confidence too
    new_only: bool = False  #: only what earlier runs did not have
    folder: str = (
        ""  #: where paths begin, seen from the repository; empty or with a slash at its end
    )


def shown(report: Report, style: Style) -> tuple[Finding, ...]:
    """The findings that the reader wants, worst first, then by page and line."""
    known = frozenset[str]()
    if style.new_only and report.new is not None:
        known = frozenset(each.fingerprint for each in report.findings) - report.new
    findings = [
        finding
        for finding in report.findings
        if (style.pedantic or finding.confidence > Confidence.LOW)
        and not (known and finding.fingerprint in known)
    ]
    findings.sort(
        key=lambda each: (
            -each.severity,
            -each.confidence,
            each.place.path or each.place.url or "",
            each.place.line or 0,
            each.rule,
        )
    )
    return tuple(findings)


def plain(text: str) -> str:
    """Text without control characters, terminal escapes and direction marks, on one line."""
    return " ".join(_CONTROL.sub("", text).split())


def inert(line: str) -> str:
    """A line that is no command to GitHub Actions, which obeys `::…` and `##[…` in any log.

    Source: github.com/actions/runner, `ActionCommand.cs`, read 2026-11-25.
    """
    return _COMMAND.sub(lambda found: f"{found[0]}\u2060", line)


def reporter(slug: str) -> Part | None:
    """The reporter of that name, if there is one."""
    return part("reporters", slug)


def reporters() -> Mapping[str, Part]:
    """Every reporter there is, by slug."""
    return parts("reporters")
