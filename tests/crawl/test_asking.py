"""One question at a time."""

import time

from freshness.config import Limits
from freshness.crawl.asking import ask
from freshness.crawl.wire import CurlWire, Request


def test_an_answer_or_none_in_time(serve):
    server = serve({"/": "here", "/slow": lambda handler: time.sleep(1)})
    wire = CurlWire(Limits(timeout=5), allow_private=True)
    found = ask(wire, Request(server.url), time.monotonic() + 5)
    assert found is not None
    assert found.body == b"here"
    assert ask(wire, Request(f"{server.url}slow"), time.monotonic()) is None
