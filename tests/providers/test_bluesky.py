from datetime import date
from typing import Any

import pytest

from freshness.account import Account, Status
from freshness.provider import profile, read_account


def test_an_account_is_recognised() -> None:
    found = profile("https://bsky.app/profile/did:plc:abc")
    assert found is not None
    assert (found.provider.slug, found.account) == ("bluesky", "did:plc:abc")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://bsky.app/search") is None


class PretendApi:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def get(self, url: str) -> Any:
        return self.answer


def read(answer: Any) -> Account:
    found = profile("https://bsky.app/profile/ada.example")
    assert found is not None
    return read_account(found, PretendApi(answer))


def test_when_it_last_moved() -> None:
    assert read({"feed": [{"post": {"indexedAt": "2026-05-06T01:02:03Z"}}]}).last_moved == date(
        2026, 5, 6
    )


@pytest.mark.parametrize("answer", [None, "text", 7])
def test_nonsense_is_no_answer(answer: Any) -> None:
    assert read(answer).status is Status.UNVERIFIABLE
