"""Badges on pages."""

from dataclasses import replace

from freshness.presence import Seen
from freshness.rules.failing_badge import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, link, presence, site

URL = "https://img.shields.io/github/actions/workflow/status/ada/rivers/ci.yml"


def flags(words: str, kind: Kind = Kind.PAGE) -> int:
    badge = link(URL, role="asset")
    seen = {URL: Seen(badge, f'<svg aria-label="{words}"></svg>'.encode())}
    page = dated(url=ROOT + "page.html", kind=kind)
    return len(list(check(site(page, links=(badge,)), replace(presence(), seen=seen))))


def test_by_its_words() -> None:
    assert flags("build: failing") == flags("downloads: package not found") == 1
    assert flags("build: passing") == flags("failover: 3") == flags("") == 0


def test_a_post_tells_of_its_day() -> None:
    assert flags("build: failing", Kind.POST) == 0
