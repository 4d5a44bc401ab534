"""crates.io, answering as its API does."""

from datetime import date

import pytest

from freshness.account import Status
from tests.conftest import Serve
from tests.providers.factory import read, told

ADA = "https://crates.io/users/ada-example"
USER = "/api/v1/users/ada-example"
CRATES = "/api/v1/crates?user_id=7&sort=recent-updates&per_page=100"
WORLD = {
    USER: {"user": {"id": 7, "login": "ada-example", "name": "Ada Example", "url": "https://github.com/ada-example", "avatar": None}},
    CRATES: {
        "crates": [
            {"id": "engine", "name": "engine", "updated_at": "2025-03-04T00:00:00Z", "homepage": None,
             "documentation": "https://docs.example/engine", "repository": None, "yanked": False},
            {"id": "old", "name": "old", "updated_at": "2019-03-04T00:00:00Z", "yanked": True},
            {"id": None},
        ]
    },
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.name, account.links) == ("Ada Example", ("https://github.com/ada-example",))
    assert account.last_moved == date(2025, 3, 4)
    assert [(work.title, work.archived, work.homepage) for work in account.works] == [
        ("engine", False, "https://docs.example/engine"),
        ("old", True, ""),
    ]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (told({"errors": [{"detail": "Not Found"}]}, 404), Status.MISSING),
        ({"user": {"id": "7"}}, Status.UNVERIFIABLE),
        (told({"errors": []}, 403), Status.UNVERIFIABLE),
    ],
)
def test_when_it_does_not_tell(answer: object, status: Status, serve: Serve) -> None:
    assert read(serve, ADA, {USER: answer}).status is status
