"""DEV, answering as Forem's API does."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read

ADA = "https://dev.to/ada_example"
USER = "/api/users/by_username?url=ada_example"
ARTICLES = "/api/articles?username=ada_example&per_page=100"
WORLD = {
    USER: {
        "type_of": "user", "id": 1, "username": "ada_example", "name": "Ada Example", "summary": "Engines",
        "twitter_username": "ada_example", "github_username": None, "website_url": "https://ada.example",
        "location": "Bern", "joined_at": "Jan 1, 2017", "profile_image": "https://pictures.example/1.png",
    },
    ARTICLES: [
        {"title": "New", "url": f"{ADA}/new", "canonical_url": "https://blog.example/new",
         "published_timestamp": "2025-05-06T00:00:00Z", "edited_at": None},
        {"title": "Old", "url": f"{ADA}/old", "canonical_url": f"{ADA}/old",
         "published_timestamp": "2020-05-06T00:00:00Z", "edited_at": "2021-01-01T00:00:00Z"},
    ],
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.name, account.bio, account.location) == ("Ada Example", "Engines", "Bern")
    assert account.links == ("https://ada.example/", "https://x.com/ada_example")
    assert (account.created, account.last_moved) == (date(2017, 1, 1), date(2025, 5, 6))
    assert [(work.title, work.homepage, work.moved) for work in account.works] == [
        ("New", "https://blog.example/new", date(2025, 5, 6)),
        ("Old", "", date(2021, 1, 1)),
    ]


def test_an_organisation(serve: Serve) -> None:
    root = "/api/organizations/ada_example"
    told = {
        "type_of": "organization",
        "username": "ada_example",
        "name": "Engines",
        "url": "https://engines.example",
    }
    account = read(serve, ADA, {root: told, f"{root}/articles?per_page=100": WORLD[ARTICLES]})
    assert (account.status, account.name, account.website) == (
        Status.OK,
        "Engines",
        "https://engines.example/",
    )
    assert account.last_moved == date(2025, 5, 6)


def test_when_it_does_not_tell(serve: Serve) -> None:
    assert read(serve, ADA, {}).status is Status.MISSING
    assert read(serve, ADA, {USER: {}}).status is Status.UNVERIFIABLE


@pytest.mark.parametrize(
    "url", [f"{ADA}/new-1a", "https://dev.to/t/python", "https://dev.to/about"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
