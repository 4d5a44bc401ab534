import pytest

from freshness.crawl.links import is_excluded, network_is_out, to_link, with_nearest
from freshness.crawl.outcome import Outcome
from freshness.crawl.wire import Request, Response
from freshness.model import Link
from freshness.vocabulary import Verdict


def outcome(name, error="", status=0):
    url = f"https://{name}.example/page"
    return Outcome(url, Response(Request(url), status, {}, b"", error))


def outcomes(failing, fine):
    bad = [outcome(f"bad{n}", ("dns", "refused", "timeout")[n % 3]) for n in range(failing)]
    return bad + [outcome(f"good{n}", status=404) for n in range(fine)]


@pytest.mark.parametrize(
    ("failing", "fine", "out"),
    [(3, 2, True), (5, 5, False), (3, 0, True), (2, 0, False), (0, 9, False), (0, 0, False)],
)
def test_the_network_is_out_when_most_hosts_fail(failing, fine, out):
    assert network_is_out(outcomes(failing, fine)) is out


def test_hosts_count_not_links():
    many = [outcome("bad", "timeout") for _ in range(20)]
    assert not network_is_out([*many, *outcomes(0, 2)])


def test_what_was_never_sent_tells_nothing():
    assert not network_is_out([outcome(f"h{n}", "guard") for n in range(9)])


def test_an_outage_accuses_nobody_else():
    assert to_link(outcome("a", "dns"), own=False, network_out=True).verdict is Verdict.UNCHECKED
    assert to_link(outcome("a", "dns"), own=True, network_out=True).verdict is Verdict.DEAD
    gone = to_link(outcome("a", status=404), own=False, network_out=True)
    assert (gone.verdict, gone.status) == (Verdict.FAILING, 404)


@pytest.mark.parametrize(
    "glob", ["https://ada.example/drafts/*", "/drafts/*", "drafts/*", "*/x.html"]
)
def test_globs_over_addresses_and_paths(glob):
    assert is_excluded("https://ada.example/drafts/x.html", [glob])
    assert not is_excluded("https://ada.example/posts/y.html", [glob])


def test_only_own_dead_pages_get_the_nearest_one():
    root = "https://ada.example/blog/"
    lost, there, elsewhere, down = (
        Link(url=url, verdict=verdict, status=status, own=own, reason="why")
        for url, verdict, status, own in (
            (f"{root}tallk", Verdict.DEAD, 404, True),
            (f"{root}talk", Verdict.OK, 200, True),
            ("https://bob.example/blog/tallk", Verdict.DEAD, 404, False),
            (f"{root}talkk", Verdict.DEAD, None, True),
        )
    )
    found = with_nearest((lost, there, elsewhere, down), root)
    assert [each.reason for each in found] == ["why; nearest is talk", "why", "why", "why"]
    assert with_nearest((there, elsewhere), root) == (there, elsewhere)


def test_a_closed_service_says_so_whatever_it_answers():
    url = "https://plus.google.com/+AdaExample"
    page = Response(Request(url), 200, {"content-type": "text/html"})
    link = to_link(Outcome(url, page), own=False)
    assert (link.verdict, link.doubts) == (Verdict.SUSPICIOUS, ("Google+ closed on 2019-04-02",))
    gone = to_link(Outcome(url, Response(Request(url), 404)), own=False)
    assert (gone.verdict, gone.reason) == (
        Verdict.FAILING,
        "answered 404 Not Found; Google+ closed on 2019-04-02",
    )
    busy = to_link(Outcome(url, Response(Request(url), 503)), own=False)
    assert busy.verdict is Verdict.TEMPORARY
