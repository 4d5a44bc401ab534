"""A wall: which addresses are somebody's, and that nobody is asked."""

import pytest

from freshness.account import Status
from freshness.provider import profile
from freshness.providers.x import EXAMPLES
from tests.conftest import Serve
from tests.providers.factory import ask, provider


def test_nobody_is_asked(serve: Serve) -> None:
    server = provider(serve, {})
    account = ask(next(iter(EXAMPLES)), server)
    assert (account.status, server.paths) == (Status.UNVERIFIABLE, [])


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/home",
        "https://twitter.com/ada/status/1",
        "https://twitter.com/intent/tweet?text=a",
        "https://x.com/share?url=a",
    ],
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
