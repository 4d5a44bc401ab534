"""The way back from a profile."""

from dataclasses import replace

import pytest

from freshness.rules.one_way_link import check
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence
from tests.rules.factory import ROOT, presence, site


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "https://www.ada.example/about"},
        {"website": "https://blog.ada.example"},
        {"website": "https://work.example", "links": ("https://ada.example/",)},
        {"bio": "I write at ada.example."},
    ],
)
def test_any_way_back_will_do(fields: dict[str, object]) -> None:
    assert list(check(site(), presence(github=fields))) == []


def test_a_place_without_a_field_owes_nothing() -> None:
    assert list(check(site(), presence(linkedin={}))) == []


def test_a_look_alike_domain_is_another() -> None:
    (flag,) = check(site(), presence(github={"website": "https://notada.example"}))
    assert "instead of your site" in flag.message
    assert flag.advice == "Set its site to https://ada.example/."


def test_a_profile_that_leads_to_the_next_is_doubtful() -> None:
    chain = {"website": "https://social.example/@ada"}
    here = {"website": ROOT, "verified": frozenset([ROOT])}
    (flag,) = check(site(), presence(github=chain, mastodon=here))
    assert flag.confidence is Confidence.LOW


def test_the_tick_of_mastodon() -> None:
    links = {"links": ("https://ada.example/",)}
    (flag,) = check(site(), presence(mastodon=links))
    assert "has not verified" in flag.message
    ticked = {**links, "verified": frozenset(links["links"])}
    assert list(check(site(), presence(mastodon=ticked))) == []


def test_a_folder_without_an_address_has_no_way_back() -> None:
    nowhere = replace(presence(github={}), root=UNKNOWN_ROOT)
    assert list(check(site(), nowhere)) == []
