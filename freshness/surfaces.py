"""The parts of somebody's presence, each with a verdict: site, key pages, feeds, profiles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

import msgspec

from freshness.account import Account, Status
from freshness.config import HalfLife, Provider
from freshness.confirmations import Looks
from freshness.identity import own_profiles
from freshness.model import Crawl, DatedPage, Feed, Page, Site, Surface
from freshness.provider import Profile, profile
from freshness.url import UNKNOWN_ROOT, host
from freshness.vocabulary import Confidence, Freshness, Kind

KEY_PAGES = (Kind.HOME, Kind.ABOUT, Kind.NOW, Kind.CV, Kind.PORTFOLIO, Kind.CONTACT)
"""Pages that are surfaces of their own: what a visitor with a purpose opens."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ANYBODY = frozenset(
    "www com org net dev github gitlab home page homepage website personal portfolio blog the and "
    "der die das und les des los las".split()
)
"""Words in titles and host names that are nobody's name."""
_FEW = 2  #: pages, of which nothing is on most
_FEED_DAYS = 365
_PROFILE_DAYS = 365
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
        profiles: the owner's, as `owned_profiles` finds them.
        accounts: what profiles told, by their `url`; those that were not asked are missing.
        looks: what a person looked at, where nobody else may.
    """
    return (
        _site_surface(site, days, today),
        *_page_surfaces(site, days, today),
        *_feed_surfaces(site.crawl, today),
        *_profile_surfaces(profiles, accounts or {}, today, looks or Looks({}, today)),
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
            url=page.page.url, title=_title(page.page) or slug,
            verdict=verdict, changed=moved, stale_on=stale_on,
            reason="" if moved else "the page does not tell when it last changed",
        )  # fmt: skip


def _title(page: Page) -> str:
    heading = (block.text for block in page.document.blocks if block.tag == "h1")
    said = page.front_matter.get("title")
    return page.document.title or (said if isinstance(said, str) else "") or next(heading, "")


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
    profiles: Iterable[Profile], accounts: Mapping[str, Account], today: date, looks: Looks
) -> Iterable[Surface]:
    for each in profiles:
        moved, reason = _last_moved(each, accounts.get(each.url), today)
        verdict, stale_on = _verdict(moved, timedelta(days=_PROFILE_DAYS), today)
        if moved is None and (look := looks.at(each.url)):
            verdict, stale_on, reason = Freshness.FRESH, look.until, look.reason
        yield Surface(
            slug=each.provider.slug, kind=Kind.PROFILE, url=each.url,
            title=f"{each.place}: {each.account}", provider=each.provider.slug,
            verdict=verdict, changed=moved, stale_on=stale_on, reason=reason,
        )  # fmt: skip


def owned_profiles(
    site: Site, settings: Mapping[str, Provider] | None = None
) -> tuple[Profile, ...]:
    """Profiles that the home page claims, or that it or most pages link to; one a provider.

    Args:
        site: its pages and links.
        settings: what the configuration says about providers, by slug.
    """
    found: dict[str, Profile] = {}
    for url in _profile_urls(site):
        if each := profile(url, settings):
            found.setdefault(each.provider.slug, each)
    return tuple(found.values())


def _profile_urls(site: Site) -> Iterable[str]:
    """The owner's, as far as can be told; friends are linked to as well.

    Those that the home page claims, then those that most pages link to, and those that the home
    page links to and that bear its name.
    """
    homes = {page.page.url: page.page for page in site.pages if page.kind is Kind.HOME}
    for url, page in homes.items():
        yield from own_profiles(page.document, url)
    names = _words(" ".join(_title(page) for page in homes.values()), host(site.crawl.url))
    for link in sorted(site.crawl.links, key=lambda each: -len(each.sources)):
        pages = {reference.page for reference in link.sources}
        is_everywhere = len(site.pages) > _FEW and 2 * len(pages) > len(site.pages)
        if is_everywhere or (pages & homes.keys() and _bears(link.url, names)):
            yield link.url


def _words(*texts: str) -> frozenset[str]:
    """Words long enough to tell people apart, without accents."""
    plain = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(_WORD.findall(bare)) - _ANYBODY


def _bears(url: str, names: frozenset[str]) -> bool:
    found = profile(url)
    return found is not None and any(name in found.account.casefold() for name in names)


def _last_moved(each: Profile, account: Account | None, today: date) -> tuple[date | None, str]:
    if account is None or each.read is None:
        return None, each.look
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
