"""Hacker News, answering as its API does."""

from datetime import date

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read

ADA = "https://news.ycombinator.com/user?id=Ada_example"
USER = "/v0/user/Ada_example.json"
WORLD = {
    USER: {
        "id": "Ada_example", "created": 1_300_000_000, "karma": 7, "submitted": [3, 2, 1],
        "about": "Engines.<p>See <a href=\"https:&#x2F;&#x2F;ada.example\" rel=\"nofollow\">https:&#x2F;&#x2F;ada.example</a>",
    },
    "/v0/item/3.json": {"id": 3, "deleted": True, "time": 1_790_000_000},
    "/v0/item/2.json": {"id": 2, "time": 1_700_000_000},
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.id, account.bio) == ("Ada_example", "Engines.See https://ada.example")
    assert account.links == ("https://ada.example/",)
    assert account.acts == (date(2023, 11, 14),)  # what was deleted is no act


def test_when_it_does_not_tell(serve: Serve) -> None:
    assert read(serve, ADA, {USER: "null"}).status is Status.MISSING
    assert read(serve, ADA, {USER: {}}).status is Status.UNVERIFIABLE


def test_a_thread_is_no_account() -> None:
    assert profile("https://news.ycombinator.com/item?id=4711") is None
