"""Codeberg, answering as Forgejo's API does."""

from datetime import date

from freshness.account import Status
from freshness.config import Provider
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read

ADA = "https://codeberg.org/ada"
ROOT = "/api/v1/users/ada"
WORLD = {
    ROOT: {
        "id": 5, "login": "ada", "full_name": "Ada Example", "email": "ada@noreply.codeberg.example",
        "avatar_url": "https://codeberg.example/avatars/5", "created": "2021-02-03T04:05:06Z",
        "last_login": "0001-01-01T00:00:00Z", "active": False, "location": "Bern",
        "website": "https://ada.example", "description": "Engines", "visibility": "public",
    },
    f"{ROOT}/repos?limit=50": [
        {"name": "engine", "html_url": f"{ADA}/engine", "archived": True, "empty": False, "fork": False,
         "mirror": False, "website": "", "updated_at": "2024-01-01T00:00:00Z"},
        {"name": "theirs", "html_url": f"{ADA}/theirs", "fork": True},
    ],
    f"{ROOT}/activities/feeds?only-performed-by=true&limit=50": [
        {"op_type": "commit_repo", "created": "2026-06-07T00:00:00Z"}
    ],
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.name, account.bio, account.location, account.email) == (
        "Ada Example",
        "Engines",
        "Bern",
        "",
    )
    assert (account.website, account.created) == ("https://ada.example/", date(2021, 2, 3))
    assert account.last_moved == date(2026, 6, 7)
    (engine,) = account.works
    assert (engine.title, engine.archived, engine.empty) == ("engine", True, False)


def test_nobody_of_that_name(serve: Serve) -> None:
    account = read(serve, ADA, {})
    assert account.status is Status.MISSING
    assert account.reason == "Codeberg shows visitors no such account."


def test_a_server_of_ones_own() -> None:
    settings = {"codeberg": Provider(instances=["https://forge.example"])}
    found = profile("https://forge.example/ada", settings)
    assert found is not None
    assert (found.provider.slug, found.base) == ("codeberg", "https://forge.example")
