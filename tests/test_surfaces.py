"""The parts of a presence, each with a verdict."""

from dataclasses import replace
from datetime import date

import pytest

from freshness.account import Account, Status
from freshness.config import HalfLife
from freshness.confirmations import HOLDS, Confirmation, Looks
from freshness.document import Document
from freshness.model import Crawl, DatedPage, Feed, FeedEntry, Interval, Link, Page, Reference, Site
from freshness.ownership import owned
from freshness.surfaces import surfaces
from freshness.vocabulary import Confidence, Freshness, Kind, PartialDate, Verdict

ROOT = "https://ada.example/"
TODAY = date(2026, 11, 22)


def dated(
    url: str, kind: Kind, day: date | None, sure: Confidence = Confidence.HIGH, html: str = ""
) -> DatedPage:
    when = Interval(earliest=day, latest=day, confidence=sure, signal="git") if day else None
    return DatedPage(
        page=Page(url=url, final_url=url, document=Document(html)), kind=kind, changed=when
    )


def test_a_surface_is_fresh_ageing_stale_or_unknown() -> None:
    days = HalfLife(now=100)
    site = Site(
        crawl=Crawl(url=ROOT, pages=(), links=()),
        pages=(
            dated(ROOT + "1", Kind.NOW, date(2026, 11, 1)),
            dated(ROOT + "2", Kind.NOW, date(2026, 9, 1)),
            dated(ROOT + "3", Kind.NOW, date(2026, 1, 1)),
            dated(ROOT + "4", Kind.NOW, None),
            dated(ROOT + "5", Kind.NOW, date(2026, 1, 1), Confidence.LOW),
        ),
    )
    found = {surface.slug: surface for surface in surfaces(site, days=days, today=TODAY)}
    assert [found[slug].verdict for slug in ("now", "now-2", "now-3", "now-4", "now-5")] == [
        Freshness.FRESH,
        Freshness.AGEING,
        Freshness.STALE,
        Freshness.UNKNOWN,
        Freshness.UNKNOWN,
    ]
    assert found["now"].stale_on == date(2027, 2, 9)
    assert found["site"].changed == date(2026, 11, 1)


def test_a_profile_of_the_home_page_is_a_surface() -> None:
    def link(url: str, source: str) -> Link:
        reference = Reference(ROOT + source, url, "", "page", url, 0)
        return Link(url=url, verdict=Verdict.UNCHECKED, sources=(reference,))

    crawl = Crawl(
        url=ROOT,
        pages=(),
        links=(
            link("https://github.com/ada-example", ""),
            link("https://github.com/ada-example/work", ""),
            link("https://x.com/a_friend", ""),
            link("https://www.linkedin.com/in/somebody-else/", "blog/post/"),
        ),
    )
    pages = tuple(
        dated(ROOT + name, kind, None)
        for name, kind in (("", Kind.HOME), ("blog/post/", Kind.POST), ("x/", Kind.PAGE))
    )
    site = Site(crawl=crawl, pages=pages)
    found = surfaces(
        site, days=HalfLife(), today=TODAY, profiles=[each.profile for each in owned(site)]
    )
    profiles = [each for each in found if each.kind is Kind.PROFILE]
    assert [(each.slug, each.title) for each in profiles] == [("github", "GitHub: ada-example")]
    assert profiles[0].reason


def test_a_feed_is_as_fresh_as_its_newest_entry() -> None:
    entries = (
        FeedEntry(ROOT + "a", "A", PartialDate(2026, 10), None),
        FeedEntry(ROOT + "b", "B", None, PartialDate(2020)),
        FeedEntry(ROOT + "c", "C", None, None),
    )
    feed = Feed(url=ROOT + "feed.xml", title="Notes", entries=entries)
    crawl = Crawl(
        url=ROOT,
        pages=(),
        links=(),
        feeds=(feed, replace(feed, title="Old", entries=()), replace(feed, url="x")),
    )
    found = surfaces(Site(crawl=crawl, pages=()), days=HalfLife(), today=TODAY)
    assert [(each.slug, each.verdict, each.changed) for each in found[1:]] == [
        ("feed", Freshness.FRESH, date(2026, 10, 31)),
        ("feed-2", Freshness.UNKNOWN, None),
    ]


@pytest.mark.parametrize(
    ("looked", "verdict"),
    [
        (date(2026, 11, 1), Freshness.FRESH),
        (date(2026, 4, 1), Freshness.UNKNOWN),  # counts no longer
        (date(2027, 1, 1), Freshness.UNKNOWN),  # not yet
    ],
)
def test_a_walled_profile_that_its_owner_looked_at(looked: date, verdict: Freshness) -> None:
    html = '<a rel="me" href="https://www.linkedin.com/in/ada-example/">me</a>'
    site = Site(
        crawl=Crawl(url=ROOT, pages=(), links=()), pages=(dated(ROOT, Kind.HOME, None, html=html),)
    )
    look = Confirmation(looked=looked, until=looked + HOLDS)
    looks = Looks({"https://linkedin.com/in/ada-example": look}, TODAY)
    found = surfaces(
        site,
        days=HalfLife(),
        today=TODAY,
        profiles=[each.profile for each in owned(site)],
        looks=looks,
    )[-1]
    assert (found.slug, found.verdict, found.changed) == ("linkedin", verdict, None)
    is_fresh = verdict is Freshness.FRESH
    assert found.stale_on == (look.until if is_fresh else None)
    assert (found.reason == f"you looked on {looked}") == is_fresh


@pytest.mark.parametrize(
    ("told", "verdict", "reason"),
    [
        ({"last_moved": date(2026, 11, 1)}, Freshness.FRESH, ""),
        ({"last_moved": date(2019, 11, 1)}, Freshness.STALE, ""),
        ({"last_moved": date(2039, 11, 1)}, Freshness.UNKNOWN, "Look at your pinned"),
        ({}, Freshness.UNKNOWN, "Look at your pinned"),
        (
            {"status": Status.LIMITED, "reason": "GitHub asks to come back later."},
            Freshness.UNKNOWN,
            "GitHub asks to come back later. Look at your pinned",
        ),
    ],
)
def test_a_profile_that_was_asked(told: dict, verdict: Freshness, reason: str) -> None:
    html = '<a rel="me" href="https://github.com/ada-example">code</a>'
    site = Site(
        crawl=Crawl(url=ROOT, pages=(), links=()), pages=(dated(ROOT, Kind.HOME, None, html=html),)
    )
    url = "https://github.com/ada-example"
    account = Account(provider="github", id="ada-example", url=url, **told)
    found = surfaces(
        site,
        days=HalfLife(),
        today=TODAY,
        profiles=[each.profile for each in owned(site)],
        accounts={url: account},
    )[-1]
    assert (found.slug, found.verdict) == ("github", verdict)
    assert found.changed == (None if reason else account.last_moved)
    assert found.reason.startswith(reason)
    assert bool(found.reason) == bool(reason)
