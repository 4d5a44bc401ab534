from freshness.model import Feed, FeedEntry
from freshness.signals.feed import read
from freshness.vocabulary import PartialDate
from tests.signals.factory import ROOT, crawl, page, said


def test_the_entry_of_the_page_tells_both_dates() -> None:
    post = ROOT + "post/"
    entries = (
        FeedEntry(ROOT + "other/", "Other", PartialDate(2020), None),
        FeedEntry(post, "Post", PartialDate(2024, 5, 17), PartialDate(2025, 1, 2)),
    )
    feeds = tuple(Feed(url=ROOT + name, title="", entries=entries) for name in ("a.xml", "b.xml"))
    evidence = list(read(page(url=post), crawl(feeds=feeds)))
    assert said(evidence) == ["published 2024-05-17", "changed 2025-01-02"]
    assert evidence[0].place is not None
    assert evidence[0].place.url == ROOT + "a.xml"
    assert said(read(page(), crawl(feeds=feeds))) == []
