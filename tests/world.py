"""A small world on loopback: one person's site, and the places where that person has a profile.

    world = World(serve)
    world.site({"/": "<title>Ada</title>"})
    world.at("github", {"/users/ada-example": {...}})      # answers in JSON; 404 for the rest
    world.fediverse({"/api/v1/accounts/lookup?acct=ada": {...}})  -> address of its server
    world.settings                                         # the `providers:` of freshness.yml

A place answers as the real one does, asked at its base address.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from tests.conftest import Serve
from tests.providers.factory import provider
from tests.server import Answer, Handler, Server


class World:
    """Every place has a host of its own, so that one that fails costs the others nothing."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self.places: dict[str, Server] = {}

    @property
    def settings(self) -> dict[str, Any]:
        """Where the places are asked for, as freshness.yml says it."""
        return {
            slug: {"base": server.url.rstrip("/")}
            for slug, server in self.places.items()
            if slug != "mastodon"
        }

    def at(self, slug: str, answers: Mapping[str, Any]) -> Server:
        """A place that gives these answers."""
        self.places[slug] = provider(self._serve, dict(answers))
        return self.places[slug]

    def fediverse(self, answers: Mapping[str, Any]) -> str:
        """A server of the fediverse, which is asked where its profiles are."""
        return self.at("mastodon", answers).url

    def asked(self, slug: str) -> int:
        """How often a place was asked."""
        return len(self.places[slug].paths)


def github(login: str, /, **user: Any) -> dict[str, Any]:
    """A user of GitHub with the repositories in `repos`."""
    root = f"/users/{login}"
    repos = user.pop("repos", [])
    return {
        root: {"login": login, "html_url": f"https://github.com/{login}", **user},
        f"{root}/social_accounts": [],
        f"{root}/repos?type=owner&sort=pushed&per_page=100": [
            {"name": each["html_url"].rpartition("/")[2], "size": 9, "private": False,
             "fork": False, "license": {"spdx_id": "MIT"}, "created_at": "2019-01-01T00:00:00Z", **each}
            for each in repos
        ],
        f"{root}/events/public?per_page=100": [],
    }  # fmt: skip


def dev(login: str, /, *days: str, **user: Any) -> dict[str, Any]:
    """A writer at DEV, with an article on each of these days."""
    return {
        f"/api/users/by_username?url={login}": {"type_of": "user", "id": 1, "username": login, **user},
        f"/api/articles?username={login}&per_page=100": [
            {"title": day, "url": f"https://dev.to/{login}/{day}", "published_timestamp": f"{day}T00:00:00Z"}
            for day in days
        ],
    }  # fmt: skip


def codeberg(login: str, /, *days: str, **user: Any) -> dict[str, Any]:
    """A user of Codeberg who was active on each of these days."""
    root = f"/api/v1/users/{login}"
    return {
        root: {"login": login, **user},
        f"{root}/repos?limit=50": [],
        f"{root}/activities/feeds?only-performed-by=true&limit=50": [
            {"created": f"{day}T00:00:00Z"} for day in days
        ],
    }


def never(handler: Handler) -> Answer:
    """An answer that comes too late for anybody."""
    time.sleep(3)
    return Answer(503)


TOO_MANY = Answer(429, "{}", "application/json", {"Retry-After": "3600"})
NO_SENSE = Answer(200, '{"person": [1, 2', "application/json")
SUSPENDED = Answer(
    400, json.dumps({"error": "AccountTakedown", "message": "Account has been suspended"}),
    "application/json",
)  # fmt: skip
