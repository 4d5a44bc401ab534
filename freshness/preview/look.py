"""One look at a folder for a preview: judged as `freshness check` would, and never online."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from msgspec import structs

from freshness.config import Config, Target
from freshness.model import Report
from freshness.overlay import FOLDER
from freshness.pipeline import Request, run

_ABOUT_THE_SETTINGS = "stale-ignore"
"""A preview may show one of several targets, so it cannot tell what no target needs."""


def look(
    folder: Path, *, source: Path | None, url: str | None, config: Config, today: date
) -> Report:
    """What freshness says about a built folder. Opens no socket and keeps no history.

    Args:
        folder: the built site.
        source: what it is built from; findings then name these files.
        url: its public address, if known.
        config: everything but its targets counts.
        today: the day to judge by.

    Raises:
        NothingChecked: there is no page in the folder.
    """
    target = Target(
        url=url, folder=str(folder.absolute()), source=str(source.absolute()) if source else None
    )
    ours = (f"{FOLDER}/*", f"*/{FOLDER}/*")  # a page that is served has our script in it
    settings = structs.replace(config, targets=[target], exclude=[*config.exclude, *ours])
    # One process: those who call this have threads, which a fork would leave behind.
    report = run(Request(today=today, config=settings))
    findings = tuple(each for each in report.findings if each.rule != _ABOUT_THE_SETTINGS)
    return replace(report, findings=findings)
