"""Demos by what their addresses answer."""

from dataclasses import replace

import pytest

from freshness.account import Work
from freshness.model import Link
from freshness.presence import Seen
from freshness.rules.demo_down import check
from freshness.vocabulary import Verdict
from tests.rules.factory import link, presence, site

DEMO = "https://rivers.example/"
WORK = Work(
    url="https://github.com/ada-example/rivers", title="rivers", homepage=DEMO, showcase=True
)


def flags(verdict: Verdict, *links: Link) -> int:
    person = presence(github={"works": (WORK,)})
    seen = {DEMO: Seen(Link(url=DEMO, verdict=verdict, reason="answered 404"))}
    return len(list(check(site(links=links), replace(person, seen=seen))))


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_surely_fails(verdict: Verdict) -> None:
    assert flags(verdict) == (verdict in (Verdict.DEAD, Verdict.FAILING, Verdict.SUSPICIOUS))


def test_what_its_host_says() -> None:
    (flag,) = check(site(), presence(github={"works": (replace(WORK, broken="RUNTIME_ERROR"),)}))
    assert "RUNTIME_ERROR" in flag.message


def test_what_the_site_links_to_is_told_as_a_link() -> None:
    assert flags(Verdict.DEAD, link(DEMO)) == 0
