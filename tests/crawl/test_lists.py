from freshness.crawl import lists as lists_module
from freshness.crawl.lists import MAX_SITEMAPS, Lists
from freshness.crawl.outcome import Outcome
from freshness.crawl.wire import Request, Response

URL = "https://ada.example/"
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def outcome(url, body, kind="application/xml"):
    return Outcome(url, Response(Request(url), 200, {"content-type": kind}, body.encode()))


def sitemap(*paths, tag="url"):
    entries = "".join(f"<{tag}><loc>{URL}{path}</loc></{tag}>" for path in paths)
    root = "urlset" if tag == "url" else "sitemapindex"
    return f"<{root} {XMLNS}>{entries}</{root}>"


def test_a_sitemap_names_pages_and_other_sitemaps():
    lists = Lists()
    assert lists.want_sitemap(f"{URL}sitemap.xml")
    assert lists.take(outcome(f"{URL}sitemap.xml", sitemap("a.xml", tag="sitemap"))) == (
        (f"{URL}a.xml",),
        [],
    )
    assert lists.want_sitemap(f"{URL}a.xml")
    assert not lists.want_sitemap(f"{URL}a.xml")
    assert f"{URL}a.xml" in lists
    assert lists.take(outcome(f"{URL}a.xml", sitemap("about/"))) == ((), [f"{URL}about/"])


def test_a_feed_names_its_entries():
    lists = Lists()
    assert lists.want_feed(URL)
    assert not lists.want_feed(URL)
    feed = f"<rss version='2.0'><channel><title>P</title><item><link>{URL}post</link></item></channel></rss>"
    assert lists.take(outcome(URL, feed)) == ((), [f"{URL}post"])
    assert lists.take(outcome(URL, "no feed")) == ((), ())


def test_a_page_in_the_place_of_a_sitemap_is_none():
    lists = Lists()
    lists.want_sitemap(URL)
    assert lists.take(outcome(URL, "<html>", "text/html")) == ((), ())
    assert not lists.skipped


def test_there_is_an_end_to_it(monkeypatch):
    lists = Lists()
    assert sum(lists.want_sitemap(f"{URL}{number}") for number in range(99)) == MAX_SITEMAPS
    monkeypatch.setattr(lists_module, "MAX_LISTED", 3)
    assert lists.take(outcome(f"{URL}1", sitemap("a", "b")))[1]
    assert lists.take(outcome(f"{URL}2", sitemap("c", "d"))) == ((), ())
    assert [each.reason for each in lists.skipped] == ["too-large"]
