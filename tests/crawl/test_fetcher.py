import itertools
import time
from email.utils import formatdate

import pytest

from freshness.config import Limits
from freshness.crawl import fetcher as module
from freshness.crawl.fetcher import PATIENCE, Fetcher
from freshness.crawl.verdicts import ROBOTS
from freshness.crawl.wire import CurlWire
from freshness.testing import PretendWire
from tests.server import Answer

QUICK = Limits(timeout=0.4, host_rate=0)


HURRY = 20
"""A second of the engine takes 50 ms here, so that polite waits do not make slow tests."""


def hurried_clock():
    return time.monotonic() * HURRY


class HurriedWire(CurlWire):
    def receive(self, timeout):
        return super().receive(timeout / HURRY)


def fetcher(limits=QUICK):
    return Fetcher(HurriedWire(limits, allow_private=True), limits, hurried_clock)


def fetch(*urls, limits=QUICK, **how):
    asker = fetcher(limits)
    for url in urls:
        asker.ask(url, **how)
    found = {outcome.url: outcome for outcome in asker.outcomes()}
    assert asker.waiting == 0
    return found[urls[0]] if len(urls) == 1 else [found[url] for url in urls]


def to(location, status=302, **headers):
    return Answer(status, headers={"Location": location, **headers})


def without_robots(site):
    return [path for path in site.paths if path != "/robots.txt"]


def test_records_every_hop(serve):
    site = serve({"/a": to("b?x=1", 301), "/b?x=1": to("/c#part", 308), "/c": "here"})
    outcome = fetch(f"{site.url}a")
    assert outcome.chain == ((301, f"{site.url}a"), (308, f"{site.url}b?x=1"))
    assert (outcome.final_url, outcome.response.body) == (f"{site.url}c", b"here")


def test_follows_to_other_hosts_and_asks_their_robots_txt_too(serve):
    closed = {"/robots.txt": Answer(200, "User-agent: *\nDisallow: /p", "text/plain"), "/p": "no"}
    there = serve(closed, host="127.0.0.2")
    site = serve({"/a": to(f"{there.url}p")})
    outcome = fetch(f"{site.url}a")
    assert outcome.response.error == ROBOTS
    assert there.paths == ["/robots.txt"]


def test_cuts_a_loop_at_its_first_repeat(serve):
    site = serve({"/a": to("/b"), "/b": to("/a"), "/self": to("/self")})
    for path in ("a", "self"):
        assert fetch(f"{site.url}{path}").response.error == "loop"
    assert sorted(without_robots(site)) == ["/a", "/b", "/self"]


def test_gives_up_on_endless_redirects(serve):
    site = serve({f"/{n}": to(f"/{n + 1}") for n in range(100)})
    outcome = fetch(f"{site.url}0")
    assert outcome.response.error == "loop"
    assert len(outcome.chain) <= module.MAX_HOPS + 1


def test_a_site_that_redirects_until_it_gets_its_cookie(serve):
    def wall(handler):
        if handler.headers["Cookie"] == "seen=1; lang=en":
            return "come in"
        handler.send_response(302)
        for pair in ("seen=1; Path=/", "lang=en"):
            handler.send_header("Set-Cookie", pair)
        handler.send_header("Location", "/")
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return None

    assert fetch(serve({"/": wall}).url).response.body == b"come in"


def test_a_loop_that_brings_new_cookies_for_ever_is_cut(serve):
    number = itertools.count()

    def wall(_):
        return to("/", **{"Set-Cookie": f"visit{next(number)}=1"})

    site = serve({"/": wall})
    outcome = fetch(site.url)
    assert outcome.response.error == "loop"
    assert len(without_robots(site)) <= module.MAX_HOPS + 1


def test_a_loop_that_ignores_its_own_cookie_is_cut_at_once(serve):
    site = serve({"/": lambda _: to("/", **{"Set-Cookie": "seen=1"})})
    assert fetch(site.url).response.error == "loop"
    assert len(without_robots(site)) == 2


def test_cookies_stay_with_their_host(serve):
    there = serve({"/": "there"}, host="127.0.0.2")
    site = serve({"/": to(there.url, **{"Set-Cookie": "secret=1"})})
    assert fetch(site.url).ok
    assert not [asked for asked in there.asked if asked.headers["Cookie"]]


def test_asks_for_an_address_once_however_one_gets_there(serve):
    site = serve({"/a": to("/c", 301), "/b": to("/c"), "/c": "<title>Sea</title>"})
    a, b, c, again = (f"{site.url}{name}" for name in ("a", "b", "c", "c"))
    outcomes = fetch(a, b, c, again)
    assert [outcome.look.title for outcome in outcomes] == ["Sea"] * 4
    assert sorted(without_robots(site)) == ["/a", "/b", "/c"]


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_waits_as_long_as_it_is_told(serve, form):
    times = []

    def busy(handler):
        times.append(time.monotonic())
        if len(times) > 1:
            return "at last"
        now = time.time()
        after = "4" if form == "seconds" else formatdate(now + 4, usegmt=True)
        return Answer(429, headers={"Retry-After": after})

    assert fetch(serve({"/": busy}).url).response.body == b"at last"
    assert times[1] - times[0] >= 3 / HURRY  # dates have whole seconds


def test_asks_twice_and_no_more_when_it_stays_busy(serve):
    site = serve({"/": Answer(429, headers={"Retry-After": "1"})})
    assert fetch(site.url).response.status == 429
    assert without_robots(site) == ["/", "/"]


def flaky(*answers):
    left = list(answers)
    return lambda handler: left.pop(0)


@pytest.mark.parametrize("bad", [Answer(500), Answer(503), Answer(429)])
def test_a_second_try_helps_after_a_bad_moment(serve, bad):
    assert fetch(serve({"/": flaky(bad, "fine")}).url).response.body == b"fine"


def test_two_bad_moments_are_enough(serve):
    site = serve({"/": Answer(500)})
    assert fetch(site.url).response.status == 500
    assert without_robots(site) == ["/", "/"]


@pytest.mark.parametrize(
    ("url", "patience"),
    [("https://demo.onrender.com/", [0, PATIENCE]), ("https://demo.example/", [0, 0])],
)
@pytest.mark.parametrize("facts", [{"status": 503}, {"error": "timeout"}])
def test_a_demo_that_sleeps_gets_time_to_wake(url, patience, facts):
    class Wire(PretendWire):
        def send(self, request):
            asked.append((request.url, request.patience))
            super().send(request)

    asked = []
    asker = Fetcher(Wire({url: facts}), QUICK, hurried_clock)
    asker.ask(url)
    assert len(list(asker.outcomes())) == 1
    assert [waited for address, waited in asked if address == url] == patience


@pytest.mark.parametrize("status", [404, 410, 403, 401])
def test_a_clear_answer_is_not_asked_for_again(serve, status):
    site = serve({"/": Answer(status)})
    assert fetch(site.url).response.status == status
    assert without_robots(site) == ["/"]


def test_a_failed_head_is_followed_by_get(serve):
    def only_get(handler):
        return "fine" if handler.command == "GET" else Answer(405)

    site = serve({"/a": to("/x"), "/x": only_get})
    outcomes = fetch(f"{site.url}x", f"{site.url}a", method="HEAD")
    assert all(outcome.ok for outcome in outcomes)
    assert [each.method for each in site.asked if each.path == "/x"] == ["HEAD", "GET"]


def test_robots_txt_is_asked_first_and_once(serve):
    rules = Answer(200, "User-agent: *\nDisallow: /no", "text/plain")
    site = serve({"/robots.txt": rules, "/yes": "", "/no": ""})
    yes, no = fetch(f"{site.url}yes", f"{site.url}no")
    assert (yes.ok, no.response.error) == (True, ROBOTS)
    assert site.paths == ["/robots.txt", "/yes"]


@pytest.mark.parametrize("trouble", [Answer(500), lambda handler: time.sleep(1), Answer(404)])
def test_where_robots_txt_cannot_be_had_the_link_itself_tells(serve, trouble):
    site = serve({"/robots.txt": trouble, "/a": "fine"})
    assert fetch(f"{site.url}a").ok
    assert site.paths == ["/robots.txt", "/a"]


def test_the_owner_may_overrule_the_own_robots_txt(serve):
    site = serve({"/robots.txt": Answer(200, "User-agent: *\nDisallow: /", "text/plain"), "/": "x"})
    asker = fetcher(Limits(timeout=0.4, robots=False))
    asker.own(site.url.split("/")[2])
    asker.ask(site.url)
    (outcome,) = asker.outcomes()
    assert outcome.ok


def test_few_at_once_for_a_foreign_host_and_more_for_the_own(serve):
    def slow(handler):
        time.sleep(0.03)
        return "x"

    site = serve({f"/{n}": slow for n in range(12)})
    for own, most in ((False, 2), (True, 5)):
        asker = fetcher(Limits(host_concurrency=2, own_concurrency=5, host_rate=0))
        if own:
            asker.own(site.url.split("/")[2])
        site.most_at_once = 0
        for n in range(12):
            asker.ask(f"{site.url}{n}")
        assert sum(outcome.ok for outcome in asker.outcomes()) == 12
        assert 1 < site.most_at_once <= most


def test_stops_when_the_time_is_over(serve):
    site = serve({"/quick": "x", "/slow": lambda handler: time.sleep(0.5)})
    asker = fetcher(Limits(seconds=4.0))  # 0.2 s of the hurried clock
    asker.ask(f"{site.url}quick")
    asker.ask(f"{site.url}slow")
    assert [outcome.url for outcome in asker.outcomes()] == [f"{site.url}quick"]
    assert asker.waiting == 1


def test_a_redirect_to_something_that_is_no_web_address(serve):
    outcome = fetch(serve({"/": to("mailto:ada@ada.example")}).url)
    assert (outcome.response.status, outcome.response.error) == (302, "")
