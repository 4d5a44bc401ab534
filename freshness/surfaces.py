"""The parts of somebody's presence, each with a verdict: site, key pages, feeds, profiles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

import msgspec

from freshness.account import Account, Status
from freshness.config import HalfLife
from freshness.confirmations import Looks
from freshness.model import Crawl, DatedPage, Feed, Site, Surface
from freshness.ownership import title
from freshness.provider import Profile
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Freshness, Kind

KEY_PAGES = (Kind.HOME, Kind.ABOUT, Kind.NOW, Kind.CV, Kind.PORTFOLIO, Kind.CONTACT)
"""Pages that are surfaces of their own: what a visitor with a purpose opens."""

_FEED_DAYS = 365
_TOLD = (Status.MISSING, Status.SUSPENDED, Status.MOVED)  #: there is nothing to look at there
_AGEING = 0.75
"""Share of its half-life after which a surface is called ageing."""


def half_life(kind: Kind, days: HalfLife) -> timedelta | None:
    """How long a page of a kind stays fresh without a sign of care; None: it does not age."""
    found = msgspec.structs.asdict(days).get(kind.value)
    return timedelta(days=found) if found else None


def surfaces(
    site: Site,
    *,
    days: HalfLife,
    today: date,
    profiles: Iterable[Profile] = (),
    accounts: Mapping[str, Account] | None = None,
    looks: Looks | None = None,
) -> tuple[Surface, ...]:
    """The site, its key pages, its feeds, and its owner's profiles, each with a verdict.

    Args:
        site: the pages, dated.
        days: how long a kind of page stays fresh.
        today: the day to judge by.
        profiles: the owner's, as `ownership.owned` finds them.
        accounts: what profiles told, by their `url`; those that were not asked are missing.
        looks: what a person looked at, where nobody else may.
    """
    return (
        _site_surface(site, days, today),
        *_page_surfaces(site, days, today),
        *_feed_surfaces(site.crawl, today),
        *_profile_surfaces(profiles, accounts or {}, days, today, looks or Looks({}, today)),
    )


def _site_surface(site: Site, days: HalfLife, today: date) -> Surface:
    is_known = site.crawl.url != UNKNOWN_ROOT
    title = urlsplit(site.crawl.url).netloc if is_known else "the whole site"
    moved = max((day for page in site.pages if (day := _moved(page))), default=None)
    verdict, stale_on = _verdict(moved, timedelta(days=days.home), today)
    return Surface(
        slug="site", kind=Kind.SITE, url=site.crawl.url, title=title,
        verdict=verdict, changed=moved, stale_on=stale_on,
        reason="" if moved else "no page tells when it last changed",
    )  # fmt: skip


def _page_surfaces(site: Site, days: HalfLife, today: date) -> Iterable[Surface]:
    slugs: Counter[str] = Counter()
    key_pages = [page for page in site.pages if page.kind in KEY_PAGES]
    for page in sorted(key_pages, key=lambda each: KEY_PAGES.index(each.kind)):
        slug = page.kind.value
        slugs[slug] += 1
        moved = _moved(page)
        verdict, stale_on = _verdict(moved, half_life(page.kind, days), today)
        yield Surface(
            slug=slug if slugs[slug] == 1 else f"{slug}-{slugs[slug]}", kind=page.kind,
            url=page.page.url, title=title(page.page) or slug,
            verdict=verdict, changed=moved, stale_on=stale_on,
            reason="" if moved else "the page does not tell when it last changed",
        )  # fmt: skip


def _moved(page: DatedPage) -> date | None:
    touched = page.touched
    return touched.latest if touched and touched.confidence > Confidence.LOW else None


def _feed_surfaces(crawl: Crawl, today: date) -> Iterable[Surface]:
    # The same feed in two forms, RSS beside Atom, is one surface.
    distinct: dict[str, Feed] = {}
    for feed in crawl.feeds:
        distinct.setdefault(feed.title or feed.url, feed)
    for number, feed in enumerate(distinct.values(), 1):
        days = [e.published or e.updated for e in feed.entries]
        newest = max((day.latest for day in days if day), default=None)
        moved = newest if newest and newest <= today else None
        verdict, stale_on = _verdict(moved, timedelta(days=_FEED_DAYS), today)
        yield Surface(
            slug="feed" if number == 1 else f"feed-{number}", kind=Kind.FEED, url=feed.url,
            title=feed.title or "feed", verdict=verdict, changed=moved, stale_on=stale_on,
        )  # fmt: skip


def _profile_surfaces(
    profiles: Iterable[Profile],
    accounts: Mapping[str, Account],
    days: HalfLife,
    today: date,
    looks: Looks,
) -> Iterable[Surface]:
    slugs: Counter[str] = Counter()
    for each in profiles:
        slug = each.provider.slug
        slugs[slug] += 1
        moved, reason = _last_moved(each, accounts.get(each.url), today)
        verdict, stale_on = _verdict(moved, timedelta(days=days.profile), today)
        if moved is None and (look := looks.at(each.url)):
            verdict, stale_on, reason = Freshness.FRESH, look.until, look.reason
        yield Surface(
            slug=slug if slugs[slug] == 1 else f"{slug}-{slugs[slug]}", kind=Kind.PROFILE,
            url=each.url, title=f"{each.place}: {each.account}", provider=each.provider.slug,
            verdict=verdict, changed=moved, stale_on=stale_on, reason=reason,
        )  # fmt: skip


def _last_moved(each: Profile, account: Account | None, today: date) -> tuple[date | None, str]:
    if account is None or each.read is None:
        return None, each.look
    if account.status in _TOLD:
        return None, account.reason
    if account.status is not Status.OK:
        return None, f"{account.reason} {each.look}"
    moved = account.last_moved
    return (moved, "") if moved and moved <= today else (None, each.look)


def _verdict(
    moved: date | None, life: timedelta | None, today: date
) -> tuple[Freshness, date | None]:
    if moved is None or life is None:
        return Freshness.UNKNOWN, None
    stale_on = moved + life
    if today >= stale_on:
        return Freshness.STALE, stale_on
    if today >= moved + life * _AGEING:
        return Freshness.AGEING, stale_on
    return Freshness.FRESH, stale_on
