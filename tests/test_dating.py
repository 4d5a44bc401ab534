from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from freshness.dating import date_pages
from freshness.model import DatedPage, Interval, Page, SitemapEntry
from freshness.repository import NoHistory
from freshness.signal import Commit, Repository
from freshness.vocabulary import Confidence, Kind, Meaning, PartialDate
from tests.signals.factory import ROOT, crawl, page

TODAY = date(2026, 11, 22)


class History:
    """A history with the last change of each path."""

    def __init__(self, days: Mapping[str, date], *, mass: bool = False) -> None:
        self._days = days
        self._mass = mass

    def last_change(self, path: str) -> Commit | None:
        day = self._days.get(path)
        return Commit(day=day, files=1, subject="Edit", mass=self._mass) if day else None

    def empty_change(self, path: str) -> Commit | None:
        return None

    def first_commit(self, path: str) -> Commit | None:
        return self.last_change(path)


def date_one(
    html: str = "",
    *,
    repository: Repository | None = None,
    lastmod: str = "",
    today: date = TODAY,
    **facts: Any,
) -> DatedPage:
    subject = page(html, **facts)
    sitemap = ()
    if lastmod:
        when = PartialDate.of(date.fromisoformat(lastmod))
        sitemap = (SitemapEntry(subject.url, when, ROOT + "sitemap.xml", None, None),)
    [dated] = date_pages(
        crawl(subject, sitemap=sitemap),
        kinds={},
        repository=repository or NoHistory(),
        today=today,
    )
    return dated


def brief(interval: Interval | None) -> tuple[str, str, str] | None:
    """The latest day, the confidence and the signal of an interval."""
    if interval is None:
        return None
    return interval.latest.isoformat(), interval.confidence.label, interval.signal


def test_the_most_trusted_evidence_wins_and_the_rest_is_kept() -> None:
    dated = date_one(
        "<p>Last updated: 17 May 2021</p>",
        path="index.html",
        repository=History({"index.html": date(2025, 1, 2)}),
    )
    assert brief(dated.changed) == ("2025-01-02", "high", "git")
    assert {each.signal for each in dated.evidence} == {"git", "visible-text"}


def test_what_nobody_tells_stays_unknown() -> None:
    dated = date_one("<p>Hello</p>")
    assert (dated.published, dated.changed, dated.reviewed, dated.evidence) == (
        None,
        None,
        None,
        (),
    )


def test_witnesses_that_agree_are_surer_than_one() -> None:
    meta = '<head><meta property="article:modified_time" content="2025-01-02"></head>'
    assert brief(date_one(meta).changed) == ("2025-01-02", "medium", "meta")
    assert brief(date_one(meta, lastmod="2025-01-05").changed) == ("2025-01-02", "high", "meta")
    assert brief(date_one(meta, lastmod="2025-03-05").changed) == ("2025-01-02", "medium", "meta")


def test_the_header_alone_is_hardly_believed() -> None:
    dated = date_one(headers={"last-modified": "Thu, 02 Jan 2025 10:00:00 GMT"})
    assert brief(dated.changed) == ("2025-01-02", "low", "http")


def test_the_future_is_shown_but_not_believed() -> None:
    dated = date_one(front_matter={"date": "2025-01-02", "updated": "2062-01-02"})
    assert dated.changed is None
    assert [str(each.when) for each in dated.evidence] == ["2025-01-02", "2062-01-02"]


def test_the_last_day_of_all_is_a_day() -> None:
    dated = date_one("<p>Last updated: 15 June 2026</p>", today=date.max)
    assert dated.changed and dated.changed.latest == date(2026, 6, 15)


def test_a_date_of_this_year_does_not_reach_into_the_future() -> None:
    published = date_one(front_matter={"date": 2026}).published
    assert published is not None
    assert (published.earliest, published.latest) == (date(2026, 1, 1), TODAY)


def test_nothing_changed_before_it_was_published() -> None:
    dated = date_one(front_matter={"date": "2025-01-02", "updated": "2019-05-05"})
    assert brief(dated.published) == ("2025-01-02", "high", "front-matter")
    assert dated.changed is None


def test_an_import_does_not_publish_a_page_that_was_updated_before() -> None:
    dated = date_one(
        "<p>Last updated: 17 May 2019</p>",
        path="index.html",
        repository=History({"index.html": date(2025, 1, 2)}, mass=True),
    )
    assert dated.published is None
    assert brief(dated.changed) == ("2019-05-17", "high", "visible-text")


def test_a_review_is_a_third_thing() -> None:
    dated = date_one(front_matter={"date": "2024-01-02", "reviewed": "2026-01-02"})
    assert brief(dated.reviewed) == ("2026-01-02", "high", "front-matter")
    assert dated.changed is None


def site(lastmods: Mapping[str, str], **facts: Any) -> tuple[DatedPage, ...]:
    pages: list[Page] = [page(url=ROOT + name, path=name, **facts) for name in lastmods]
    entries = tuple(
        SitemapEntry(ROOT + name, PartialDate.of(date.fromisoformat(day)), ROOT, None, None)
        for name, day in lastmods.items()
    )
    kinds = {ROOT + "1": Kind.ABOUT}
    return date_pages(
        crawl(*pages, sitemap=entries), kinds=kinds, repository=NoHistory(), today=TODAY
    )


def test_a_date_on_most_pages_is_the_day_of_a_build() -> None:
    days = {"1": "2026-05-05", "2": "2026-05-05", "3": "2026-05-05", "4": "2020-01-01"}
    pages = site(days | {"5": "2021-01-01"})
    assert [brief(each.changed) for each in pages] == [
        None,
        None,
        None,
        ("2020-01-01", "medium", "sitemap"),
        ("2021-01-01", "medium", "sitemap"),
    ]
    assert pages[0].evidence[0].meaning is Meaning.BUILT


def test_few_pages_may_well_be_one_days_work() -> None:
    assert all(each.changed for each in site(dict.fromkeys("1234", "2026-05-05")))


def test_pages_keep_their_order_and_kind() -> None:
    pages = site(dict.fromkeys("321", "2026-05-05"))
    assert [each.page.path for each in pages] == ["3", "2", "1"]
    assert [each.kind for each in pages] == [Kind.PAGE, Kind.PAGE, Kind.ABOUT]


def test_git_is_not_taken_for_a_build() -> None:
    pages = [page(url=ROOT + name, path=name) for name in "12345"]
    history = History(dict.fromkeys("12345", date(2026, 5, 5)))
    dated = date_pages(crawl(*pages), kinds={}, repository=history, today=TODAY)
    assert all(each.changed and each.changed.confidence is Confidence.HIGH for each in dated)
