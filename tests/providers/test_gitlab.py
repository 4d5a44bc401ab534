"""GitLab, answering as its REST API does (version 4)."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.api import HttpApi
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read, told
from tests.server import Answer

ADA = "https://gitlab.com/ada-example"
USER = "/api/v4/users?username=ada-example"
PROJECTS = "/api/v4/users/7/projects?order_by=last_activity_at&per_page=100"
ARCHIVED = "/api/v4/users/7/projects?archived=true&order_by=last_activity_at&per_page=100"
ADA_USER = {
    "id": 7,
    "username": "ada-example",
    "name": "Ada Example",
    "state": "active",
    "avatar_url": None,
    "web_url": ADA,
}
ENGINE = {
    "id": 1,
    "name": "engine",
    "web_url": f"{ADA}/engine",
    "last_activity_at": "2026-10-01T00:00:00.000Z",
}
OLD = {
    "id": 2,
    "name": "old",
    "web_url": f"{ADA}/old",
    "last_activity_at": "2019-10-01T00:00:00.000Z",
}
WORLD = {
    USER: [ADA_USER],
    PROJECTS: [ENGINE, OLD],
    ARCHIVED: [OLD],
    "/api/v4/users/7/events?per_page=100": [
        {"created_at": "2026-11-01T10:00:00.000Z", "action_name": "pushed to"}
    ],
}


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.status, account.name, account.is_default_avatar) == (
        Status.OK,
        "Ada Example",
        True,
    )
    assert account.acts == (date(2026, 11, 1), date(2026, 10, 1), date(2019, 10, 1))
    assert [(work.title, work.archived) for work in account.works] == [
        ("engine", False),
        ("old", True),
    ]


def test_a_server_that_gives_all_projects_as_archived_is_not_believed(serve: Serve) -> None:
    account = read(serve, ADA, WORLD | {ARCHIVED: [ENGINE, OLD]})
    assert not any(work.archived for work in account.works)


def test_a_group(serve: Serve) -> None:
    group = {"id": 9, "name": "Engines", "description": "We build", "web_url": ADA}
    world = {
        USER: [],
        "/api/v4/groups/ada-example?with_projects=false": group,
        "/api/v4/groups/9/projects?order_by=last_activity_at&per_page=100": [ENGINE],
    }
    account = read(serve, ADA, world)
    assert (account.status, account.name, account.bio) == (Status.OK, "Engines", "We build")
    assert (account.last_moved, account.notes) == (date(2026, 10, 1), ())


def test_a_token_tells_more(serve: Serve) -> None:
    class Known(HttpApi):
        def has_token(self, url: str) -> bool:
            return True

    more = {
        "id": 7,
        "job_title": "Engineer",
        "organization": "Engines Ltd",
        "website_url": "https://ada.example",
    }
    server = provider(serve, WORLD | {"/api/v4/users/7": more})
    account = ask(ADA, server, Known({}, allow_private=True))
    assert (account.headline, account.employer, account.website) == (
        "Engineer",
        "Engines Ltd",
        "https://ada.example/",
    )


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ([], Status.MISSING),
        ([ADA_USER | {"state": "blocked"}], Status.SUSPENDED),
        ({}, Status.UNVERIFIABLE),
        ([{}], Status.MISSING),
        ([{"name": "x"}], Status.UNVERIFIABLE),
        ([{"id": "x"}], Status.UNVERIFIABLE),
        (told({"message": "401 Unauthorized"}, 401), Status.PRIVATE),
        (Answer(403, "<title>Just a moment...</title>"), Status.UNVERIFIABLE),
    ],
)
def test_when_it_does_not_tell(answer: object, status: Status, serve: Serve) -> None:
    account = read(serve, ADA, {USER: answer})
    assert account.status is status
    assert account.reason.endswith(".")


@pytest.mark.parametrize(
    "url", ["https://gitlab.com/explore", "https://gitlab.com/-/profile", f"{ADA}/engine"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
