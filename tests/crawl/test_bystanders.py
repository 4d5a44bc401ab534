"""Nobody is asked who is not named."""

from datetime import date

from freshness.config import Config, Limits
from freshness.crawl.bystanders import look_up
from freshness.crawl.wire import CurlWire
from tests.crawl.test_mx import crawl

TODAY = date(2026, 11, 22)


def test_each_is_asked_only_where_it_is_named(serve):
    service = serve({"/": "{}"})
    wire = CurlWire(Limits(timeout=1), allow_private=True)
    for config, paths in (
        (Config(), []),
        (Config(dns=service.url), ["/?name=ada.example&type=MX"]),
        (Config(rdap=service.url), ["/domain/ada.example"]),
    ):
        before = len(service.paths)
        look_up(crawl("ada@ada.example"), config, wire=wire, memory=None, today=TODAY)
        assert service.paths[before:] == paths
