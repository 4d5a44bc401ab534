"""Until when a domain is registered, as its registry tells (RDAP: RFC 9082 and 9083).

Asked only where the configuration names a service for it, and seldom: the answer is kept for a
week. One that leads on to the registry's own service, as rdap.org does, is followed.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from freshness.crawl.asking import ask
from freshness.crawl.hosts import registered
from freshness.crawl.verdicts import REDIRECTS
from freshness.crawl.wire import Request, Wire
from freshness.errors import StateError
from freshness.model import INTERRUPTED, Crawl, Skipped
from freshness.url import resolve
from freshness.vocabulary import Registration
from freshness.when import parse_iso

KEPT = timedelta(days=7)
SOON = timedelta(days=60)
"""A domain that ends so soon is asked about every day, since it may be renewed on any."""

_MAX_BYTES = 256 << 10
_MAX_HOPS = 4
_SECONDS = 30.0


class Memory(Protocol):
    """What earlier runs were told."""

    def registration(self, name: str) -> Registration | None:
        """The last answer about a domain."""

    def register(self, registration: Registration) -> None:
        """Keep an answer."""


def look_up(crawl: Crawl, *, service: str, wire: Wire, memory: Memory | None, today: date) -> Crawl:
    """A crawl with the registration of the site's domain, or a note that nobody tells.

    The parameters are those of `registration`. An interrupted crawl is left as it is, and so is a
    site without a domain of its own.
    """
    name = registered(crawl.url)
    if name is None or any(each.reason == INTERRUPTED for each in crawl.skipped):
        return crawl
    found = registration(name, service=service, wire=wire, memory=memory, today=today)
    if found:
        return replace(crawl, domain=found)
    note = Skipped(subject=name, reason="rdap", detail="The registry does not tell when it ends.")
    return replace(crawl, skipped=(*crawl.skipped, note))


def registration(
    name: str, *, service: str, wire: Wire, memory: Memory | None, today: date
) -> Registration | None:
    """The day on which the registration of a domain ends; None where nobody tells.

    Args:
        name: the domain; `hosts.registered` tells which one a site has.
        service: address of an RDAP service.
        wire: the network.
        memory: what earlier runs were told; None asks always.
        today: the day of this run.
    """
    known = _remembered(memory, name)
    if known and today - known.asked < (KEPT if known.until - today > SOON else timedelta(days=1)):
        return known
    until = _ask(f"{service.rstrip('/')}/domain/{name}", wire)
    if until is None:
        return known
    found = Registration(name, until, today)
    if memory:
        with suppress(StateError):  # a full disk costs the memory, never the answer
            memory.register(found)
    return found


def _remembered(memory: Memory | None, name: str) -> Registration | None:
    try:
        return memory.registration(name) if memory else None
    except StateError:
        return None


def _ask(url: str, wire: Wire) -> date | None:
    deadline = time.monotonic() + _SECONDS
    for _ in range(_MAX_HOPS):
        request = Request(
            url, headers=("Accept: application/rdap+json",), max_bytes=_MAX_BYTES, whole=True
        )
        response = ask(wire, request, deadline)
        if response is None or response.error:
            return None
        target = resolve(url, response.headers.get("location", "").partition("\n")[0])
        if response.status not in REDIRECTS or not target:
            return _end(response.body) if response.status == 200 else None
        url = target[0]
    return None


def _end(body: bytes) -> date | None:
    """The day of the event `expiration` (RFC 9083 10.2.3)."""
    try:
        facts: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    events = facts.get("events") if isinstance(facts, dict) else None
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict) and event.get("eventAction") == "expiration":
            when = parse_iso(str(event.get("eventDate", "")))
            return when.latest if when else None
    return None
