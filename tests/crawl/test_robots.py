from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.robots import Robots, address
from freshness.crawl.wire import Request, Response

URL = "https://bob.example/robots.txt"


def rules(text, *, status=200, kind="text/plain", error=""):
    body = text if isinstance(text, bytes) else text.encode()
    return Robots(Response(Request(URL), status, {"content-type": kind}, body, error))


def test_stands_at_the_root_of_the_host():
    assert address("https://bob.example:8443/a/b?c") == "https://bob.example:8443/robots.txt"


def test_keeps_us_out_and_lets_us_in():
    robots = rules("User-agent: *\nDisallow: /private/\nAllow: /private/open")
    assert not robots.allow("https://bob.example/private/diary")
    assert robots.allow("https://bob.example/private/open")
    assert robots.allow("https://bob.example/")


def test_may_speak_to_us_by_name():
    robots = rules("User-agent: freshness\nDisallow: /\n\nUser-agent: *\nDisallow:")
    assert not robots.allow("https://bob.example/")


def test_what_cannot_be_had_allows_everything():
    forbidding = "User-agent: *\nDisallow: /"
    for robots in (
        Robots(),
        rules(forbidding, status=404),
        rules(forbidding, status=503),
        rules(forbidding, error="timeout"),
        rules(forbidding, kind="text/html; charset=utf-8"),
    ):
        assert robots.allow("https://bob.example/a")
        assert robots.text == ""


def test_names_sitemaps():
    robots = rules("Sitemap: https://bob.example/a.xml\nSitemap: /b.xml\nSitemap: mailto:x")
    assert robots.sitemaps == ("https://bob.example/a.xml", "https://bob.example/b.xml")


@given(st.binary(max_size=300))
def test_any_bytes_will_do(body):
    robots = rules(b"User-agent: *\n" + body)
    robots.allow("https://bob.example/a?b=c")
    assert all(url.startswith("http") for url in robots.sitemaps)
