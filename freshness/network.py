"""The network as a run may use it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from freshness.confirmations import Looks
from freshness.gather import gather, untold, wanted, with_seen
from freshness.judge import Judge, settle
from freshness.model import Crawl, Report, Site
from freshness.presence import Presence
from freshness.rule import rules
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Streak

if TYPE_CHECKING:
    from freshness.api import Api
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


def without_site(request: Request, wire: Wire | None, api: Api | None) -> Report:
    """What the profiles of somebody tell who has no site, or names none.

    Args:
        request: its configuration lists the profiles.
        wire: the network, for demos and pictures; None asks nobody.
        api: whom to ask about profiles; None asks nobody.
    """
    looks = Looks(request.confirmed, request.today)
    site = Site(crawl=Crawl(url=UNKNOWN_ROOT, pages=(), links=()), pages=())
    presence = gather(
        site, config=request.config, looks=looks, api=api, known=request.accounts, whole=True
    )
    if wire:
        seconds = request.config.limits.seconds
        site, presence = look_around(site, presence, wire, {}, request, seconds)
    court = Judge(
        rules(request.rules).values(), today=request.today, half_life=request.config.half_life
    )
    return Report(
        today=request.today,
        surfaces=(),
        pages=(),
        links=(),
        findings=court.findings(site, (), presence),
        skipped=tuple(untold(presence)),
        presences=(presence,),
    )
