import gzip
import time

import pytest

from freshness.config import Limits
from freshness.crawl.wire import USER_AGENT, CurlWire, Request
from tests.server import Answer

QUICK = Limits(timeout=0.6)


def fetch(url, *, limits=QUICK, allow_private=True, **request):
    wire = CurlWire(limits, allow_private=allow_private)
    wire.send(Request(url, **request))
    received = []
    while wire.busy:
        received += wire.receive(1.0)
    (response,) = received
    return response


def test_a_page_arrives_with_its_headers(serve):
    site = serve({"/": Answer(200, "<p>hello", headers={"ETag": '"1"', "X-A": "b"})})
    response = fetch(site.url)
    assert (response.status, response.body, response.error) == (200, b"<p>hello", "")
    assert response.headers["etag"] == '"1"'
    assert response.headers["content-type"].startswith("text/html")


def test_says_honestly_who_asks(serve):
    site = serve({"/": ""})
    fetch(site.url, headers=("If-None-Match: x",))
    (asked,) = site.asked
    assert asked.headers["User-Agent"] == USER_AGENT
    assert asked.headers["If-None-Match"] == "x"
    assert "text/html" in asked.headers["Accept"]


def test_a_handle_forgets_the_request_before(serve):
    site = serve({"/": "body"})
    wire = CurlWire(QUICK, allow_private=True)
    bodies = []
    for method in ("GET", "HEAD", "GET"):
        wire.send(Request(site.url, method))
        while wire.busy:
            bodies += [response.body for response in wire.receive(1.0)]
    assert bodies == [b"body", b"", b"body"]
    assert [each.method for each in site.asked] == ["GET", "HEAD", "GET"]


def test_redirects_are_not_followed(serve):
    site = serve({"/": Answer(301, headers={"Location": "/b"}), "/b": "b"})
    response = fetch(site.url)
    assert (response.status, response.headers["location"]) == (301, "/b")
    assert site.paths == ["/"]


def test_repeated_headers_are_all_kept(serve):
    def twice(handler):
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n"
        )

    assert fetch(serve({"/": twice}).url).headers["set-cookie"] == "a=1\nb=2"


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Long</title>")
    while True:
        handler.wfile.write(b"x" * 65_536)


def test_a_body_without_end_is_cut(serve):
    response = fetch(serve({"/": endless}).url, max_bytes=10_000)
    assert (response.error, response.truncated, len(response.body)) == ("", True, 10_000)


def test_a_body_without_end_is_an_error_where_all_of_it_is_needed(serve):
    response = fetch(serve({"/": endless}).url, max_bytes=10_000, whole=True)
    assert response.error == "too-large"


def zipped(data):
    return Answer(200, data, headers={"Content-Encoding": "gzip"})


def test_a_gzip_bomb_is_cut_by_its_unpacked_size(serve):
    bomb = gzip.compress(bytes(50 << 20))
    response = fetch(serve({"/": zipped(bomb)}).url, max_bytes=1 << 20, whole=True)
    assert response.error == "too-large"
    assert len(response.body) <= 1 << 20


def test_damaged_gzip_is_an_error_or_what_could_be_read(serve):
    good = gzip.compress(b"<p>" + bytes(range(256)) * 200)
    cut = fetch(serve({"/": zipped(good[: len(good) // 2])}).url)
    assert cut.error or cut.body.startswith(b"<p>")
    assert fetch(serve({"/": zipped(b"\x1f\x8b" + b"rubbish" * 20)}).url).error == "protocol"


def test_a_server_that_drips_is_given_up(serve):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.05)

    assert fetch(serve({"/": drip}).url).error == "timeout"


def test_a_server_that_says_nothing_is_given_up(serve):
    assert fetch(serve({"/": lambda handler: time.sleep(1)}).url).error == "timeout"


def test_a_broken_connection(serve):
    def break_off(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")
        handler.reset()

    assert fetch(serve({"/": break_off}).url).error == "reset"


def test_nobody_listens(serve):
    site = serve({})
    site.stop()
    response = fetch(site.url)
    assert (response.error, response.status) == ("refused", 0)
    assert response.detail


@pytest.mark.parametrize("url", ["http://", "ftp://ada.example/", "http://[::1", "http://\udcff/"])
def test_what_is_no_address_is_an_answer_too(url):
    assert fetch(url).error == "malformed"


def test_too_many_headers_are_refused(serve):
    site = serve({"/": Answer(200, "", headers={f"X-{n}": "x" * 1000 for n in range(90)})})
    assert fetch(site.url).error == "protocol"


def test_the_guard_looks_at_the_address_connected_to(serve):
    site = serve({"/": "secret"})
    named = site.url.replace("127.0.0.1", "localhost")
    for url in (site.url, named):
        response = fetch(url, allow_private=False)
        assert (response.error, response.body) == ("guard", b"")
    assert site.asked == []


def test_receive_waits_no_longer_than_told():
    assert CurlWire(QUICK).receive(0.01) == []
