"""Its feed, and which addresses are somebody's."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read
from tests.providers.feeds import RSS


def test_its_feed_is_read(serve: Serve) -> None:
    account = read(
        serve,
        "https://www.goodreads.com/user/show/4711-ada",
        {"/review/list_rss/4711?shelf=read": RSS},
    )
    assert (account.status, account.last_moved) == (Status.OK, date(2026, 8, 3))
    assert {work.kind for work in account.works} == {"review"}


@pytest.mark.parametrize("url", ["https://www.goodreads.com/author/show/4711"])
def test_where_no_feed_can_be_named_nobody_is_asked(url: str, serve: Serve) -> None:
    server = provider(serve, {})
    account = ask(url, server)
    assert (account.status, server.paths) == (Status.UNVERIFIABLE, [])
    assert " tells programs " in account.reason


@pytest.mark.parametrize("url", ["https://www.goodreads.com/book/show/4711"])
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
