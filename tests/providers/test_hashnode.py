"""Its feed, and which addresses are somebody's."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read
from tests.providers.feeds import RSS


def test_its_feed_is_read(serve: Serve) -> None:
    account = read(serve, "https://ada-example.hashnode.dev", {"/rss.xml": RSS})
    assert (account.status, account.last_moved) == (Status.OK, date(2026, 8, 3))
    assert {work.kind for work in account.works} == {"article"}


@pytest.mark.parametrize(
    "url", ["https://ada-example.hashnode.dev/a-post", "https://hashnode.com/explore"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
