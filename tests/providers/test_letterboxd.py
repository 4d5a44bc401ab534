"""Its feed, and which addresses are somebody's."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read
from tests.providers.feeds import RSS


def test_its_feed_is_read(serve: Serve) -> None:
    account = read(serve, "https://letterboxd.com/ada_example", {"/ada_example/rss/": RSS})
    assert (account.status, account.last_moved) == (Status.OK, date(2026, 8, 3))
    assert {work.kind for work in account.works} == {"review"}


@pytest.mark.parametrize(
    "url", ["https://letterboxd.com/films", "https://letterboxd.com/film/metropolis/"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
