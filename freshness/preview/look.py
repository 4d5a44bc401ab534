"""One look at a folder for a preview: judged as `freshness check` would, and never online."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from msgspec import structs

from freshness.config import Target
from freshness.history import History
from freshness.model import Report
from freshness.overlay import FOLDER
from freshness.pipeline import Request, run
from freshness.retold import Silence

_ABOUT_THE_SETTINGS = "stale-ignore"
"""A preview may show one of several targets, so it cannot tell what no target needs."""


def look(
    folder: Path, *, source: Path | None, url: str | None, request: Request,
    known: History | None = None,
) -> Report:  # fmt: skip
    """What freshness says about a built folder. Opens no socket and keeps no history.

    Args:
        folder: the built site.
        source: what it is built from; findings then name these files.
        url: its public address, if known.
        request: how to judge; everything but its targets counts.
        known: what was seen of links that lead elsewhere; None leaves them unchecked.

    Raises:
        NothingChecked: there is no page in the folder.
    """
    target = Target(
        url=url, folder=str(folder.absolute()), source=str(source.absolute()) if source else None
    )
    ours = (f"{FOLDER}/*", f"*/{FOLDER}/*")  # a page that is served has our script in it
    config = request.config
    config = structs.replace(config, targets=[target], exclude=[*config.exclude, *ours])
    # One process: those who call this have threads, which a fork would leave behind.
    request = replace(request, targets=(), config=config, processes=1)
    report = run(request, wire=Silence() if known else None, history=known)
    findings = tuple(each for each in report.findings if each.rule != _ABOUT_THE_SETTINGS)
    return replace(report, findings=findings)
