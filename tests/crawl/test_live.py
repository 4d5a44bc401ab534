import gzip
import time
from datetime import date

import pytest

from freshness.config import Limits
from freshness.crawl import lists, live, wire
from freshness.crawl.wire import CurlWire
from freshness.errors import NothingChecked
from freshness.vocabulary import Verdict
from tests.crawl.test_cache import Kept
from tests.server import Answer, secure

TODAY = date(2026, 11, 22)


def crawl(url, *, allow_private=True, **options):
    limits = Limits(**{"timeout": 1.0, "host_rate": 0, **options.pop("limits", {})})
    network = CurlWire(limits, allow_private=allow_private)
    return live.crawl(
        url, wire=network, limits=limits, today=TODAY, clock=time.monotonic,
        allow_private=allow_private, **options,
    )  # fmt: skip


def links(crawled):
    return {link.url: link for link in crawled.links}


def paths(crawled):
    return [page.url.removeprefix(crawled.url) for page in crawled.pages]


def a(*hrefs):
    return "".join(f'<a href="{href}">x</a>' for href in hrefs)


def text(body):
    return Answer(200, body, "text/plain")


def xml(body):
    return Answer(200, body, "application/xml")


def test_reads_the_own_pages_and_asks_for_everything_else_once(serve):
    there = serve({"/": "<title>Bob</title>", "/gone": Answer(404)}, host="127.0.0.2")
    site = serve(
        {
            "/": a("/about/", "b.html#x", there.url, f"{there.url}gone", "/lost", "mailto:a@b.c"),
            "/about/": a("/", "../b.html", there.url),
            "/b.html": '<img src="a.png">',
            "/a.png": Answer(200, "png", "image/png"),
        }
    )
    found = crawl(site.url)
    assert found.url == site.url
    assert paths(found) == ["", "about/", "b.html"]
    assert {page.fetched_at for page in found.pages} == {TODAY}
    assert found.pages[0].headers["content-type"].startswith("text/html")
    by_url = links(found)
    assert by_url[there.url].verdict is Verdict.OK
    assert len(by_url[there.url].sources) == 2
    assert by_url[f"{there.url}gone"].verdict is Verdict.FAILING
    lost = by_url[f"{site.url}lost"]
    assert (lost.verdict, lost.status, lost.own) == (Verdict.DEAD, 404, True)
    assert len(site.paths) == len(set(site.paths))
    assert there.paths == ["/robots.txt", "/", "/gone"] or len(set(there.paths)) == 3


def test_seeds(serve):
    feed = (
        '<rss version="2.0"><channel><title>Posts</title>'
        "<item><title>P</title><link>/from-feed</link></item></channel></rss>"
    )
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>'
    entry = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/in-sitemap</loc>'
        "<lastmod>2024-05-01</lastmod></url><url><loc>/gone</loc></url></urlset>"
    )
    routes = {
        "/": '<link rel="alternate" type="application/rss+xml" href="feed.xml">',
        "/feed.xml": Answer(200, feed, "application/rss+xml"),
        "/robots.txt": text("User-agent: *\nDisallow:\nSitemap: /index.xml"),
        "/index.xml": xml(f"{index}/deep.xml.gz</loc></sitemap></sitemapindex>"),
        "/deep.xml.gz": Answer(200, gzip.compress(entry.encode()), "application/gzip"),
        "/in-sitemap": "found",
        "/from-feed": "found",
        "/.well-known/security.txt": text("Expires: 2027-01-01T00:00:00Z"),
        "/humans.txt": "<p>A page that pretends</p>",
    }
    found = crawl(serve(routes).url)
    assert paths(found) == ["", "from-feed", "in-sitemap"]
    assert [str(each.lastmod) for each in found.sitemap if each.lastmod] == ["2024-05-01"]
    assert [each.title for each in found.feeds] == ["Posts"]
    assert sorted(found.files) == [".well-known/security.txt", "robots.txt"]
    gone = links(found)[f"{found.url}gone"]
    assert (gone.verdict, gone.sources) == (Verdict.DEAD, ())
    assert f"{found.url}sitemap.xml" not in links(found)  # asked for, but nobody promised it


def test_the_site_is_the_folder_one_begins_in(serve):
    site = serve({"/p/": a("a", "/other/"), "/p/a": "", "/other/": a("/deep")})
    found = crawl(f"{site.url}p/")
    assert found.url == f"{site.url}p/"
    assert paths(found) == ["", "a"]
    assert links(found)[f"{site.url}other/"].own is False
    assert "/deep" not in site.paths


def test_the_site_is_where_the_start_redirects_to(serve):
    there = serve({"/": a("/a"), "/a": ""}, host="127.0.0.2")
    site = serve({"/": Answer(301, headers={"Location": there.url})})
    found = crawl(site.url)
    assert found.url == there.url
    assert paths(found) == ["", "a"]


def test_a_page_reached_twice_is_one_page(serve):
    site = serve(
        {"/": a("/old", "/new"), "/old": Answer(301, headers={"Location": "/new"}), "/new": "n"}
    )
    found = crawl(site.url)
    assert paths(found) == ["", "new"]
    old = links(found)[f"{site.url}old"]
    assert (old.verdict, old.final_url) == (Verdict.MOVED, f"{site.url}new")
    assert old.chain == ((301, f"{site.url}old"),)


def test_a_page_that_others_lead_back_to_is_still_read_whole(serve):
    long = "<p>" + "word " * 30_000 + a("/end")
    routes = {"/long": long, "/end": ""}
    site = serve(routes)
    there = serve({"/": Answer(302, headers={"Location": f"{site.url}long"})}, host="127.0.0.2")
    routes["/"] = a(there.url, "/first")
    routes["/first"] = a("/second")
    routes["/second"] = a("/long")
    found = crawl(site.url)
    assert paths(found) == ["", "end", "first", "long", "second"]
    assert links(found)[there.url].verdict is Verdict.OK


def test_addresses_resolve_against_the_base(serve):
    site = serve({"/": f'<base href="/deep/">{a("a")}', "/deep/a": ""})
    assert paths(crawl(site.url)) == ["", "deep/a"]


def test_stylesheets_refer_to_files_too(serve):
    css = Answer(200, "body { background: url('img/lost.png') }", "text/css")
    site = serve({"/": '<link rel="stylesheet" href="/s/main.css">', "/s/main.css": css})
    link = links(crawl(site.url))[f"{site.url}s/img/lost.png"]
    assert link.verdict is Verdict.DEAD
    assert [each.page for each in link.sources] == [f"{site.url}s/main.css"]


def test_fragments_without_target(serve):
    site = serve(
        {"/": a("#here", "#lost", "b#there", "b#gone") + '<p id="here">', "/b": "<p id=there>"}
    )
    by_url = links(crawl(site.url))
    assert by_url[site.url].missing_anchors == {"lost"}
    assert by_url[f"{site.url}b"].missing_anchors == {"gone"}
    assert by_url[f"{site.url}b"].verdict is Verdict.OK


def test_what_is_gone_has_the_nearest_page_as_advice(serve):
    site = serve({"/": a("/about/", "/abuot/", "/zzz"), "/about/": ""})
    found = links(crawl(site.url))
    assert found[f"{site.url}abuot/"].reason == "answered 404 Not Found; nearest is about/"
    assert found[f"{site.url}zzz"].reason == "answered 404 Not Found"


def test_robots_txt_of_the_own_site(serve):
    routes = {
        "/": a("/open", "/closed"), "/open": "", "/closed": "",
        "/robots.txt": text("User-agent: *\nDisallow: /closed"),
    }  # fmt: skip
    site = serve(routes)
    found = crawl(site.url)
    assert paths(found) == ["", "open"]
    assert links(found)[f"{site.url}closed"].verdict is Verdict.EXCLUDED
    assert [(each.subject, each.reason) for each in found.skipped] == [
        (f"{site.url}closed", "robots")
    ]
    assert paths(crawl(site.url, limits={"robots": False})) == ["", "closed", "open"]


def test_robots_txt_of_others_is_always_honoured(serve):
    there = serve({"/robots.txt": text("User-agent: *\nDisallow: /"), "/": ""}, host="127.0.0.2")
    site = serve({"/": a(there.url)})
    link = links(crawl(site.url, limits={"robots": False}))[there.url]
    assert (link.verdict, link.reason) == (Verdict.BLOCKED, "robots.txt asks not to")
    assert there.paths == ["/robots.txt"]


def test_excluded_addresses_are_not_asked_for(serve):
    site = serve({"/": a("/drafts/a", "/b"), "/b": ""})
    found = crawl(site.url, exclude=["/drafts/*"])
    assert links(found)[f"{site.url}drafts/a"].verdict is Verdict.EXCLUDED
    assert "/drafts/a" not in site.paths


def test_what_says_it_is_a_page_but_is_not(serve):
    site = serve({"/": a("/photo.html"), "/photo.html": b"\x89PNG\r\n\x1a\n\0\0\0"})
    found = crawl(site.url)
    assert paths(found) == [""]
    assert [each.reason for each in found.skipped] == ["unreadable"]


def test_a_page_that_is_too_large(serve):
    site = serve({"/": a("/big"), "/big": "x" * 2000})
    found = crawl(site.url, limits={"page_bytes": 1000})
    assert links(found)[f"{site.url}big"].verdict is Verdict.OK
    assert [each.reason for each in found.skipped] == ["too-large"]


def test_reads_no_more_pages_than_allowed(serve):
    site = serve({"/": a(*map(str, range(9))), **{f"/{n}": "" for n in range(9)}})
    found = crawl(site.url, limits={"pages": 4})
    assert len(found.pages) == 4
    assert [each.reason for each in found.skipped] == ["page-limit"]
    unread = [link for link in found.links if link.verdict is Verdict.UNCHECKED]
    assert len(unread) == 6


def test_reads_no_more_bytes_of_pages_than_allowed(serve):
    body = "<p>" + "x" * 997
    site = serve({"/": a(*map(str, range(9))), **{f"/{n}": body for n in range(9)}})
    found = crawl(site.url, limits={"site_bytes": 3_500})
    assert len(found.pages) == 4
    (skipped,) = found.skipped
    assert (skipped.reason, skipped.detail[:7]) == ("size-limit", "6 pages")


def test_keeps_what_it_has_when_the_time_is_over(serve):
    site = serve({"/": a("/slow"), "/slow": lambda handler: time.sleep(0.8)})
    found = crawl(site.url, limits={"seconds": 0.4})
    assert paths(found) == [""]
    assert [each.reason for each in found.skipped] == ["time-limit"]
    assert links(found)[f"{site.url}slow"].verdict is Verdict.UNCHECKED


def test_keeps_what_it_has_when_interrupted(serve):
    class Impatient:
        def update(self, *, pages, links, waiting, hosts):
            if pages:
                raise KeyboardInterrupt

    found = crawl(serve({"/": a("/a"), "/a": ""}).url, progress=Impatient())
    assert paths(found) == [""]
    assert [each.reason for each in found.skipped] == ["interrupted"]


def test_asks_only_whether_a_known_page_has_changed(serve):
    def page(handler):
        if handler.headers["If-None-Match"] == '"1"':
            return Answer(304)
        return Answer(200, a("/b"), headers={"ETag": '"1"'})

    site = serve({"/": page, "/b": "no validator"})
    kept = Kept()
    first, second = crawl(site.url, cache=kept), crawl(site.url, cache=kept)
    assert list(kept) == [site.url]
    assert paths(first) == paths(second) == ["", "b"]
    assert first.pages[0].document.html == second.pages[0].document.html
    assert second.pages[0].status == 200


def test_when_most_other_hosts_fail_it_is_the_network(serve):
    others = [serve({}, host=f"127.0.0.{n}") for n in range(2, 6)]
    for other in others:
        other.stop()
    site = serve({"/": a("/lost", *(other.url for other in others))})
    found = crawl(site.url)
    assert found.network_out
    assert [each.reason for each in found.skipped] == ["network"]
    by_url = links(found)
    assert {by_url[other.url].verdict for other in others} == {Verdict.UNCHECKED}
    assert by_url[f"{site.url}lost"].verdict is Verdict.DEAD


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/"])
def test_a_private_target_needs_a_word(url):
    with pytest.raises(NothingChecked, match="--allow-private"):
        crawl(url, allow_private=False)


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (Answer(404), "404 Not Found"),
        (Answer(200, "%PDF-1.7", "application/pdf"), "application/pdf"),
        (Answer(302, headers={"Location": "/"}), "circle"),
        (Answer(200, "\0" * 9), "the content is binary"),
        (Answer(200, "<div>" * 20_000), "nested in each other"),
    ],
)
def test_without_a_first_page_there_is_nothing_to_check(serve, route, words):
    with pytest.raises(NothingChecked, match=words):
        crawl(serve({"/": route}).url)


def test_robots_txt_may_forbid_even_the_first_page(serve):
    site = serve({"/": "", "/robots.txt": text("User-agent: *\nDisallow: /")})
    with pytest.raises(NothingChecked, match="robots: false"):
        crawl(site.url)


def test_what_is_no_web_address():
    with pytest.raises(NothingChecked, match="https://"):
        crawl("ada.example")


def test_no_page_of_strangers_leads_inside(serve, monkeypatch):
    monkeypatch.setattr(wire, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(live, "leads_inside", lambda url: False)
    secret = serve({"/": "secret"}, host="127.0.0.2")
    port = secret.server_port
    spellings = [secret.url, f"http://[::ffff:127.0.0.2]:{port}/", f"http://2130706434:{port}/"]
    routes = {f"/{n}": Answer(302, headers={"Location": url}) for n, url in enumerate(spellings)}
    inside = ["http://169.254.169.254/latest/meta-data/", *spellings]
    site = serve({"/": a(*routes, *inside), **routes})
    found = crawl(site.url, allow_private=False)
    assert len(found.links) == len(routes) + len(inside)
    assert {link.verdict for link in found.links} == {Verdict.UNCHECKED}
    assert {link.reason for link in found.links} == {
        "leads to a private address, which is not looked at"
    }
    assert secret.asked == []


def test_goes_on_when_robots_txt_never_comes(serve):
    site = serve({"/robots.txt": lambda handler: time.sleep(0.6), "/": a("/a"), "/a": ""})
    assert paths(crawl(site.url, limits={"timeout": 0.3})) == ["", "a"]


class Endless(dict):
    """A calendar: every page leads to the next, and every path is a page."""

    def __init__(self, link):
        super().__init__({"/robots.txt": Answer(404)})
        self.link = link
        self.number = 0

    def get(self, path, default):
        self.number += 1
        return super().get(path) or a(*(self.link(self.number * 9 + n) for n in range(9)))


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (lambda n: f"/calendar?month={n}", "trap"),
        (lambda n: f"/calendar/{n}/", "page-limit"),
        (lambda n: "again/", "trap"),
    ],
)
def test_a_site_without_end(serve, link, reason):
    found = crawl(serve(Endless(link)).url, limits={"pages": 60})
    assert len(found.pages) <= 60
    assert reason in {each.reason for each in found.skipped}
    assert len(found.skipped) < 10


def listed(*urls):
    return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


def test_an_enormous_sitemap_is_bounded(serve):
    urls = [f"/{n}" for n in range(100_000)]
    site = serve({"/": "", "/sitemap.xml": xml(listed(*urls)), **{f"/{n}": "" for n in range(9)}})
    found = crawl(site.url, limits={"pages": 10})
    assert len(found.pages) == 10
    assert len(found.links) == 9  # nobody refers to the others
    assert sorted(each.reason for each in found.skipped) == ["page-limit", "unreadable"]


def test_many_sitemaps_are_bounded_together(serve, monkeypatch):
    monkeypatch.setattr(lists, "MAX_LISTED", 3)
    robots = text("Sitemap: /1.xml\nSitemap: /2.xml")
    sitemaps = {f"/{n}.xml": xml(listed(f"/{n}/a", f"/{n}/b")) for n in (1, 2)}
    found = crawl(serve({"/": "", "/robots.txt": robots, **sitemaps}).url)
    assert len(found.sitemap) == 2
    assert [each.reason for each in found.skipped] == ["too-large"]


def test_a_sitemap_with_an_entity_bomb_is_refused(serve):
    bomb = (
        '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<urlset><url><loc>/&b;</loc></url></urlset>"
    )
    found = crawl(serve({"/": "", "/sitemap.xml": xml(bomb)}).url)
    assert found.sitemap == ()
    (skipped,) = found.skipped
    assert (skipped.reason, "document type" in skipped.detail) == ("unreadable", True)


@pytest.mark.parametrize("charset", ["klingon", "utf-8; charset=", "unicode_escape", "\x80"])
def test_an_encoding_that_nobody_knows(serve, charset):
    page = Answer(200, "<title>Café</title>".encode(), f"text/html; charset={charset}")
    assert crawl(serve({"/": page}).url).pages[0].document.title == "Café"


def test_a_page_that_comes_in_drops_is_skipped(serve):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
        for _ in range(99):
            handler.wfile.write(b".")
            time.sleep(0.02)

    site = serve({"/": a("/drip", "/b"), "/drip": drip, "/b": ""})
    found = crawl(site.url, limits={"timeout": 0.3})
    assert paths(found) == ["", "b"]
    assert links(found)[f"{site.url}drip"].verdict is Verdict.TEMPORARY


def test_a_page_that_has_not_changed_though_nobody_asked(serve):
    site = serve({"/": a("/b"), "/b": Answer(304, headers={"ETag": '"1"'})})
    kept = Kept()
    found = crawl(site.url, cache=kept)
    assert paths(found) == [""]
    assert not kept


def test_interrupted_before_the_first_page_there_is_nothing_to_tell(serve):
    class Impatient:
        def update(self, *, pages, links, waiting, hosts):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crawl(
            serve({"/": Answer(200, b"\x89PNG\r\n\x1a\n", "text/html")}).url, progress=Impatient()
        )


def test_the_certificate_of_the_start_is_kept(tmp_path):
    with secure({"/": a("/b.html"), "/b.html": "b"}, tmp_path, days=5) as site:
        limits = Limits(timeout=1.0)
        network = CurlWire(limits, allow_private=True, ca_file=site.certificate)
        found = live.crawl(
            site.url, wire=network, limits=limits, today=TODAY, clock=time.monotonic,
            allow_private=True,
        )  # fmt: skip
    assert len(found.pages) == 2
    assert found.certificate
    assert (found.certificate.until - found.certificate.since).days == 5
