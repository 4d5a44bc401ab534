"""A provider that answers from a table, on loopback."""

from __future__ import annotations

import json
from typing import Any

from freshness.account import Account
from freshness.api import HttpApi
from freshness.config import Provider
from freshness.provider import profile, read_account
from tests.conftest import Serve
from tests.server import Answer, Route, Server


def told(data: Any, status: int = 200, **headers: str) -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(data), "application/json", headers)


def provider(serve: Serve, answers: dict[str, Any]) -> Server:
    """A host that gives these answers: JSON where they are no routes, 404 in JSON for the rest."""
    server = serve({})

    def routes(path: str) -> Route:
        answer = answers.get(path, Answer(404, '{"error": "Record not found"}', "application/json"))
        is_route = isinstance(answer, str | bytes | Answer) or callable(answer)
        return answer if is_route else told(answer)

    server.routes = routes  # type: ignore[method-assign]
    return server


def read(serve: Serve, url: str, answers: dict[str, Any], api: HttpApi | None = None) -> Account:
    """The account behind an address, as its provider tells it with these answers."""
    return ask(url, provider(serve, answers), api)


def ask(url: str, server: Server, api: HttpApi | None = None) -> Account:
    """The account behind an address, asked for at this server."""
    named = profile(url)
    assert named is not None
    slug = named.provider.slug
    found = profile(url, {slug: Provider(base=server.url.rstrip("/"))})
    assert found is not None
    return read_account(found, api or HttpApi({}, allow_private=True, sleep=lambda _: None))
