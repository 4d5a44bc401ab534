"""Services that closed: trackers, widgets, badges, networks and hosts, with the day of each.

The rows are in `data/dead_services.json`, one a line, each with the source of its day. A row is for
hosts and everything below them; one with a path is for what begins with it. Only what closed for
everybody is in there, and what fell into bad hands (`unsafe`): a service that moved and leads on is
no row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

import msgspec

from freshness.url import hostname, path
from freshness.vocabulary import PartialDate

_FILE = "dead_services.json"


class Service(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row."""

    name: str
    closed: str
    """ISO 8601, as precise as the source tells: `2019-04-02`, `2019-04` or `2019`."""
    hosts: tuple[str, ...]
    """Domains, perhaps with the beginning of a path."""
    source: str
    """Address of who tells the day."""
    instead: str = ""
    """The one thing to do, where it is another than taking the address out."""
    unsafe: bool = False
    """It is in other hands now, and gave bad things to visitors."""
    but: tuple[str, ...] = ()
    """Hosts below the domains that live on."""
    schemes: tuple[str, ...] = ()
    """Schemes of addresses that nothing answers to any more: `aim:`."""
    mark: str = ""
    """Pattern of an id by which scripts on a page use it."""

    @property
    def when(self) -> PartialDate:
        """The day, month or year of the end."""
        return PartialDate(*map(int, self.closed.split("-")))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    compiled: str
    services: tuple[Service, ...]


@cache
def services() -> tuple[Service, ...]:
    """Every row."""
    text = resources.files("freshness").joinpath("data", _FILE).read_bytes()
    return msgspec.json.decode(text, type=_File).services


def service(url: str) -> Service | None:
    """The closed service that an address belongs to; None for all others.

    Args:
        url: an absolute address of any scheme.
    """
    name = hostname(url)
    if not name:
        return schemes().get(url.partition(":")[0].lower())
    for wanted, row in _at(name):
        if _begins(path(url), wanted):
            return None if f".{name}".endswith(tuple(f".{each}" for each in row.but)) else row
    return None


@lru_cache(maxsize=4_096)
def _at(name: str) -> tuple[tuple[str, Service], ...]:
    """The rows of a host and of those above it, each with the path that is meant."""
    labels = name.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return tuple(found for each in above for found in _by_host().get(each, ()))


def _begins(whole: str, wanted: str) -> bool:
    return not wanted or whole == wanted or whole.startswith(f"{wanted}/")


@cache
def _by_host() -> Mapping[str, list[tuple[str, Service]]]:
    found: dict[str, list[tuple[str, Service]]] = {}
    for row in services():
        for each in row.hosts:
            host, slash, rest = each.partition("/")
            found.setdefault(host, []).append((slash + rest, row))
    return found


@cache
def schemes() -> Mapping[str, Service]:
    """The closed service behind each scheme of addresses that nothing answers to any more."""
    return {scheme: row for row in services() for scheme in row.schemes}


def mentioned(words: str) -> Service | None:
    """The closed service that a script speaks of.

    Args:
        words: as `Document.mentions` has them: an address without its scheme, or an id.
    """
    return service(f"https://{words}") or next(
        (row for row, mark in _marks() if mark.fullmatch(words)), None
    )


@cache
def _marks() -> tuple[tuple[Service, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.mark)) for row in services() if row.mark)
