"""The table of facts and places, and what is odd in it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Account, Role, Status
from freshness.presence import Presence, Seen
from freshness.truth import Cell, Fact, Table, table, unread
from freshness.vocabulary import PartialDate
from tests.rules.factory import ROOT, TODAY, link, presence
from tests.test_pictures import face, identicon

PAST = Role(title="Data analyst", place="Sample & Daughters", end=PartialDate(2023, 1))
NOW = Role(title="Data engineer", place="Example Water Board", current=True)


def me(**fields: Any) -> Account:
    blank = Account(provider="resume.json", id="resume.json", url=ROOT + "resume.json")
    return replace(blank, **fields)


def told(*own: Account, **accounts: dict[str, Any]) -> Table:
    return table(replace(presence(**accounts), told=own), TODAY)


def odd(found: Table) -> list[tuple[str, str]]:
    return [(each.fact.value, each.place) for each in found.odd]


def test_the_owners_own_word_counts() -> None:
    found = told(
        me(name="Ada Example", headline="Data engineer", roles=(NOW, PAST), location="Ghent"),
        github={"name": "ada", "employer": "@sample-and-daughters", "location": "Gent, Belgium"},
        bluesky={"name": "Ada M. Example", "location": "Vienna"},
        mastodon={"name": "Bert Example"},
    )
    assert odd(found) == [
        ("name", "Fediverse (ada@social.example)"),
        ("employer", "GitHub (ada-example)"),
        ("location", "Bluesky (ada.example)"),
    ]
    cell = found.at(Fact.EMPLOYER, "GitHub (ada-example)")
    assert cell and (cell.over, cell.contradicts) == (PAST, "Example Water Board")
    assert found.at(Fact.NAME, "nowhere") is None


def test_a_past_that_a_bio_still_tells() -> None:
    stale = {"bio": "Data analyst at Sample and Daughters. Rivers."}
    (cell,) = told(me(roles=(NOW, PAST)), github=stale).odd
    assert (cell.fact, cell.over) == (Fact.EMPLOYER, PAST)
    assert odd(told(me(roles=(NOW,)), github=stale)) == []  # who knows; a bio is free text
    assert (
        odd(told(me(roles=(NOW, PAST)), github={"bio": "I row at dawn, engineer at heart."})) == []
    )


def test_a_past_beside_the_present_is_odd_as_well() -> None:
    both = {"employer": "@example-water-board @sample-and-daughters"}
    (cell,) = told(me(roles=(NOW, PAST)), github=both).odd
    assert (cell.over, cell.contradicts) == (PAST, "Example Water Board")
    fine = {"employer": "@example-water-board @bell-works"}
    assert odd(told(me(roles=(NOW, PAST)), github=fine)) == []


def test_who_is_freelance_beside_a_position_is_held_against_the_position() -> None:
    free = replace(NOW, place="Freelance")
    assert odd(told(me(roles=(NOW, free)), github={"employer": "Bell Works"})) != []
    assert odd(told(me(roles=(free,)), github={"employer": "Bell Works"})) == []


def test_a_headline_that_still_tells_the_past() -> None:
    stale = {"headline": "Data analyst at Sample and Daughters", "employer": "Example Water Board"}
    (cell,) = told(me(headline="Data engineer", roles=(NOW, PAST)), github=stale).odd
    assert (cell.fact, cell.over, cell.contradicts) == (Fact.HEADLINE, PAST, "Data engineer")
    for headline in ("Engineer at Bell Works", "Engineer, formerly at Sample and Daughters"):
        assert odd(told(me(roles=(NOW, PAST)), github={"headline": headline})) == []
    promoted = replace(PAST, place=NOW.place)
    fine = {"headline": "Engineer at Example Water Board"}
    assert odd(told(me(roles=(NOW, promoted)), github=fine)) == []


def test_a_range_that_ends_ahead_is_a_present() -> None:
    ends = replace(PAST, end=PartialDate(2027))
    assert odd(told(me(roles=(ends,)), github={"employer": "Sample & Daughters"})) == []


def test_without_an_own_word_most_places_decide() -> None:
    two = {"location": "Ghent"}
    assert odd(told(github=two, bluesky={"location": "Berlin"})) == []
    found = told(github=two, mastodon=two, bluesky={"location": "Berlin"})
    assert odd(found) == [("location", "Bluesky (ada.example)")]


def test_a_university_in_two_languages_is_one() -> None:
    here = me(employer="Universität Wien")
    assert odd(told(here, github={"employer": "University of Vienna"})) == []
    assert odd(told(here, github={"employer": "University of Graz"})) != []


def test_nobody_is_employed_by_a_phrase() -> None:
    for words in ("Freelance", "@", "open to work", "-"):
        assert odd(told(me(roles=(NOW,)), github={"employer": words})) == []


def test_sites_and_addresses() -> None:
    found = told(
        me(email="ada@ada.example"), github={"website": "https://old.example", "email": "x@y.z"}
    )
    assert odd(found) == [("site", "GitHub (ada-example)")]
    assert found.truths[Fact.SITE].text == ROOT


def test_pictures_by_what_they_show() -> None:
    urls = ("https://a.example/1.png", "https://a.example/2.png", ROOT + "me.png")
    seen = dict(
        zip(
            urls,
            (Seen(link(""), body) for body in (face("JPEG"), identicon(), face())),
            strict=True,
        )
    )
    person = presence(github={"avatar": urls[0]}, mastodon={"avatar": urls[1]})
    person = replace(person, told=(me(avatar=urls[2]),), seen=seen)
    assert odd(table(person, TODAY)) == [("picture", "Fediverse (ada@social.example)")]
    assert odd(table(replace(person, seen={}), TODAY)) == []


def test_what_could_not_be_read() -> None:
    person = presence(github={}, mastodon={"status": Status.LIMITED, "reason": "Come back later."})
    ((owned, reason),) = unread(person)
    assert (owned.profile.provider.slug, reason) == ("mastodon", "Come back later.")
    assert len(list(unread(replace(person, accounts={})))) == 2


VALUES = st.fixed_dictionaries(
    {
        name: st.sampled_from(["", "Ada", "Ada Example", "Ghent", "Data engineer at X", "@x"])
        | st.text(max_size=9)
        for name in ("name", "headline", "bio", "employer", "location", "website", "avatar")
    }
)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "ada 🌊"},
        {"name": "EXAMPLE Ada, PhD"},
        {"name": "Ada Example | data & rivers"},
        {"name": "A. M. Example-Sample"},
        {"employer": "@example-water-board"},
        {"employer": "Example Water Board — data team"},
        {"employer": "EWB"},
        {"employer": "Self-employed"},
        {"employer": "@rowing-club @example-water-board"},
        {"headline": "Sr. Data Engineer @ Example Water Board | Rowing"},
        {"headline": "Turning rivers into warnings"},
        {"headline": "Dateningenieurin bei Example Water Board"},
        {"headline": "Senior Data Engineer, ex-Sample & Daughters"},
        {"bio": "Formerly Data analyst at Sample & Daughters, now with rivers."},
        {"bio": "I was at Sample & Daughters until 2023."},
        {"location": "Gent / remote"},
        {"location": "Belgium 🇧🇪"},
        {"location": "Greater Ghent Area"},
        {"location": "somewhere near the water"},
        {"location": "BE"},
        {"website": "http://www.ada.example/blog?x=1"},
        {"email": "ada+github@mail.example"},
        {"avatar": "https://a.example/other.png"},
    ],
    ids=lambda fields: next(iter(fields.values())),
)
def test_what_people_write_of_the_same_thing_is_not_odd(fields: dict[str, str]) -> None:
    here = me(
        name="Ada M. Example", headline="Senior data engineer", roles=(NOW, PAST),
        location="Ghent, Belgium", email="ada@ada.example", avatar=ROOT + "me.png",
    )  # fmt: skip
    assert odd(told(here, github=fields)) == []


@given(VALUES, VALUES)
def test_any_two_accounts_are_compared_and_the_same_twice_is_never_odd(a: Any, b: Any) -> None:
    found = told(me(**a), github=b)
    assert all(isinstance(each, Cell) for each in found.cells)
    again = {**a, "website": ""}
    assert odd(told(me(**again), github=again)) == []
    assert table(Presence(), date(2026, 1, 1)).cells == ()
