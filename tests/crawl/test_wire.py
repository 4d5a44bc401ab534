import gzip
import signal
import time

import pycurl
import pytest

from freshness import USER_AGENT, guard
from freshness.config import Limits
from freshness.crawl import wire as module
from freshness.crawl.wire import CurlWire, Request
from tests.server import Answer, secure

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


def test_damaged_gzip(serve):
    good = gzip.compress(b"<p>" + bytes(range(256)) * 200)
    cut = fetch(serve({"/": zipped(good[: len(good) // 2])}).url)
    assert (cut.error, cut.body[:3]) == ("", b"<p>")  # what browsers show, too
    assert fetch(serve({"/": zipped(b"\x1f\x8b" + b"rubbish" * 20)}).url).error == "protocol"


def drip(handler):
    """A body that comes a byte at a time, for more than half a minute."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        handler.wfile.write(b".")
        handler.wfile.flush()
        time.sleep(0.04)


def test_a_server_that_drips_is_given_up_long_before_the_timeout(serve, monkeypatch):
    monkeypatch.setattr(module, "SLOW_SECONDS", 0.3)
    response = fetch(serve({"/": drip}).url, limits=Limits(timeout=30))
    assert (response.error, response.status) == ("timeout", 200)
    assert 1 < len(response.body) < 100


def test_a_server_that_drips_is_given_up_at_the_timeout_at_the_latest(serve):
    assert fetch(serve({"/": drip}).url).error == "timeout"


def test_a_slow_start_is_no_slow_body(serve, monkeypatch):
    monkeypatch.setattr(module, "SLOW_SECONDS", 0.1)

    def thinking(handler):
        time.sleep(0.4)
        return "at last"

    assert fetch(serve({"/": thinking}).url, limits=Limits(timeout=30)).body == b"at last"


def test_a_server_that_says_nothing_is_given_up(serve):
    assert fetch(serve({"/": lambda handler: time.sleep(1)}).url).error == "timeout"


def test_patience_outlasts_the_timeout(serve):
    def sleepy(handler):
        time.sleep(0.5)
        return "awake"

    site = serve({"/": sleepy})
    limits = Limits(timeout=0.1)
    assert fetch(site.url, limits=limits).error == "timeout"
    assert fetch(site.url, limits=limits, patience=30.0).body == b"awake"


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


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://\udcff/"])
def test_what_is_no_address_is_an_answer_too(url):
    assert fetch(url).error == "malformed"


def test_too_many_headers_are_refused(serve):
    site = serve({"/": Answer(200, "", headers={f"X-{n}": "x" * 1000 for n in range(90)})})
    assert fetch(site.url).error == "protocol"


def raw(*parts):
    """A server that says exactly this and hangs up."""

    def say(handler):
        handler.close_connection = True
        for part in parts:
            handler.wfile.write(part)

    return say


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize("flood", [b"X: y\r\n", b"X: " + b"y" * (1 << 20), b"X" * (1 << 20)])
def test_headers_without_end_are_refused(serve, flood):
    size = 10 << 20
    site = serve({"/": raw(OK, *[flood] * (size // len(flood)))})
    response = fetch(site.url)
    assert (response.error, response.body) == ("protocol", b"")


@pytest.mark.parametrize(
    ("length", "error", "body"),
    [
        (b"100", "reset", b"hello"),
        (b"3", "", b"hel"),
        (b"-3", "protocol", b""),
        (b"x", "protocol", b""),
    ],
)
def test_a_length_that_is_wrong(serve, length, error, body):
    response = fetch(serve({"/": raw(OK, b"Content-Length: ", length, b"\r\n\r\nhello")}).url)
    assert (response.error, response.body) == (error, body)


def test_what_follows_a_body_is_no_part_of_the_next_answer(serve):
    def longer(handler):
        handler.wfile.write(OK + b"Content-Length: 3\r\n\r\nyesHTTP/1.1 200 OK\r\n\r\nforged")

    site = serve({"/": longer, "/next": "mine"})
    wire = CurlWire(QUICK, allow_private=True)
    bodies = []
    for url in (site.url, f"{site.url}next"):
        wire.send(Request(url))
        while wire.busy:
            bodies += [response.body for response in wire.receive(1.0)]
    assert bodies == [b"yes", b"mine"]


def test_an_old_server(serve):
    site = serve({"/": raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello")})
    response = fetch(site.url)
    assert (response.status, response.body, response.error) == (200, b"<p>hello", "")


def test_what_is_no_web_server_proves_nothing(serve):
    assert fetch(serve({"/": raw(b"SSH-2.0-OpenSSH_9.2\r\n")}).url).error == "protocol"


def test_headers_that_are_not_ascii_are_read_and_sent(serve):
    head = "HTTP/1.1 301 Moved\r\nLocation: /café\r\nContent-Length: 0\r\n".encode()
    site = serve({"/": raw(head, b"X-Old: caf\xe9\r\n\r\n")})
    response = fetch(site.url, headers=("Cookie: a=ü",))
    assert response.headers["location"] == "/café"
    assert response.headers["x-old"] == "café"
    assert site.asked[0].headers["Cookie"].encode("latin-1") == "a=ü".encode()


def test_a_certificate_that_nobody_vouches_for(tmp_path):
    with secure({"/": "secret"}, tmp_path) as server:
        response = fetch(server.url)
    assert (response.error, response.body) == ("certificate", b"")
    assert server.asked == []


def test_a_certificate_that_has_expired(tmp_path):
    with secure({"/": "secret"}, tmp_path, days=-2) as server:
        wire = CurlWire(QUICK, allow_private=True, ca_file=server.certificate)
        response = received(wire, server.url)
    assert (response.error, response.body) == ("certificate", b"")
    assert "expired" in response.detail
    assert server.asked == []


def test_how_long_a_certificate_holds_is_told_to_who_asks(tmp_path):
    told = []
    with secure({"/": "hello"}, tmp_path, days=5) as server:
        wire = CurlWire(QUICK, allow_private=True, ca_file=server.certificate)
        for asked in (False, True, False):  # the first one leaves a connection behind
            wire.send(Request(server.url, certificate=asked))
            while wire.busy:
                told += [(each.body, each.certificate) for each in wire.receive(1.0)]
    assert [body for body, _ in told] == [b"hello"] * 3
    first, (since, until), last = (certificate for _, certificate in told)
    assert (first, last) == (None, None)
    assert (until - since).days == 5


def test_without_encryption_there_is_no_certificate(serve):
    response = fetch(serve({"/": "hello"}).url, certificate=True)
    assert (response.body, response.certificate) == (b"hello", None)


def test_the_guard_looks_at_the_address_connected_to(serve):
    site = serve({"/": "secret"})
    named = site.url.replace("127.0.0.1", "localhost")
    for url in (site.url, named):
        response = fetch(url, allow_private=False)
        assert (response.error, response.body) == ("guard", b"")
    assert site.asked == []


def test_receive_waits_no_longer_than_told():
    assert CurlWire(QUICK).receive(0.01) == []


class Resolving(CurlWire):
    """A name service that says what the test wants."""

    def __init__(self, *answers):
        super().__init__(QUICK)
        self.answers = answers

    def _transfer(self):
        transfer = super()._transfer()
        transfer.curl.setopt(pycurl.RESOLVE, list(self.answers))
        return transfer


@pytest.fixture
def only_one_is_public(monkeypatch):
    """The guard takes 127.0.0.1 for the open internet; all else on this machine stays private."""
    really = guard.is_public
    monkeypatch.setattr(
        module, "is_public", lambda address: address == "127.0.0.1" or really(address)
    )


def received(wire, url):
    wire.send(Request(url))
    found = []
    while wire.busy:
        found += wire.receive(1.0)
    return found[0]


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.2", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "2130706434", "0x7f.2", "0177.0.0.2"],
)
def test_the_guard_knows_an_address_in_every_spelling(serve, only_one_is_public, inside):
    secret = serve({"/": "secret"}, host="127.0.0.2")
    response = fetch(f"http://{inside}:{secret.server_port}/", allow_private=False)
    assert (response.error, response.body) == ("guard", b"")
    assert secret.asked == []


@pytest.mark.parametrize(
    "inside",
    ["10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:10.0.0.1", "64:ff9b::a00:1"],
)
def test_the_guard_sees_where_a_name_leads(inside):
    wire = Resolving(f"ada.example:80:{inside}")
    assert received(wire, "http://ada.example/").error == "guard"


def test_a_name_that_leads_inside_the_second_time_is_seen_again(serve, only_one_is_public):
    """DNS rebinding: what was public when it was first asked is private when it counts."""
    outside = serve({"/": Answer(200, "public", headers={"Connection": "close"})})
    port = outside.server_port
    inside = serve({"/": "secret"}, host="127.0.0.2", port=port)
    wire = Resolving(f"ada.example:{port}:127.0.0.1")
    url = f"http://ada.example:{port}/"
    assert received(wire, url).body == b"public"
    (transfer,) = wire._idle
    transfer.curl.setopt(pycurl.RESOLVE, [f"-ada.example:{port}", f"ada.example:{port}:127.0.0.2"])
    assert received(wire, url).error == "guard"
    assert inside.asked == []


def test_of_several_addresses_the_public_one_is_asked(serve, only_one_is_public):
    site = serve({"/": "public"})
    wire = Resolving(f"ada.example:{site.server_port}:127.0.0.2,127.0.0.1")
    response = received(wire, f"http://ada.example:{site.server_port}/")
    assert (response.error, response.body) == ("", b"public")


def test_ctrl_c_in_the_middle_of_a_transfer_is_not_lost(serve, monkeypatch):
    def press(self, data):
        signal.raise_signal(signal.SIGINT)
        return len(data)

    monkeypatch.setattr(module._Transfer, "_on_body", press)
    with pytest.raises(KeyboardInterrupt):
        fetch(serve({"/": "body"}).url)
