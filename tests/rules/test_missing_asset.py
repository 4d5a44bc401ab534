import pytest

from freshness.rules.missing_asset import check
from freshness.vocabulary import Confidence, Severity, Verdict
from tests.rules.factory import link


def test_a_missing_picture_is_bad():
    [flag] = check(link("https://ada.example/a.png", Verdict.DEAD, role="asset"))
    assert (flag.severity, flag.confidence) == (Severity.HIGH, Confidence.HIGH)


def test_a_missing_icon_is_hardly_seen():
    [flag] = check(link("https://ada.example/favicon.ico", Verdict.DEAD, role="asset"))
    assert flag.severity is Severity.LOW


def test_a_failing_asset_of_others_may_come_back():
    [flag] = check(link("https://cdn.example/a.js", Verdict.FAILING, role="asset"))
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.MEDIUM)


@pytest.mark.parametrize("role", ["page", "frame", "meta"])
def test_links_are_for_another_rule(role: str):
    assert not list(check(link("https://ada.example/a.png", Verdict.DEAD, role=role)))


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.BLOCKED, Verdict.UNCHECKED])
def test_what_may_be_there_is_fine(verdict: Verdict):
    assert not list(check(link("https://cdn.example/a.js", verdict, role="asset")))
