"""Profiles of which only the feed may be read."""

from datetime import date

from freshness.account import Status
from tests.conftest import Serve
from tests.providers.factory import read
from tests.providers.feeds import RSS
from tests.server import Answer

ADA = "https://medium.com/@ada.example"
PATH = "/feed/@ada.example"


def test_what_was_written_and_when(serve: Serve) -> None:
    account = read(serve, ADA, {PATH: RSS})
    assert account.status is Status.OK
    assert account.acts == (date(2026, 8, 3), date(2025, 1, 2))
    assert [(work.title, work.url, work.kind, work.moved) for work in account.works] == [
        ("New", "https://posts.example/new", "article", date(2026, 8, 3)),
        ("Old", "https://posts.example/old", "article", date(2025, 1, 2)),
    ]
    assert account.notes == ("Medium tells programs about posts only.",)
    assert account.name == ""


def test_a_feed_that_is_not_there_proves_nothing(serve: Serve) -> None:
    account = read(serve, ADA, {})
    assert account.status is Status.UNVERIFIABLE
    assert account.reason == "Medium shows no feed for this account just now."


def test_walls_and_nonsense(serve: Serve) -> None:
    for answer in (Answer(403, "<title>Just a moment...</title>"), "<p>Hello</p>"):
        assert read(serve, ADA, {PATH: answer}).status is Status.UNVERIFIABLE
