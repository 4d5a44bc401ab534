import pytest

from freshness.model import DatedPage, Link
from freshness.rule import Flag
from freshness.rules.mixed_content import check
from freshness.vocabulary import Confidence, Kind, Severity, Verdict
from tests.rules.factory import ROOT, dated, link, site

PLAIN = dated()
POST = dated(kind=Kind.POST)


def flags(*links: Link, page: DatedPage = PLAIN, root: str = ROOT) -> list[Flag]:
    return list(check(site(page, url=root, links=links)))


@pytest.mark.parametrize("role", ["asset", "frame"])
def test_what_a_secure_page_loads_must_be_secure(role: str):
    [flag] = flags(link("http://cdn.example/a.js", role=role))
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, Confidence.MEDIUM)


def test_a_picture_matters_less_and_not_in_a_dated_post():
    picture = link("http://cdn.example/a.png", role="asset")
    [flag] = flags(picture)
    assert flag.severity is Severity.LOW
    assert not flags(picture, page=POST)
    assert flags(link("http://cdn.example/a.js", role="asset"), page=POST)


def test_a_site_on_plain_http_may_load_over_it():
    assert not flags(link("http://cdn.example/a.js", role="asset"), root="http://ada.example/")


def test_links_are_for_another_rule():
    assert not flags(link("http://github.com/ada"))


def test_a_known_host_is_sure_and_the_advice_its_secure_address():
    [flag] = flags(link("http://fonts.googleapis.com/css?family=Lato", role="asset"))
    assert flag.confidence is Confidence.HIGH
    assert flag.advice == "Write https://fonts.googleapis.com/css?family=Lato instead."


@pytest.mark.parametrize("url", ["http://localhost/a.js", "https://cdn.example/a.js"])
def test_local_and_secure_parts_are_fine(url: str):
    assert not flags(link(url, role="asset"))


def test_what_is_missing_or_closed_is_for_other_rules():
    assert not flags(link("http://cdn.example/a.js", Verdict.DEAD, role="asset"))
    assert not flags(link("http://cdn.mathjax.org/mathjax/latest/MathJax.js", role="asset"))


def test_one_host_is_one_problem():
    many = [link(f"http://cdn.example/{number}.js", role="asset") for number in range(50)]
    assert len(flags(*many)) == 10
