"""Profiles of which the provider says that they are gone."""

import pytest

from freshness.account import Status
from freshness.rules.dead_profile_link import check
from freshness.vocabulary import Verdict
from tests.rules.factory import link, presence, site

URL = "https://github.com/ada-example"


def test_the_link_on_the_site_is_named() -> None:
    there = link(URL)
    (flag,) = check(site(links=(there,)), presence(github={"status": Status.MISSING}))
    assert flag.link == there
    (flag,) = check(site(), presence(github={"status": Status.MISSING}))
    assert flag.place and flag.place.url == URL


def test_a_dead_link_is_told_once() -> None:
    dead = link(URL, Verdict.DEAD)
    assert list(check(site(links=(dead,)), presence(github={"status": Status.MISSING}))) == []


@pytest.mark.parametrize("status", set(Status) - {Status.MISSING, Status.SUSPENDED}, ids=str)
def test_nothing_else_is_gone(status: Status) -> None:
    assert list(check(site(), presence(github={"status": status}))) == []
