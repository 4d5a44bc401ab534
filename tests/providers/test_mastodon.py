"""The fediverse: Mastodon's API, and what other servers tell."""

from datetime import date
from typing import Any

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read, told
from tests.server import Answer, Server

ADA = "https://social.example/@ada"
LOOKUP = "/api/v1/accounts/lookup?acct=ada"
STATUSES = "/api/v1/accounts/109/statuses?limit=40&exclude_reblogs=true"
SITE = '<a href="https://ada.example" rel="me nofollow"><span class="invisible">https://</span>ada.example</a>'
ACCOUNT = {
    "id": "109", "username": "ada", "acct": "ada", "display_name": "Ada Example",
    "note": "<p>Engines &amp; more</p><p><a href=\"https://talks.example\">talks</a></p>",
    "url": ADA, "avatar": "https://social.example/avatars/original/missing.png",
    "created_at": "2022-11-05T00:00:00.000Z", "last_status_at": "2026-10-30",
    "fields": [
        {"name": "Site", "value": SITE, "verified_at": "2023-01-01T00:00:00.000+00:00"},
        {"name": "Code", "value": '<a href="https://github.com/ada-example">code</a>', "verified_at": None},
        {"name": "Mood", "value": "fine", "verified_at": None},
    ],
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    posts = [{"created_at": "2026-10-30T08:00:00.000Z"}, {"created_at": "2026-09-01T08:00:00.000Z"}]
    account = read(serve, ADA, {LOOKUP: ACCOUNT, STATUSES: posts})
    assert (account.status, account.name, account.bio) == (
        Status.OK,
        "Ada Example",
        "Engines & more talks",
    )
    assert account.website == "https://ada.example/"
    assert account.verified == {"https://ada.example/"}
    assert account.links == (
        "https://ada.example/",
        "https://github.com/ada-example",
        "https://talks.example/",
    )
    assert account.is_default_avatar
    assert account.acts == (date(2026, 10, 30), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("more", "status", "reason"),
    [
        ({"suspended": True}, Status.SUSPENDED, "Its server has suspended this account."),
        (
            {"moved": {"url": "https://new.example/@ada"}},
            Status.MOVED,
            "This account moved to https://new.example/@ada.",
        ),
    ],
)
def test_where_it_went(more: dict[str, Any], status: Status, reason: str, serve: Serve) -> None:
    account = read(serve, ADA, {LOOKUP: ACCOUNT | more})
    assert (account.status, account.reason) == (status, reason)
    assert account.moved_to == ("https://new.example/@ada" if status is Status.MOVED else "")


def test_an_account_kept_in_memory(serve: Serve) -> None:
    account = read(serve, ADA, {LOOKUP: ACCOUNT | {"memorial": True}})
    assert "This account is kept in memory of its owner." in account.notes


def actor(serve: Serve, **more: Any) -> Server:
    """A server that speaks ActivityPub only."""
    server = provider(serve, {})
    place = server.url.rstrip("/")
    host = place.removeprefix("http://")
    answers = {
        f"/.well-known/webfinger?resource=acct:ada@{host}": told(
            {
                "subject": f"acct:ada@{host}",
                "links": [
                    {"rel": "http://webfinger.net/rel/profile-page", "href": f"{place}/ada"},
                    {"rel": "self", "type": "application/activity+json", "href": f"{place}/users/ada"},
                ],
            }
        ),
        "/users/ada": told(
            {
                "type": "Person", "preferredUsername": "ada", "name": "Ada Example", "summary": "<p>Hi</p>",
                "published": "2022-01-01T00:00:00Z", "outbox": f"{place}/users/ada/outbox",
                "attachment": [{"type": "PropertyValue", "name": "Site", "value": SITE}],
                "alsoKnownAs": ["https://old.example/@ada"], "icon": {"url": "https://a.example/i.png"},
            } | more
        ),
        "/users/ada/outbox?page=true": told({"orderedItems": [{"type": "Create", "published": "2026-02-03T00:00:00Z"}]}),
    }  # fmt: skip
    server.routes = lambda path: answers.get(path, Answer(404, "<h1>Not here</h1>"))  # type: ignore[method-assign]
    return server


def test_other_software_is_asked_for_the_accounts_own_document(serve: Serve) -> None:
    server = actor(serve)
    account = ask(f"{server.url}@ada", server)
    assert (account.status, account.name, account.bio) == (Status.OK, "Ada Example", "Hi")
    assert (account.website, account.acts) == ("https://ada.example/", (date(2026, 2, 3),))
    assert account.old_handles == ("https://old.example/@ada",)
    asked = next(each for each in server.asked if each.path == "/users/ada")
    assert asked.headers["Accept"] == "application/activity+json"


def test_it_moved_there_too(serve: Serve) -> None:
    server = actor(serve, movedTo="https://new.example/users/ada")
    account = ask(f"{server.url}@ada", server)
    assert (account.status, account.moved_to) == (Status.MOVED, "https://new.example/users/ada")


def test_nobody_of_that_name(serve: Serve) -> None:
    account = read(serve, ADA, {})
    assert (account.status, account.reason) == (Status.MISSING, "Fediverse knows no such account.")


def test_other_software_says_so_in_other_words(serve: Serve) -> None:
    no = told({"error": "Can't find user"}, 404)
    schema = {
        "rel": "http://nodeinfo.diaspora.software/ns/schema/2.1",
        "href": "https://a.example/2.1",
    }
    server = {LOOKUP: no, "/.well-known/nodeinfo": {"links": [schema]}}
    assert read(serve, ADA, server).status is Status.MISSING
    assert read(serve, ADA, {LOOKUP: no, "/.well-known/nodeinfo": {}}).status is Status.UNVERIFIABLE


def test_a_host_that_is_no_such_server_says_nothing_about_people(serve: Serve) -> None:
    server = serve({})  # its 404 is a page
    account = ask(f"{server.url}@ada", server)
    assert account.status is Status.UNVERIFIABLE


def test_a_server_for_members_only(serve: Serve) -> None:
    answer = told({"error": "This API requires an authenticated user"}, 401)
    assert read(serve, ADA, {LOOKUP: answer}).status is Status.PRIVATE


def test_an_account_seen_from_another_server() -> None:
    found = profile("https://social.example/@ada@other.example")
    assert found is not None
    assert found.account == "ada@other.example"


@pytest.mark.parametrize(
    "url",
    [
        f"{ADA}/1234",
        "https://blog.example/ada",
        "https://medium.com/@ada/post",
        "https://unsplash.com/@ada",
        "https://games.example/users/ada",
    ],
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
