"""A wall: which addresses are somebody's, and that nobody is asked."""

import pytest

from freshness.account import Status
from freshness.provider import profile
from freshness.providers.kaggle import EXAMPLES
from tests.conftest import Serve
from tests.providers.factory import ask, provider


def test_nobody_is_asked(serve: Serve) -> None:
    server = provider(serve, {})
    account = ask(next(iter(EXAMPLES)), server)
    assert (account.status, server.paths) == (Status.UNVERIFIABLE, [])


@pytest.mark.parametrize(
    "url", ["https://www.kaggle.com/datasets", "https://www.kaggle.com/ada/notebook"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
