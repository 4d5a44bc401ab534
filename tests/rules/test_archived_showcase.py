"""Shown work that does not speak for its owner."""

from dataclasses import replace
from datetime import date

import pytest

from freshness.account import Work
from freshness.model import ARCHIVED
from freshness.portfolio import projects
from freshness.rules.archived_showcase import check
from freshness.vocabulary import Confidence, Kind
from tests.rules.factory import ROOT, TODAY, dated, link, presence, site

URL = "https://github.com/ada-example/rivers"
HOME = dated(url=ROOT + "page.html", kind=Kind.PORTFOLIO)


def flagged(linked: str = "", **fields: object) -> list[tuple[str, Confidence]]:
    work = Work(url=URL, title="rivers", **fields)  # type: ignore[arg-type]
    there = (link(URL, reason=linked),) if linked else ()
    here, person = site(HOME, links=there), presence(github={"works": (work,)})
    flags = check(here, replace(person, projects=projects(here, person)), TODAY)
    return [(flag.message, flag.confidence) for flag in flags]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"archived": True}, "archived"),
        ({"empty": True, "licence": ""}, "empty"),
        ({"moved": date(2022, 1, 1)}, "4 years ago"),
        ({"licence": ""}, "no licence"),
    ],
)
def test_what_is_pinned(fields: dict[str, object], words: str) -> None:
    ((message, sure),) = flagged(showcase=True, **fields)
    assert words in message
    assert sure > Confidence.LOW
    assert flagged(**fields) == []  # shown by nobody


def test_what_the_site_links_to_may_say_so_itself() -> None:
    assert flagged("ok", licence="") == [("You show rivers, which has no licence.", Confidence.LOW)]
    assert flagged(ARCHIVED, archived=True) == []  # told by `archived-repository`


def test_unknown_is_no_fault() -> None:
    assert flagged(showcase=True) == flagged(showcase=True, moved=TODAY, licence="MIT") == []
