from freshness.model import SitemapEntry
from freshness.signals.sitemap import read
from freshness.vocabulary import PartialDate
from tests.signals.factory import ROOT, crawl, page, said


def test_the_entry_of_the_page_counts_with_its_place() -> None:
    when = PartialDate(2024, 5, 17)
    entries = (
        SitemapEntry(ROOT + "other/", PartialDate(2020), ROOT + "sitemap.xml", None, None),
        SitemapEntry(ROOT, when, ROOT + "sitemap.xml", "sitemap.xml", 7),
    )
    [evidence] = read(page(), crawl(sitemap=entries))
    assert said([evidence]) == ["changed 2024-05-17"]
    assert evidence.place is not None
    assert (evidence.place.path, evidence.place.line) == ("sitemap.xml", 7)


def test_no_date_is_no_evidence() -> None:
    entry = SitemapEntry(ROOT, None, ROOT + "sitemap.xml", None, None)
    assert said(read(page(), crawl(sitemap=(entry,)))) == []
