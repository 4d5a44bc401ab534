"""A wire to one site."""

from freshness.crawl.narrow import NOT_ASKED, Narrow
from freshness.crawl.wire import Request
from freshness.testing import PretendWire

WORLD = {
    "https://ada.example/": {"status": 301, "location": "https://ada-new.example/"},
    "https://ada-new.example/": {"body": "hello"},
    "https://ada-new.example/out": {"status": 301, "location": "https://bert.example/"},
    "https://bert.example/": {"body": "hello"},
}


def asked(wire: Narrow, url: str) -> str:
    wire.send(Request(url))
    (response,) = wire.receive(1)
    return response.error or str(response.status)


def test_the_site_and_where_it_moved_and_nobody_else() -> None:
    wire = Narrow(PretendWire(WORLD), "https://ada.example")
    assert asked(wire, "https://ada-new.example/") == NOT_ASKED
    assert asked(wire, "https://www.ada.example/missing") == "404"
    assert asked(wire, "https://ada.example/") == "301"
    assert asked(wire, "https://ada-new.example/") == "200"
    assert asked(wire, "https://ada-new.example/out") == "301"
    assert asked(wire, "https://bert.example/") == NOT_ASKED
    assert wire.busy == 0
