from dataclasses import replace

import pytest

from freshness.model import Link
from freshness.rule import Flag
from freshness.rules.missing_asset import check
from freshness.vocabulary import Confidence, Severity, Verdict
from tests.rules.factory import link, site


def flags(*links: Link) -> list[Flag]:
    return list(check(site(links=links)))


def test_a_missing_picture_is_bad():
    [flag] = flags(link("https://ada.example/a.png", Verdict.DEAD, role="asset"))
    assert (flag.severity, flag.confidence) == (Severity.HIGH, Confidence.HIGH)


def test_a_missing_icon_is_hardly_seen():
    [flag] = flags(link("https://ada.example/favicon.ico", Verdict.DEAD, role="asset"))
    assert flag.severity is Severity.LOW


def test_a_failing_asset_of_others_may_come_back():
    [flag] = flags(link("https://cdn.example/a.js", Verdict.FAILING, role="asset"))
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.MEDIUM)


@pytest.mark.parametrize("role", ["page", "frame", "meta"])
def test_links_are_for_another_rule(role: str):
    assert not flags(link("https://ada.example/a.png", Verdict.DEAD, role=role))


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.BLOCKED, Verdict.UNCHECKED])
def test_what_may_be_there_is_fine(verdict: Verdict):
    assert not flags(link("https://cdn.example/a.js", verdict, role="asset"))


def font(ending: str, verdict: Verdict) -> Link:
    return link(f"https://ada.example/a.{ending}", verdict, role="asset")


def test_a_font_is_told_once():
    dead = [font(ending, Verdict.DEAD) for ending in ("eot?iefix", "eot", "woff2", "woff", "svg")]
    [flag] = flags(*dead)
    assert flag.severity is Severity.MEDIUM
    assert "5 formats" in flag.message


def test_a_font_of_one_page_speaks_for_all():
    twice = font("woff", Verdict.DEAD)
    elsewhere = twice.sources[0]._replace(page="https://ada.example/other.html")
    [flag] = flags(replace(twice, sources=(*twice.sources, elsewhere)))
    assert flag.link
    assert flag.link.sources == twice.sources


@pytest.mark.parametrize("there", [Verdict.OK, Verdict.UNCHECKED, Verdict.TEMPORARY])
def test_one_format_of_a_font_is_enough(there: Verdict):
    assert not flags(font("eot", Verdict.DEAD), font("woff2", there))


def test_a_drawing_is_no_font():
    [flag] = flags(font("svg", Verdict.DEAD), font("png", Verdict.OK))
    assert flag.severity is Severity.HIGH


def test_what_was_meant_is_the_advice():
    meant = "no such file; perhaps https://cdn.example/a.js"
    [flag] = flags(link("https://ada.example/x", Verdict.DEAD, role="asset", reason=meant))
    assert flag.advice == "Load https://cdn.example/a.js instead."
