"""GitHub, answering as its REST API does (version 2022-11-28)."""

import base64
import json
from datetime import date
from typing import Any

import pytest

from freshness.account import Status, Work
from freshness.api import HttpApi
from freshness.config import Provider
from freshness.provider import profile
from freshness.providers.github import released
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read, told
from tests.server import Answer

ADA = "https://github.com/ada-example"
REPOS = "/users/ada-example/repos?type=owner&sort=pushed&per_page=100"
EVENTS = "/users/ada-example/events/public?per_page=100"
USER = {
    "login": "ada-example", "id": 4711, "type": "User", "html_url": ADA,
    "avatar_url": "https://avatars.example/u/4711?v=4", "name": "Ada Example",
    "company": "@analytical-engines", "blog": "ada.example", "location": "St. Gallen",
    "email": None, "bio": "Engines. See https://talks.example/ada.", "hireable": True,
    "twitter_username": "ada_example", "public_repos": 3,
    "created_at": "2012-05-06T07:08:09Z", "updated_at": "2026-11-20T00:00:00Z",
}  # fmt: skip


def repository(name: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name, "full_name": f"ada-example/{name}", "html_url": f"{ADA}/{name}",
        "private": False, "fork": False, "archived": False, "size": 120, "homepage": None,
        "license": None, "created_at": "2019-01-02T00:00:00Z", "pushed_at": "2020-01-02T00:00:00Z",
    } | more  # fmt: skip


WORLD = {
    "/users/ada-example": USER,
    "/users/ada-example/social_accounts": [
        {"provider": "mastodon", "url": "https://social.example/@ada"},
        {"provider": "generic", "url": None},
    ],
    REPOS: [
        repository(
            "engine", pushed_at="2026-10-11T12:00:00Z", homepage="https://engine.example",
            license={"key": "mit", "spdx_id": "MIT"},
        ),
        repository("old", archived=True),
        repository("nothing", size=0, created_at="2020-01-02T00:00:00Z"),
        repository("theirs", fork=True, pushed_at="2026-11-01T00:00:00Z"),
        repository("ada-example"),
    ],
    EVENTS: [{"type": "PushEvent", "created_at": "2026-11-19T12:00:00Z"}, {"type": "?"}],
    "/repos/ada-example/ada-example/readme": {
        "encoding": "base64",
        "content": base64.encodebytes(b"# Hi\n[site](https://old.example/)\n").decode(),
    },
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert account.status is Status.OK
    assert (account.name, account.location, account.employer) == (
        "Ada Example",
        "St. Gallen",
        "analytical-engines",
    )
    assert account.website == "https://ada.example/"
    assert account.links == (
        "https://ada.example/",
        "https://x.com/ada_example",
        "https://social.example/@ada",
        "https://old.example/",
        "https://talks.example/ada",
    )
    assert (account.created, account.last_moved) == (date(2012, 5, 6), date(2026, 11, 19))
    assert account.acts[:2] == (date(2026, 11, 19), date(2026, 10, 11))
    assert account.notes == ()


def test_its_repositories(serve: Serve) -> None:
    works = {work.title: work for work in read(serve, ADA, WORLD).works}
    assert list(works) == ["engine", "old", "nothing", "ada-example"]  # no forks
    engine = works["engine"]
    assert (engine.licence, engine.homepage, engine.moved) == (
        "MIT",
        "https://engine.example/",
        date(2026, 10, 11),
    )
    assert (works["old"].archived, works["old"].licence) == (True, "")
    assert (works["nothing"].empty, works["old"].empty) == (True, False)


def test_pinned_repositories_want_a_token(serve: Serve) -> None:
    class Known(HttpApi):
        def has_token(self, url: str) -> bool:
            return url.endswith("/graphql")

    pinned = {"nodes": [{"url": f"{ADA}/old"}, {"url": f"{ADA}/theirs"}, {}, None]}
    server = provider(serve, WORLD | {"/graphql": {"data": {"user": {"pinnedItems": pinned}}}})
    account = ask(ADA, server, Known({}, allow_private=True))
    assert [work.title for work in account.works if work.showcase] == ["old", "theirs"]
    (asked,) = (each for each in server.asked if each.path == "/graphql")
    assert json.loads(asked.body)["variables"] == {"login": "ada-example"}


def test_without_a_token_nobody_asks_for_them(serve: Serve) -> None:
    server = provider(serve, WORLD)
    ask(ADA, server)
    assert "/graphql" not in server.paths
    assert len(server.paths) == 5


@pytest.mark.parametrize("part", [REPOS, EVENTS, "/users/ada-example/social_accounts"])
def test_a_part_that_fails_costs_only_itself(part: str, serve: Serve) -> None:
    account = read(serve, ADA, WORLD | {part: Answer(500)})
    assert (account.status, account.name) == (Status.OK, "Ada Example")
    (note,) = account.notes
    assert note.endswith("could not be read: the host answered 500.")


def test_an_account_that_was_renamed(serve: Serve) -> None:
    user = USER | {"login": "lovelace", "html_url": "https://github.com/lovelace"}
    account = read(serve, ADA, {"/users/ada-example": user})
    assert (account.status, account.moved_to) == (Status.MOVED, "https://github.com/lovelace")
    assert account.reason == "GitHub calls this account lovelace now."


def test_the_last_release_of_a_repository(serve: Serve) -> None:
    latest = {"tag_name": "v2", "published_at": "2026-03-04T05:06:07Z"}
    server = provider(serve, {"/repos/ada-example/engine/releases/latest": latest})
    ada = profile(ADA, {"github": Provider(base=server.url.rstrip("/"))})
    api = HttpApi({}, allow_private=True)
    for url, day in (
        (f"{ADA}/engine", date(2026, 3, 4)),
        (f"{ADA}/old", None),  # it has none
        ("https://elsewhere.example/../user", None),
    ):
        assert ada and released(ada, Work(url=url, title=""), api) == day
    assert len(server.paths) == 2


def test_upper_and_lower_case_are_one(serve: Serve) -> None:
    account = read(serve, "https://github.com/Ada-Example", {"/users/Ada-Example": USER})
    assert account.status is Status.OK


@pytest.mark.parametrize(
    ("answer", "status", "reason"),
    [
        (told({"message": "Not Found"}, 404), Status.MISSING, "GitHub knows no such account."),
        (
            told(
                {"message": "API rate limit exceeded"},
                403,
                **{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99999"},
            ),
            Status.LIMITED,
            "GitHub asks to come back in 28 hours.",
        ),
        (told({"name": "Ada"}), Status.UNVERIFIABLE, "GitHub gave an answer that made no sense."),
        (told([]), Status.UNVERIFIABLE, "GitHub gave an answer that made no sense."),
    ],
)
def test_when_it_does_not_tell(answer: Answer, status: Status, reason: str, serve: Serve) -> None:
    account = read(serve, ADA, {"/users/ada-example": answer})
    assert (account.status, account.reason) == (status, reason)


@pytest.mark.parametrize(
    "url",
    [
        f"{ADA}/engine",
        "https://github.com/features",
        "https://github.com/-ada",
        "https://gist.github.com/ada-example",
    ],
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
