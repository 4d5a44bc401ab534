"""The owner elsewhere, as rules see it."""

import pytest

from freshness.account import Status
from freshness.presence import Presence, name
from tests.rules.factory import presence


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://ada.example/", True),
        ("http://www.ada.example/about", True),
        ("https://blog.ada.example", True),
        ("https://ada.example.evil.example/", False),
        ("https://notada.example/", False),
        ("ada.example", False),
        ("", False),
    ],
)
def test_whose_addresses(url: str, own: bool) -> None:
    assert presence().is_own(url) is own
    assert not Presence().is_own(url)


def test_who_answered_and_who_told_something() -> None:
    person = presence(github={}, mastodon={"status": Status.MISSING})
    assert [name(each.profile) for each, _ in person.read()] == ["GitHub (ada-example)"]
    assert len(list(person.answered())) == 2
