"""Trying rules on small sites."""

from freshness import testing
from freshness.vocabulary import Verdict

PAGE = {"index.html": '<title>Ada</title><a href="https://b.example/">b</a>'}


def verdict(facts: str) -> Verdict:
    world = {"network.yml": f"https://b.example/: {{{facts}}}"}
    report = testing.report({**PAGE, **world})
    return next(link.verdict for link in report.links if link.url == "https://b.example/")


def test_without_a_network_nothing_is_said_about_others() -> None:
    (link,) = testing.report(PAGE).links
    assert link.verdict is Verdict.UNCHECKED


def test_the_world_answers() -> None:
    assert verdict("status: 200") is Verdict.OK
    assert verdict("status: 503") is Verdict.TEMPORARY
    assert verdict("status: 404") is Verdict.FAILING
    assert verdict("error: timeout") is Verdict.TEMPORARY


def test_the_past_is_remembered() -> None:
    assert verdict("status: 404, runs: 2, since: 2026-11-01") is Verdict.DEAD
    assert verdict("status: 404, runs: 9, since: 2026-11-20") is Verdict.FAILING
    assert verdict("status: 410, runs: 1, since: 2026-11-21") is Verdict.DEAD


def test_a_site_that_the_world_tells_of_is_looked_at_live() -> None:
    report = testing.report(
        {
            "index.html": '<title>Ada</title><a href="about/">about</a>',
            "about/index.html": "<title>About</title>",
            "network.yml": "https://ada.example/: {certificate: [2026-09-01, 2026-11-30]}",
        }
    )
    assert [(page.page.url, page.page.path) for page in report.pages] == [
        ("https://ada.example/", None),
        ("https://ada.example/about/", None),
    ]
    assert [finding.rule for finding in report.findings] == ["expiring-certificate"]
