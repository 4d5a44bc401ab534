"""Looks at single addresses beside a crawl: demos, badges, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from freshness.config import Limits
from freshness.crawl.fetcher import Fetcher
from freshness.crawl.links import is_excluded, network_is_out, to_link
from freshness.crawl.manners import Clock
from freshness.crawl.wire import Wire
from freshness.presence import Seen
from freshness.url import normal

MOST = 60
"""Addresses of one person that are looked at."""


def look(
    urls: Iterable[str],
    *,
    wire: Wire,
    limits: Limits,
    clock: Clock,
    exclude: Sequence[str] = (),
) -> dict[str, Seen]:
    """What addresses show, by the address as given; with the manners of a crawl.

    Args:
        urls: each is asked once; the first `MOST` of them are.
        wire: the network.
        limits: bounds and manners.
        clock: the time.
        exclude: globs of addresses that are not looked at.
    """
    fetcher = Fetcher(wire, limits, clock)
    wanted: dict[str, str] = {}
    for url in urls:
        try:
            address = normal(url)
        except ValueError:
            continue
        if not is_excluded(address, exclude):
            wanted.setdefault(address, url)
    wanted = dict(list(wanted.items())[:MOST])
    for url in wanted:
        fetcher.ask(url, max_bytes=limits.foreign_bytes)
    outcomes = list(fetcher.outcomes())
    out = network_is_out(outcomes)
    found = {}
    for outcome in outcomes:
        if outcome.url in wanted:
            link = to_link(outcome, own=False, network_out=out)
            body = b"" if outcome.response.truncated else outcome.response.body
            link = replace(link, url=wanted[outcome.url])
            found[wanted[outcome.url]] = Seen(link, body if outcome.ok else b"")
    return found
