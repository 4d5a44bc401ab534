"""The one place that knows the order of the stages.

    discover → crawl → dating → judge → history → report
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from freshness import discover, judge
from freshness.builder import ToolMissing, build
from freshness.config import Config
from freshness.crawl import folder
from freshness.dating import date_pages
from freshness.errors import StateError
from freshness.history import History
from freshness.model import Crawl, Finding, Ignored, Report, Site, Skipped, Streak, Surface
from freshness.repository import open_repository
from freshness.rule import rules

if TYPE_CHECKING:
    # What talks to the network is imported by those who do: offline, libcurl is not even loaded.
    from freshness.crawl.cache import Cache
    from freshness.crawl.fetcher import Progress
    from freshness.crawl.wire import Wire


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What to look at, and how."""

    targets: tuple[str, ...] = ()  #: addresses and folders; empty: what the configuration names
    today: date
    as_url: str | None = None  #: public address of a folder target
    config: Config = field(default_factory=Config)
    base: Path = Path()  #: folder that the configuration's folders are relative to
    allow_private: bool = False  #: loopback and private addresses may be contacted
    rules: frozenset[str] | None = None  #: only these; None for all


def connect(request: Request) -> Wire:
    """The network as the request allows it."""
    from freshness.crawl.wire import CurlWire

    return CurlWire(request.config.limits, allow_private=request.allow_private)


def run(
    request: Request,
    *,
    wire: Wire | None = None,
    history: History | None = None,
    progress: Progress | None = None,
) -> Report:
    """Look at everything the request names.

    Args:
        request: what and how.
        wire: the network; None is offline, and no socket is opened.
        history: what earlier runs saw; None keeps nothing.
        progress: told how far a live crawl is.

    Raises:
        UserError: a target cannot be used; the message says what to do.
    """
    streaks = history.streaks() if history else {}
    looks = [
        _look(target, request, wire, history, progress, streaks)
        for target in discover.targets(
            request.targets, as_url=request.as_url, config=request.config, base=request.base
        )
    ]
    report = _report(looks, request, history)
    return _recorded(report, looks, history) if history else report


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """One target, looked at."""

    site: Site
    surfaces: tuple[Surface, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def _look(
    target: discover.Target,
    request: Request,
    wire: Wire | None,
    cache: Cache | None,
    progress: Progress | None,
    streaks: Mapping[str, Streak],
) -> _Look:
    crawl = _crawl(target, request, wire, cache, progress)
    crawl = replace(crawl, links=judge.settle(crawl.links, streaks, today=request.today))
    repository = open_repository(target.source or target.folder)
    kinds = {page.url: discover.kind_of(page, crawl.url) for page in crawl.pages}
    pages = date_pages(crawl, kinds=kinds, repository=repository, today=request.today)
    site = Site(crawl=crawl, pages=tuple(discover.settled(page) for page in pages))
    half_life = request.config.half_life
    surfaces = discover.surfaces(site, days=half_life, today=request.today)
    chosen = [
        rule for slug, rule in rules().items() if request.rules is None or slug in request.rules
    ]
    court = judge.Judge(chosen, today=request.today, half_life=half_life)
    notes = [repository.note] if repository.note else []
    return _Look(
        site=site,
        surfaces=surfaces,
        findings=court.findings(site, surfaces),
        skipped=(*crawl.skipped, *notes),
    )


def _crawl(
    target: discover.Target,
    request: Request,
    wire: Wire | None,
    cache: Cache | None,
    progress: Progress | None,
) -> Crawl:
    limits, exclude = request.config.limits, request.config.exclude
    if target.folder is None:
        if wire is None:
            raise discover.offline(target)
        from freshness.crawl import live

        return live.crawl(
            target.url or "", wire=wire, limits=limits, today=request.today, clock=time.monotonic,
            exclude=exclude, allow_private=request.allow_private, cache=cache, progress=progress,
        )  # fmt: skip
    root, source = target.folder, target.source
    notes: tuple[Skipped, ...] = ()
    if target.build:
        try:
            build(target.build, folder=root, base=request.base)
        except ToolMissing as error:
            if source is None:
                raise
            notes = (Skipped(subject=str(root), reason="not-built", detail=str(error)),)
            root, source = source, None
    crawl = folder.crawl(root, url=target.url, limits=limits, exclude=exclude, source=source)
    crawl = replace(crawl, skipped=(*notes, *crawl.skipped))
    if wire is None:
        return crawl
    from freshness.crawl import outside

    return outside.check(
        crawl, wire=wire, limits=limits, clock=time.monotonic, exclude=exclude, progress=progress
    )


def _report(looks: list[_Look], request: Request, history: History | None) -> Report:
    findings = tuple(finding for look in looks for finding in look.findings)
    ignored: tuple[Ignored, ...]
    findings, ignored = judge.silence(findings, request.config.ignore, today=request.today)
    # In a first run nothing is new, since there is nothing to compare with.
    known = history.known_findings() if history and history.last_run() else None
    return Report(
        today=request.today,
        surfaces=tuple(surface for look in looks for surface in look.surfaces),
        pages=tuple(page for look in looks for page in look.site.pages),
        links=tuple(link for look in looks for link in look.site.crawl.links),
        findings=findings,
        skipped=tuple(skipped for look in looks for skipped in look.skipped),
        ignored=ignored,
        new=None if known is None else frozenset(f.fingerprint for f in findings) - known,
    )


def _recorded(report: Report, looks: list[_Look], history: History) -> Report:
    """Remember the run. That it could not be remembered must not cost the report."""
    try:
        history.record(
            report,
            target=", ".join(look.site.crawl.url for look in looks),
            frozen=any(look.site.crawl.network_out for look in looks),
        )
    except StateError as error:
        note = Skipped(subject="history", reason="not-recorded", detail=str(error))
        return replace(report, skipped=(*report.skipped, note))
    return report
