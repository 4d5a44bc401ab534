"""The network as a run may use it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from freshness.gather import wanted, with_seen
from freshness.judge import settle
from freshness.model import Site
from freshness.presence import Presence
from freshness.vocabulary import Streak

if TYPE_CHECKING:
    from freshness.crawl.wire import Wire
    from freshness.pipeline import Request


def connect(request: Request, environment: Mapping[str, str] = os.environ) -> Wire:
    """The network as the request allows it.

    Args:
        request: its limits count.
        environment: where a token for GitHub is looked for.
    """
    from freshness.api import token_for
    from freshness.crawl.code_hosts import API, CodeHosts
    from freshness.crawl.names import Names
    from freshness.crawl.wire import CurlWire

    wire = Names(CurlWire(request.config.limits, allow_private=request.allow_private))
    token = token_for(API, environment)
    return CodeHosts(wire, token) if token else wire


def look_around(
    site: Site,
    presence: Presence,
    wire: Wire,
    streaks: Mapping[str, Streak],
    request: Request,
    seconds: float,
) -> tuple[Site, Presence]:
    """What demos, badges and pictures of the site's owner show; demos are links of the site then.

    Args:
        site: its pages and links.
        presence: its owner elsewhere.
        wire: the network.
        streaks: how long links have been failing.
        request: its limits and its day count.
        seconds: how much time is left for it.
    """
    urls = wanted(site, presence)
    if not urls:
        return site, presence
    from freshness.crawl import extras

    limits = structs.replace(request.config.limits, seconds=seconds)
    shown = extras.look(
        urls, wire=wire, limits=limits, clock=time.monotonic, exclude=request.config.exclude
    )
    links = settle((each.link for each in shown.values()), streaks, today=request.today)
    presence = replace(
        presence, seen={link.url: shown[link.url]._replace(link=link) for link in links}
    )
    return with_seen(site, presence), presence
