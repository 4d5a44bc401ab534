"""The one place that knows the order of the stages.

discover → crawl → dating → judge → history → report
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from freshness import discover, judge
from freshness.account import Account
from freshness.builder import ToolMissing, build
from freshness.config import Config
from freshness.confirmations import Confirmation, Looks
from freshness.crawl import folder
from freshness.dating import date_pages
from freshness.errors import NothingChecked, StateError
from freshness.gather import able, gather, untold
from freshness.history import History
from freshness.ignores import silence
from freshness.lifecycle import Lifecycles
from freshness.model import INTERRUPTED, Crawl, Finding, Report, Site, Skipped, Surface
from freshness.network import connect as connect
from freshness.network import look_around
from freshness.presence import Presence
from freshness.repository import open_repository
from freshness.rule import FEW, Most, rules
from freshness.surfaces import surfaces
from freshness.url import UNKNOWN_ROOT

if TYPE_CHECKING:
    # What talks to the network is imported by those who do: offline, libcurl is not even loaded.
    from freshness.api import Api
    from freshness.crawl.fetcher import Progress
    from freshness.crawl.wire import Wire


_LATE = "Not looked at, since the time for the whole run was over; `limits: seconds` says how much."


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
    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)  #: by address
    processes: int = 1  #: among how many to share the work on pages
    lifecycles: Lifecycles | None = None  #: newer facts than the bundled ones
    accounts: Mapping[str, Account] = field(default_factory=dict)  #: from exports, by address
    whole: bool = False  #: read what the owner's pages say of the owner, even where nobody is asked
    most: Most = FEW  #: places of one problem that are told
    links: bool = True  #: look where links lead that leave the site


def run(
    request: Request,
    *,
    wire: Wire | None = None,
    api: Api | None = None,
    history: History | None = None,
    progress: Progress | None = None,
) -> Report:
    """Look at everything the request names.

    Args:
        request: what and how.
        wire: the network; None is offline, and no socket is opened.
        api: whom to ask about profiles; None asks nobody.
        history: what earlier runs saw; None keeps nothing.
        progress: told how far a live crawl is.

    Raises:
        UserError: a target cannot be used; the message says what to do.
    """
    end = time.monotonic() + request.config.limits.seconds
    means = _Means(request=request, wire=wire, api=api, history=history, progress=progress, end=end)
    found = discover.targets(
        request.targets, as_url=request.as_url, config=request.config, base=request.base
    )
    looks = list(_looks(targets := deque(found), means))
    report = _report(looks, means)
    names = (each.url or str(each.folder) for each in targets)
    late = (Skipped(subject=name, reason="time-limit", detail=_LATE) for name in names)
    report = replace(report, skipped=(*report.skipped, *late))
    return _recorded(report, looks, history) if history else report


@dataclass(frozen=True, kw_only=True, slots=True)
class _Means:
    """What a run may use."""

    request: Request
    wire: Wire | None
    api: Api | None
    history: History | None
    progress: Progress | None
    end: float  #: when the time for the whole run is over

    @property
    def left(self) -> float:
        """Seconds until then."""
        return self.end - time.monotonic()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """One target, looked at."""

    site: Site
    presence: Presence
    surfaces: tuple[Surface, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def _looks(targets: deque[discover.Target], means: _Means) -> Iterator[_Look]:
    """One target after another, until somebody presses Ctrl-C or the time is over.

    What was not looked at for want of time is left.
    """
    is_first = True
    while targets:
        try:
            look = _look(targets[0], means)
        except NothingChecked:
            if is_first or means.left > 0:
                raise
            return
        targets.popleft()
        is_first = False
        yield look
        if any(each.reason == INTERRUPTED for each in look.skipped):
            targets.clear()
        elif means.left <= 0:
            return


def _look(target: discover.Target, means: _Means) -> _Look:
    request = means.request
    today, half_life = request.today, request.config.half_life
    crawl = _registered(_crawl(target, means), means)
    streaks = means.history.streaks() if means.history else {}
    looks = Looks(request.confirmed, today)
    links = looks.settle(judge.settle(crawl.links, streaks, today=today))
    crawl = replace(crawl, links=links)
    repository = open_repository(target.source or target.folder)
    kinds = {page.url: discover.kind_of(page, crawl.url) for page in crawl.pages}
    past = means.history.texts(_site(crawl)) if means.history else None
    pages = date_pages(
        crawl, kinds=kinds, repository=repository, today=today, past=past,
        processes=request.processes,
    )  # fmt: skip
    site = Site(crawl=crawl, pages=discover.settled(pages, crawl))
    presence = gather(
        site, config=request.config, looks=looks, known=request.accounts, whole=request.whole,
        api=means.api if means.left > 0 else None, sites=request.targets,
    )  # fmt: skip
    if means.wire and means.left > 0:
        site, presence = look_around(site, presence, means.wire, streaks, request, means.left)
    found = surfaces(
        site, days=half_life, today=today, looks=looks, accounts=presence.accounts,
        profiles=[each.profile for each in presence.owned],
    )  # fmt: skip
    court = judge.Judge(
        rules(request.rules).values(), today=today, half_life=half_life,
        lifecycles=request.lifecycles, processes=request.processes, most=request.most,
    )  # fmt: skip
    findings = court.findings(site, found, presence)
    skipped = (*crawl.skipped, *untold(presence), *filter(None, [repository.note]))
    return _Look(site=site, presence=presence, surfaces=found, findings=findings, skipped=skipped)


def _crawl(target: discover.Target, means: _Means) -> Crawl:
    limits, exclude = means.request.config.limits, means.request.config.exclude
    limits = structs.replace(limits, seconds=max(means.left, 0.0))
    memory = means.history if means.wire else None
    known = memory.snapshots() if memory else None
    answers = memory.answers(means.request.today) if memory else None
    if target.folder is None:
        if means.wire is None:
            raise discover.offline(target)
        from freshness.crawl import live
        from freshness.crawl.narrow import Narrow

        url = target.url or ""
        wire = means.wire if means.request.links else Narrow(means.wire, url)
        return live.crawl(
            url, wire=wire, limits=limits, today=means.request.today,
            clock=time.monotonic, exclude=exclude, allow_private=means.request.allow_private,
            cache=means.history, known=known, answers=answers, progress=means.progress,
            processes=means.request.processes,
        )  # fmt: skip
    crawl = _read(target, means)
    if means.wire is None or not means.request.links:
        return crawl
    from freshness.crawl import outside

    return outside.check(
        crawl, wire=means.wire, limits=limits, clock=time.monotonic, exclude=exclude,
        known=known, answers=answers, progress=means.progress,
    )  # fmt: skip


def _registered(crawl: Crawl, means: _Means) -> Crawl:
    """The crawl with what registries and name servers tell of it, where they may be asked."""
    config, wire = means.request.config, means.wire
    if not (config.rdap or config.dns) or wire is None or means.left <= 0:
        return crawl
    from freshness.crawl import bystanders

    return bystanders.look_up(
        crawl, config, wire=wire, memory=means.history, today=means.request.today
    )


def _read(target: discover.Target, means: _Means) -> Crawl:
    """A folder's pages: built first, where the configuration says how."""
    root, source = target.folder, target.source
    assert root is not None
    notes: tuple[Skipped, ...] = ()
    if target.build:
        try:
            build(target.build, folder=root, base=means.request.base)
        except ToolMissing as error:
            if source is None:
                raise
            notes = (Skipped(subject=str(root), reason="not-built", detail=str(error)),)
            root, source = source, None
    crawl = folder.crawl(
        root,
        url=target.url,
        limits=means.request.config.limits,
        exclude=means.request.config.exclude,
        source=source,
        processes=means.request.processes,
    )
    return replace(crawl, skipped=(*notes, *crawl.skipped))


def _report(looks: list[_Look], means: _Means) -> Report:
    request, history = means.request, means.history
    pages = tuple(page for look in looks for page in look.site.pages)
    people = tuple(look.presence for look in looks)
    found = [finding for look in looks for finding in look.findings]
    findings, ignored = silence(
        found, request.config.ignore, pages, today=request.today, whole=not request.targets,
        judged=able(rules(request.rules).values(), people, online=bool(means.wire)),
    )  # fmt: skip
    # In a first run nothing is new, since there is nothing to compare with.
    known = history.known_findings(_name(looks)) if history else None
    return Report(
        today=request.today,
        surfaces=tuple(surface for look in looks for surface in look.surfaces),
        pages=pages,
        links=tuple(link for look in looks for link in look.site.crawl.links),
        findings=findings,
        skipped=tuple(skipped for look in looks for skipped in look.skipped),
        presences=people,
        ignored=ignored,
        new=None if known is None else frozenset(f.fingerprint for f in findings) - known,
    )


def _name(looks: list[_Look]) -> str:
    return ", ".join(_site(look.site.crawl) for look in looks)


def _site(crawl: Crawl) -> str:
    """What was looked at. Folders without an address are told apart by where they lie."""
    is_unknown = crawl.url == UNKNOWN_ROOT and crawl.folder
    return str(Path(crawl.folder or "").resolve()) if is_unknown else crawl.url


def _recorded(report: Report, looks: list[_Look], history: History) -> Report:
    """Remember the run. That it could not be remembered must not cost the report."""
    try:
        history.record(
            report,
            target=_name(looks),
            sites=[(_site(look.site.crawl), look.site.pages) for look in looks],
            frozen=any(look.site.crawl.network_out for look in looks),
        )
        return replace(report, weeks=history.weeks(report.today))
    except StateError as error:
        note = Skipped(subject="history", reason="not-recorded", detail=str(error))
        return replace(report, skipped=(*report.skipped, note))
