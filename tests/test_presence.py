"""The owner elsewhere, as rules see it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Account, Role, Status, Work
from freshness.config import HalfLife
from freshness.model import Report
from freshness.portfolio import projects
from freshness.presence import Presence, name
from freshness.registry import bind, parameter_types
from freshness.reporter import Style
from freshness.rule import rules
from freshness.sheet import sheets
from freshness.sheet_data import FORMATS
from freshness.vocabulary import PartialDate
from tests.rules.factory import TODAY, presence, site


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://ada.example/", True),
        ("http://www.ada.example/about", True),
        ("https://blog.ada.example", True),
        ("https://ada.example.evil.example/", False),
        ("https://notada.example/", False),
        ("ada.example", False),
        ("", False),
    ],
)
def test_whose_addresses(url: str, own: bool) -> None:
    assert presence().is_own(url) is own
    assert not Presence().is_own(url)


def test_a_second_site_of_theirs_is_their_own() -> None:
    person = replace(presence(), sites=("https://www.rivers.example/",))
    assert person.is_own("https://rivers.example/about")
    assert not person.is_own("https://bells.example/")


def test_who_answered_and_who_told_something() -> None:
    person = presence(github={}, mastodon={"status": Status.MISSING})
    assert [name(each.profile) for each, _ in person.read()] == ["GitHub (ada-example)"]
    assert len(list(person.answered())) == 2


WORDS = st.sampled_from(
    ["", "Ada Example", "Data analyst at X", "@x", "Ghent", "\x1b[31m", "a" * 400]
) | st.text(max_size=9)
URLS = (
    st.sampled_from(
        ["", "https://ada.example/", "https://github.com/ada-old", "https://x", "nonsense", "//"]
    )
    | WORDS
)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
PARTIAL = st.none() | st.builds(PartialDate, st.integers(1990, 2100))
ROLES = st.builds(Role, title=WORDS, place=WORDS, start=PARTIAL, end=PARTIAL, current=st.booleans())
WORKS = st.builds(
    Work, url=URLS, title=WORDS, moved=DAYS, archived=st.booleans(), empty=st.booleans(),
    licence=st.none() | WORDS, homepage=URLS, showcase=st.booleans(), broken=WORDS,
)  # fmt: skip
FIELDS = st.fixed_dictionaries(
    dict.fromkeys(("id", "reason", "name", "headline", "bio", "location", "employer", "email"), WORDS)
    | dict.fromkeys(("url", "website", "avatar", "moved_to"), URLS)
    | {
        "status": st.sampled_from(Status), "is_default_avatar": st.booleans(), "last_moved": DAYS,
        "acts": st.lists(DAYS.filter(bool), max_size=6).map(tuple), "as_of": DAYS,
        "links": st.lists(URLS, max_size=3).map(tuple), "old_handles": st.lists(URLS, max_size=2).map(tuple),
        "roles": st.lists(ROLES, max_size=3).map(tuple), "works": st.lists(WORKS, max_size=3).map(tuple),
    }
)  # fmt: skip
ABOUT = [
    rule
    for rule in rules().values()
    if Presence in parameter_types(rule, rule.attribute("check")).values()
]


@given(FIELDS, FIELDS, FIELDS)
def test_whatever_a_place_tells_rules_and_tables_survive_it(a: Any, b: Any, told: Any) -> None:
    person = presence(github=a, mastodon=b, linkedin={})
    me = Account(provider="resume.json", **{**told, "status": Status.OK})
    person = replace(person, told=(me,), projects=projects(site(), person))
    services = {date: TODAY, Presence: person, HalfLife: HalfLife()}
    flags = [f for rule in ABOUT for f in bind(rule, rule.attribute("check"), services)(site())]
    assert all(flag.message and flag.advice for flag in flags)
    report = Report(today=TODAY, surfaces=(), pages=(), links=(), findings=(), presences=(person,))
    for tell in FORMATS.values():
        assert "\x1b" not in tell(sheets(report, Style()), Style())
