"""An earlier report as all that is known of the web: its verdicts on links, and no network."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from freshness.crawl.wire import Request, Response
from freshness.errors import UserError
from freshness.history import History
from freshness.model import Link
from freshness.url import host
from freshness.vocabulary import Verdict

_MAX_BYTES = 256 << 20


class _Link(msgspec.Struct, frozen=True, kw_only=True):
    url: str
    verdict: Verdict
    status: int | None
    reason: str
    final_url: str


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    url: str | None


class _Report(msgspec.Struct, frozen=True, kw_only=True):
    version: Literal[1]
    today: datetime.date
    links: list[_Link]
    pages: list[_Page]


class Unrecorded(History):
    """A memory that is asked, and in which the run itself leaves no trace."""

    def record(self, *_: object, **__: object) -> None:
        """Nothing: a run that mends is no check."""


class Retold(Unrecorded):
    """A memory that knows what a report tells of other sites, and nothing else."""

    told: Mapping[str, Link]

    def answers(self, today: date) -> Mapping[str, Link]:
        """Every verdict of the report, whatever the day."""
        return self.told


class Silence:
    """A network on which nobody is asked anything: what the report does not tell is unchecked."""

    def __init__(self) -> None:
        """Open nothing."""
        self._waiting: deque[Request] = deque()

    @property
    def busy(self) -> int:
        """How many requests wait."""
        return len(self._waiting)

    def send(self, request: Request) -> None:
        """Keep the request."""
        self._waiting.append(request)

    def receive(self, timeout: float) -> list[Response]:
        """Say of everything that it may not be asked."""
        waiting, self._waiting = self._waiting, deque()
        return [Response(request, error="guard") for request in waiting]


def load(file: Path) -> Retold:
    """Read a report of `freshness check --format json`.

    Raises:
        UserError: it cannot be read, or is no such report.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise UserError(f"{file}: is larger than {_MAX_BYTES >> 20} MiB; that is no report")
        report = msgspec.json.decode(file.read_bytes(), type=_Report)
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror})") from None
    except (msgspec.DecodeError, RecursionError) as error:
        hint = "write one with `freshness check --format json --output FILE`"
        raise UserError(f"{file}: is no report ({error}); {hint}") from None
    own = {host(each.url) for each in report.pages if each.url}
    links = (
        Link(
            url=each.url, verdict=each.verdict, status=each.status, reason=each.reason,
            final_url=each.final_url, own=host(each.url) in own,
        )
        for each in report.links
    )  # fmt: skip
    return retold(links)


def retold(links: Iterable[Link]) -> Retold:
    """A memory of the verdicts on links to others."""
    memory = Retold.open(None)
    assert isinstance(memory, Retold)
    memory.told = {each.url: each for each in links if not each.own}
    return memory
