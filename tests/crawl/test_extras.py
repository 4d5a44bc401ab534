"""Single addresses beside a crawl."""

import time

from freshness.config import Limits
from freshness.crawl.extras import MOST, look
from freshness.crawl.wire import CurlWire
from freshness.vocabulary import Verdict
from tests.conftest import Serve
from tests.server import Answer


def test_each_is_asked_once(serve: Serve) -> None:
    there = serve({"/a.svg": Answer(200, "<svg/>", "image/svg+xml"), "/demo": Answer(404)})
    limits = Limits(timeout=5, host_rate=0)
    urls = [there.url + name for name in ("a.svg", "demo", "a.svg")]
    found = look(
        [*urls, "no address"], wire=CurlWire(limits, allow_private=True), limits=limits,
        clock=time.monotonic,
    )  # fmt: skip
    assert {url.rpartition("/")[2]: seen.link.verdict for url, seen in found.items()} == {
        "a.svg": Verdict.OK,
        "demo": Verdict.FAILING,
    }
    assert found[urls[0]].body == b"<svg/>"
    assert there.paths.count("/a.svg") == 1


def test_what_is_excluded_is_not_asked(serve: Serve) -> None:
    there = serve({})
    limits = Limits(timeout=5)
    wire = CurlWire(limits, allow_private=True)
    assert not look([there.url], wire=wire, limits=limits, clock=time.monotonic, exclude=["http:*"])
    assert there.paths == []


def test_there_is_an_end(serve: Serve) -> None:
    there = serve({})
    limits = Limits(timeout=5, host_rate=0)
    urls = [f"{there.url}{number}" for number in range(MOST + 5)]
    wire = CurlWire(limits, allow_private=True)
    assert len(look(urls, wire=wire, limits=limits, clock=time.monotonic)) == MOST
