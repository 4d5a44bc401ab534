"""The one place that knows the order of the stages.

discover → crawl → dating → judge → history → report
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from freshness.model import Report


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What to look at, and how."""

    targets: tuple[str, ...]
    today: date
    offline: bool = False
    as_url: str | None = None


def run(request: Request) -> Report:
    """Look at everything the request names."""
    raise SystemExit(str(Path.cwd()) + str(request))
