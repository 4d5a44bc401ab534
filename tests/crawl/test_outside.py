import time
from datetime import UTC, datetime

import pytest

from freshness.config import Limits
from freshness.crawl import outside
from freshness.crawl.wire import CurlWire
from freshness.model import Crawl, Link, Reference
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Verdict
from tests.server import Answer, secure

LIMITS = Limits(timeout=1, host_rate=0)


def check(*links, url="http://ada.example/", ca_file=None, **options):
    crawl = Crawl(url=url, pages=(), links=links)
    wire = CurlWire(LIMITS, allow_private=True, ca_file=ca_file)
    return outside.check(crawl, wire=wire, limits=LIMITS, clock=time.monotonic, **options)


def link(url, role="page", **facts):
    source = Reference("https://ada.example/", url, "", role, url, 0)
    return Link(**{"url": url, "verdict": Verdict.UNCHECKED, "sources": (source,), **facts})


def test_links_to_elsewhere_get_their_verdicts(serve):
    there = serve({"/": "here", "/gone": Answer(410), "/a.png": Answer(200, "x", "image/png")})
    links = (link(there.url), link(f"{there.url}gone"), link(f"{there.url}a.png", role="asset"))
    crawl = check(*links)
    assert [each.verdict for each in crawl.links] == [Verdict.OK, Verdict.FAILING, Verdict.OK]
    assert [each.sources for each in crawl.links] == [each.sources for each in links]
    assert ("HEAD", "/a.png") in [(each.method, each.path) for each in there.asked]


def test_what_has_a_verdict_keeps_it(serve):
    there = serve({})
    known = link(there.url, verdict=Verdict.OK)
    assert check(known).links == (known,)
    assert there.asked == []


def test_what_is_excluded_is_not_asked(serve):
    there = serve({"/": ""})
    (checked,) = check(link(there.url), exclude=[f"{there.url}*"]).links
    assert checked.verdict is Verdict.EXCLUDED
    assert there.asked == []


def test_own_addresses_need_a_public_root(serve):
    there = serve({})
    own = link(f"{there.url}file", own=True)
    assert check(own, url=there.url).links[0].verdict is Verdict.DEAD
    assert check(own, url=UNKNOWN_ROOT).links == (own,)


def test_an_outage_proves_nothing(serve):
    sites = [serve({}, host=f"127.0.0.{n}") for n in range(2, 5)]
    for site in sites:
        site.stop()
    crawl = check(*(link(site.url) for site in sites))
    assert crawl.network_out
    assert {each.verdict for each in crawl.links} == {Verdict.UNCHECKED}
    assert [each.reason for each in crawl.skipped] == ["network"]


@pytest.mark.parametrize("days", [5, -2])
def test_the_certificate_of_the_public_address_is_looked_at(serve, tmp_path, days):
    there = serve({"/": "here"})
    with secure({"/": "the site"}, tmp_path, days=days) as site:
        known = link(site.url, own=True, verdict=Verdict.OK)
        crawl = check(known, link(there.url), url=site.url, ca_file=site.certificate)
    assert crawl.certificate
    assert (crawl.certificate.until > datetime.now(UTC).date()) is (days > 0)
    assert [each.verdict for each in crawl.links] == [Verdict.OK, Verdict.OK]
    assert crawl.skipped == ()
    assert [each.method for each in site.asked if each.path == "/"] == (
        ["HEAD"] if days > 0 else []
    )


def test_a_public_address_that_does_not_answer_is_told(serve):
    there = serve({})
    there.stop()
    crawl = check(url=there.url.replace("http:", "https:"))
    assert crawl.certificate is None
    assert [each.reason for each in crawl.skipped] == ["certificate"]


def test_without_encryption_nobody_is_asked_for_a_certificate(serve):
    site = serve({"/": ""})
    check(url=site.url)
    assert site.asked == []


def test_somebody_may_watch(serve):
    seen = []

    class Watch:
        def update(self, *, pages, links, waiting, hosts):
            seen.append((links, waiting))

    check(link(serve({"/": ""}).url), progress=Watch())
    assert seen == [(1, 0)]


def test_an_interrupt_keeps_what_is_there(serve):
    class Impatient:
        def update(self, *, pages, links, waiting, hosts):
            raise KeyboardInterrupt

    there = serve({"/a": "", "/b": ""})
    crawl = check(link(f"{there.url}a"), link(f"{there.url}b"), progress=Impatient())
    assert [each.reason for each in crawl.skipped] == ["interrupted"]
    assert sorted(each.verdict.value for each in crawl.links) == ["ok", "unchecked"]
