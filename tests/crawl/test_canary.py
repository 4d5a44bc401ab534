import time

from freshness.config import Limits
from freshness.crawl.canary import Canaries, address
from freshness.crawl.fetcher import Fetcher
from freshness.crawl.outcome import Outcome, look
from freshness.crawl.verdicts import judge
from freshness.crawl.wire import CurlWire, Request, Response
from freshness.vocabulary import Verdict
from tests.server import Answer

QUICK = Limits(timeout=1, host_rate=0)
NOT_FOUND = "<title>Page not found</title><body><h1>404</h1>"


def fetch(*urls, own=""):
    asker = Fetcher(CurlWire(QUICK, allow_private=True), QUICK, time.monotonic)
    asker.own(own)
    for url in urls:
        asker.ask(url)
    found = {outcome.url: outcome for outcome in asker.outcomes()}
    assert asker.waiting == 0
    return found


def everywhere(html):
    """A host that answers every path alike."""

    class Routes(dict):
        def get(self, path, default):
            return default if path == "/robots.txt" else html

    return Routes()


def test_a_host_is_asked_once_for_all_its_odd_pages(serve):
    there = serve(everywhere(NOT_FOUND))
    urls = [f"{there.url}{name}" for name in "abc"]
    found = fetch(*urls)
    assert sorted(found) == urls
    assert {judge(each, own=False)[0] for each in found.values()} == {Verdict.SUSPICIOUS}
    assert all("made up" in judge(each, own=False)[1] for each in found.values())
    assert sorted(there.paths) == sorted(
        ["/robots.txt", "/a", "/b", "/c", address(there.url).removeprefix(there.url[:-1])]
    )


def test_a_host_that_knows_404_is_believed(serve):
    there = serve({"/album": NOT_FOUND})
    (found,) = fetch(f"{there.url}album").values()
    assert judge(found, own=False)[0] is Verdict.OK


def test_nobody_else_is_asked(serve):
    there = serve({"/fine": "<title>A fine page</title>", "/404": NOT_FOUND})
    fetch(f"{there.url}fine")
    fetch(f"{there.url}404", own=there.url.split("/")[2])
    assert set(there.paths) == {"/robots.txt", "/fine", "/404"}


def test_robots_txt_holds_for_it_too(serve):
    closed = "User-agent: *\nAllow: /old\nDisallow: /"
    there = serve({"/robots.txt": Answer(200, closed, "text/plain"), "/old": NOT_FOUND})
    (found,) = fetch(f"{there.url}old").values()
    assert judge(found, own=False)[0] is Verdict.SUSPICIOUS
    assert there.paths == ["/robots.txt", "/old"]


def test_what_is_held_back_is_told_when_the_time_is_over():
    request = Request("https://bob.example/a")
    odd = Outcome(
        request.url,
        Response(request, 200, {"content-type": "text/html"}),
        (),
        look(NOT_FOUND.encode()),
    )
    asked: list[str] = []
    canaries = Canaries(asked.append)
    assert list(canaries.released(odd, own=False)) == []
    assert (asked, canaries.waiting) == ([address(odd.url)], 1)
    assert list(canaries.rest()) == [odd]
    assert canaries.waiting == 0


def test_the_address_is_the_same_in_every_run():
    assert address("https://bob.example/a") == address("https://bob.example/b?c")
    assert address("https://bob.example/").startswith("https://bob.example/freshness-")
    names = {address(f"https://{host}.example/").rpartition("/")[2] for host in ("bob", "eve")}
    assert len(names) == 2
