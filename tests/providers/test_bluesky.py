"""Bluesky, answering as its public API does."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read, told

ADA = "https://bsky.app/profile/ada.example"
PROFILE = "/xrpc/app.bsky.actor.getProfile?actor=ada.example"
FEED = "/xrpc/app.bsky.feed.getAuthorFeed?actor=ada.example&limit=50"
ANSWER = {
    "did": "did:plc:ada234", "handle": "ada.example", "displayName": "Ada Example",
    "description": "Engines. https://talks.example/ada", "website": "https://ada.example",
    "avatar": "https://cdn.example/a.jpg", "createdAt": "2023-05-06T00:00:00Z",
    "indexedAt": "2026-01-01T00:00:00Z", "labels": [],
}  # fmt: skip
POSTS = {
    "feed": [
        {"post": {"indexedAt": "2026-11-02T00:00:00Z"}, "reason": {"$type": "#reasonRepost"}},
        {
            "post": {
                "indexedAt": "2026-11-01T00:00:00Z",
                "record": {"createdAt": "2099-01-01T00:00:00Z"},
            }
        },
    ]
}


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, {PROFILE: ANSWER, FEED: POSTS})
    assert (account.status, account.name, account.website) == (
        Status.OK,
        "Ada Example",
        "https://ada.example/",
    )
    assert account.links == ("https://ada.example/", "https://talks.example/ada")
    assert account.acts == (date(2026, 11, 1),)  # not a repost, and not the writer's own clock
    assert not account.is_default_avatar


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (told({"error": "InvalidRequest", "message": "Profile not found"}, 400), Status.MISSING),
        (told({"error": "InvalidRequest", "message": "Something else"}, 400), Status.UNVERIFIABLE),
        (told({"error": "AccountTakedown", "message": "Account has been suspended"}, 400), Status.SUSPENDED),
        (told({"error": "AccountDeactivated", "message": "Account is deactivated"}, 400), Status.PRIVATE),
        (told(ANSWER | {"labels": [{"val": "!no-unauthenticated"}]}), Status.PRIVATE),
        (told({"message": "hello"}), Status.UNVERIFIABLE),
        (told([]), Status.UNVERIFIABLE),
    ],
)  # fmt: skip
def test_when_it_does_not_tell(answer: object, status: Status, serve: Serve) -> None:
    account = read(serve, ADA, {PROFILE: answer, FEED: POSTS})
    assert (account.status, account.name, account.bio) == (status, "", "")
    assert account.reason.startswith("Bluesky ")


def test_a_handle_whose_domain_is_lost(serve: Serve) -> None:
    account = read(serve, ADA, {PROFILE: ANSWER | {"handle": "handle.invalid"}, FEED: POSTS})
    assert account.notes == ("The handle leads to no domain any more.",)


def test_a_post_is_no_profile() -> None:
    assert profile(f"{ADA}/post/3k") is None
