from datetime import date
from typing import Any

import pytest

from freshness.api import NoAnswer
from freshness.provider import profile


def test_an_account_is_recognised() -> None:
    found = profile("https://social.example/@ada?lang=de")
    assert found is not None
    assert (found.provider.slug, found.account) == ("mastodon", "ada")


def test_other_pages_there_are_no_account() -> None:
    assert profile("https://social.example/@ada/1234") is None


class PretendApi:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def get(self, url: str) -> Any:
        return self.answer


def last_moved(answer: Any) -> date | None:
    found = profile("https://social.example/@ada")
    assert found is not None
    assert found.last_moved is not None
    return found.last_moved(found, PretendApi(answer))


def test_when_it_last_moved() -> None:
    assert last_moved({"last_status_at": "2026-05-06"}) == date(2026, 5, 6)


@pytest.mark.parametrize("answer", [None, "text", 7])
def test_nonsense_is_no_answer(answer: Any) -> None:
    with pytest.raises(NoAnswer):
        last_moved(answer)
