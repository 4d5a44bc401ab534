"""Whose turn it is to look at walled profiles."""

from dataclasses import replace
from datetime import date

from freshness.account import Status
from freshness.confirmations import Confirmation, Looks
from freshness.presence import LISTED, Presence
from freshness.rules.unverifiable_since import check
from freshness.vocabulary import Confidence
from tests.rules.factory import TODAY, presence, site

URL = "https://www.linkedin.com/in/ada-example"


def flags(person: Presence, *looked: date) -> list[Confidence]:
    known = {URL: Confirmation(looked=looked[0], until=looked[1])} if looked else {}
    person = replace(person, looks=Looks(known, TODAY))
    return [flag.confidence for flag in check(site(), person, TODAY)]


def listed(person: Presence) -> Presence:
    return replace(person, owned=tuple(each._replace(how=LISTED) for each in person.owned))


def test_the_last_look_and_until_when_it_counts() -> None:
    person = presence(linkedin={})
    assert flags(person, date(2026, 6, 1), TODAY) == []
    assert flags(person, date(2026, 1, 1), date(2026, 11, 21)) == [Confidence.HIGH]


def test_never_looked_at_is_only_told_for_what_is_listed() -> None:
    person = presence(linkedin={})
    assert flags(person) == [Confidence.LOW]
    assert flags(listed(person)) == [Confidence.MEDIUM]


def test_an_export_is_a_look() -> None:
    assert flags(presence(linkedin={"as_of": date(2026, 9, 1)})) == []
    assert flags(presence(linkedin={"as_of": date(2026, 1, 1)})) == [Confidence.HIGH]


def test_open_places_are_nobodys_turn() -> None:
    assert flags(presence(github={}, mastodon={})) == []
    assert flags(listed(presence(github={"status": Status.UNVERIFIABLE}))) == []  # a bad day
    assert flags(listed(presence(github={"status": Status.PRIVATE}))) == [Confidence.MEDIUM]
