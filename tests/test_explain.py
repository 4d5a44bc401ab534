"""The argument for a page's dates, word by word."""

from __future__ import annotations

from datetime import date

from freshness.dating import date_pages
from freshness.explain import cell, lines, record, when
from freshness.fingerprints import PastText, fingerprint
from freshness.model import DatedPage, SitemapEntry
from freshness.repository import NoHistory
from freshness.vocabulary import PartialDate
from tests.signals.factory import ROOT, crawl, page

TODAY = date(2026, 11, 22)


def dated(html: str, *, lastmod: str = "", past: date | None = None) -> DatedPage:
    subject = page(html)
    sitemap = ()
    if lastmod:
        day = PartialDate.of(date.fromisoformat(lastmod))
        sitemap = (SitemapEntry(ROOT, day, ROOT + "sitemap.xml", None, None),)
    known = {}
    if past:
        known[ROOT] = PastText(fingerprint(subject.document), TODAY, past, None)
    [found] = date_pages(
        crawl(subject, sitemap=sitemap), kinds={}, repository=NoHistory(), today=TODAY, past=known
    )
    return found


def test_who_says_so_who_agrees_and_who_does_not() -> None:
    meta = '<meta property="article:published_time" content="{}">'
    text = "<title>Bells</title><h1>Bells</h1><p>17 May 2024</p>"
    assert list(lines(dated(meta.format("2024-05-17") + text), TODAY)) == [
        "Published on 2024-05-17 (sure): its <meta> says “article:published_time: 2024-05-17”.",
        "  The line beside its headline agrees.",
        "Changed: unknown.",
    ]
    told = list(lines(dated(meta.format("2023-01-01") + text), TODAY))
    assert (
        told[1] == "  But the line beside its headline says “17 May 2024”, which is believed less."
    )


def test_what_is_not_believed_and_why() -> None:
    html = "<p>I build organs in a town by the sea.</p>"
    assert list(lines(dated(html, lastmod="2026-10-10", past=date(2026, 9, 1)), TODAY)) == [
        "Published: unknown.",
        "Changed: unknown.",
        "  Not believed: the sitemap says “lastmod 2026-10-10”; the words have been the very same "
        "since 2026-09-01.",
        "Seen: the very same words since 2026-09-01.",
    ]
    future = '<meta property="article:published_time" content="2062-05-17">'
    assert "still to come" in "".join(lines(dated(future), TODAY))


def test_intervals_in_words_and_cells() -> None:
    found = dated("<p>Last updated: May 2024</p>").changed
    assert when(found) == "between 2024-05-01 and 2024-05-31"
    assert cell(found) == "2024-05-01…31"
    assert (when(None), cell(None)) == ("unknown", "–")


def test_the_record_has_the_winner_and_all_evidence() -> None:
    told = record(dated("<p>Last updated: 17 May 2024</p>"))
    assert told["published"] is None
    assert told["changed"]["date"] == "2024-05-17"
    assert [each["signal"] for each in told["evidence"]] == ["visible-text"]
