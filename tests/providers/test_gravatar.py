"""Gravatar, answering as its REST API does (version 3)."""

from datetime import date

from freshness.account import Status
from tests.conftest import Serve
from tests.providers.factory import read, told

ADA = "https://gravatar.com/adaexample"
PATH = "/v3/profiles/adaexample"
ANSWER = {
    "hash": "1a2b", "display_name": "Ada Example", "profile_url": ADA, "avatar_url": "https://pictures.example/1",
    "location": "Bern", "description": "Engines", "job_title": "Engineer", "company": "Engines Ltd",
    "verified_accounts": [
        {"service_type": "mastodon", "url": "https://social.example/@ada", "is_hidden": False},
        {"service_type": "x", "url": "https://x.com/ada", "is_hidden": True},
    ],
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, {PATH: ANSWER})
    assert (account.name, account.headline, account.employer) == (
        "Ada Example",
        "Engineer",
        "Engines Ltd",
    )
    assert (account.verified, account.last_moved) == ({"https://social.example/@ada"}, None)


def test_what_a_key_adds(serve: Serve) -> None:
    more = {
        "links": [{"label": "Site", "url": "https://ada.example"}],
        "last_profile_edit": "2024-05-06T00:00:00Z",
    }
    account = read(serve, ADA, {PATH: ANSWER | more})
    assert (account.website, account.last_moved) == ("https://ada.example/", date(2024, 5, 6))


def test_when_it_does_not_tell(serve: Serve) -> None:
    assert read(serve, ADA, {}).status is Status.MISSING
    assert read(serve, ADA, {PATH: {}}).status is Status.UNVERIFIABLE
    assert (
        read(serve, ADA, {PATH: told({}, 429, **{"Retry-After": "3600"})}).status is Status.LIMITED
    )
