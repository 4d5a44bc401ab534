"""Tells what went stale in somebody's online presence, how it knows, and what to do next.

`check` is the one public function; everything else may change between minor versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from freshness.model import Report

__all__ = ["__version__", "check"]
__version__ = "0.1.0"
HOMEPAGE = "https://github.com/freshness-tool/freshness"
USER_AGENT = f"freshness/{__version__} (+{HOMEPAGE}; personal site checker)"
"""Who we say we are: honest, with an address to complain to. We pretend to be no browser."""


def check(*targets: str, today: date, offline: bool = False, as_url: str | None = None) -> Report:
    """Look at targets and tell what went stale. Keeps no history and writes nothing.

    Args:
        targets: addresses, built folders or source trees.
        today: the day to judge by.
        offline: open no socket.
        as_url: public address of a folder.

    Returns:
        The report; `freshness.reporters` turn it into text.

    Raises:
        freshness.errors.UserError: a target cannot be used; the message says what to do.
    """
    from freshness.pipeline import Request, connect, run

    request = Request(targets=targets, today=today, as_url=as_url)
    if offline:
        return run(request)
    from freshness.api import HttpApi

    return run(request, wire=connect(request), api=HttpApi())


def __dir__() -> Sequence[str]:
    return __all__
