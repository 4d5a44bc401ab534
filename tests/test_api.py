"""Asking an API, and taking no for an answer."""

import json

import pytest

from freshness.api import MAX_BYTES, HttpApi, NoAnswer, token_for
from tests.conftest import Serve
from tests.server import Answer


def test_an_answer_is_decoded(serve: Serve) -> None:
    server = serve({"/users": Answer(body='{"a": 1}', type="application/json")})
    assert HttpApi({"GITHUB_TOKEN": "secret"}).get(f"{server.url}users") == {"a": 1}
    (asked,) = server.asked
    assert asked.headers["User-Agent"].startswith("freshness/")
    assert "Authorization" not in asked.headers


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(404), "knows no such account"),
        (Answer(429), "asks to come back later"),
        (Answer(403), "asks to come back later"),
        (Answer(301, headers={"Location": "/elsewhere"}), "answered 301"),
        (Answer(500), "answered 500"),
        (Answer(body="<html>"), "made no sense"),
        (Answer(body="[" * 100_000), "made no sense"),
        (Answer(body=json.dumps("x" * MAX_BYTES)), "made no sense"),
    ],
)
def test_no_is_a_result(answer: Answer, reason: str, serve: Serve) -> None:
    server = serve({"/users": answer})
    with pytest.raises(NoAnswer, match=reason):
        HttpApi({}).get(f"{server.url}users")


def test_nobody_there(serve: Serve) -> None:
    server = serve({})
    server.stop()
    with pytest.raises(NoAnswer, match="did not answer"):
        HttpApi({}).get(server.url)


@pytest.mark.parametrize(
    ("url", "token"),
    [
        ("https://api.github.com/users/ada", "secret"),
        ("http://api.github.com/users/ada", None),
        ("https://github.com/ada", None),
        ("https://api.github.com.evil.example/", None),
        ("https://api.github.com@evil.example/", None),
    ],
)
def test_a_token_goes_to_its_own_host_only(url: str, token: str | None) -> None:
    assert token_for(url, {"GITHUB_TOKEN": "secret"}) == token
    assert token_for(url, {}) is None
