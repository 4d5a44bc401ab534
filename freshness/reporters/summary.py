"""The summary of a job in GitHub Actions: Markdown, cut to what GitHub takes.

`freshness check --also summary` appends it to the file that Actions names, beside what other steps
have written there.
"""

from __future__ import annotations

from freshness.model import Report
from freshness.reporter import Style
from freshness.reporters import markdown

APPENDS_TO = "GITHUB_STEP_SUMMARY"
"""The variable that names the file to append to, where no other is named."""

MOST = 900_000
"""Bytes. GitHub takes 1 MiB a step and shows nothing of what is larger (docs.github.com, workflow
commands, read 2026-11-22); the rest is room for other commands of the step."""


def render(report: Report, style: Style) -> str:
    """The report as Markdown of at most `MOST` bytes."""
    return markdown.told(report, style, most=MOST)
