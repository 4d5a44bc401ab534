from dataclasses import replace

import pytest

from freshness.model import Link
from freshness.rule import Flag
from freshness.rules import dead_link
from freshness.vocabulary import Confidence, Severity, Verdict
from tests.rules.factory import link, site


def check(one: Link) -> list[Flag]:
    return list(dead_link.check(one, site(links=[one])))


def test_a_dead_link_fails_with_its_reason():
    [flag] = check(link("https://gone.example/", Verdict.DEAD, reason="answered 404 Not Found"))
    assert (flag.severity, flag.confidence) == (Severity.HIGH, Confidence.HIGH)
    assert "answered 404 Not Found" in flag.message
    assert "archived copy" in flag.advice


def test_a_failing_link_is_shown_but_does_not_fail():
    [flag] = check(link("https://gone.example/", Verdict.FAILING))
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.MEDIUM)


def test_the_nearest_page_is_the_advice():
    reason = "no such file; nearest is my site/about.html"
    dead = link("https://ada.example/abuot/", Verdict.DEAD, reason=reason, written="abuot/")
    [flag] = check(dead)
    assert flag.advice == "Link to my%20site/about.html if that is meant, or take the link out."


@pytest.mark.parametrize(
    ("doubts", "confidence"),
    [
        ((), Confidence.LOW),
        (("redirects to the home page",), Confidence.LOW),
        (("redirects to the home page", "b"), Confidence.MEDIUM),
        (("a", "b", "c"), Confidence.HIGH),
        (("a", "b", "c", "d"), Confidence.HIGH),
    ],
)
def test_a_suspicious_link_is_as_sure_as_there_are_doubts(doubts, confidence: Confidence):
    suspect = link("https://odd.example/a", Verdict.SUSPICIOUS, reason="; ".join(doubts))
    [flag] = check(replace(suspect, doubts=doubts))
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, confidence)


def test_every_role_is_told_as_it_deserves():
    flags = check(link("https://gone.example/", Verdict.DEAD, role="page asset frame meta"))
    told = [(flag.reference.role, flag.confidence) for flag in flags if flag.reference]
    assert told == [
        ("page", Confidence.HIGH),
        ("frame", Confidence.HIGH),
        ("meta", Confidence.LOW),
    ]


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict.OK,
        Verdict.MOVED,
        Verdict.TEMPORARY,
        Verdict.BLOCKED,
        Verdict.EXCLUDED,
        Verdict.UNCHECKED,
    ],
)
def test_what_is_not_known_to_be_gone_is_fine(verdict: Verdict):
    assert not check(link("https://there.example/", verdict))


def test_an_address_never_filled_in_is_for_another_rule():
    assert not check(link("https://ada.example/TODO", Verdict.DEAD, written="TODO"))
