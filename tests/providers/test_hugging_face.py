"""Hugging Face, answering as its API does."""

from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import read

ADA = "https://huggingface.co/ada"
USER = "/api/users/ada/overview"
QUERY = "?author=ada&sort=lastModified&direction=-1&limit=20"
WORLD = {
    USER: {
        "user": "ada",
        "fullname": "Ada Example",
        "avatarUrl": "/avatars/1a2b.svg",
        "details": "Engines",
        "type": "user",
    },
    f"/api/models{QUERY}": [{"id": "ada/engine", "lastModified": "2025-01-01T00:00:00.000Z"}],
    f"/api/datasets{QUERY}": [
        {"id": "ada/cards", "lastModified": "2024-01-01T00:00:00.000Z"},
        {"id": "ada/secret", "private": True},
    ],
    f"/api/spaces{QUERY}": [
        {"id": "ada/demo", "lastModified": "2026-01-01T00:00:00.000Z"},
        {"id": "ada/asleep", "lastModified": "2023-01-01T00:00:00.000Z"},
    ],
    "/api/spaces/ada/demo": {"runtime": {"stage": "RUNTIME_ERROR"}},
    "/api/spaces/ada/asleep": {"runtime": {"stage": "SLEEPING"}},
}


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.name, account.bio, account.is_default_avatar) == (
        "Ada Example",
        "Engines",
        True,
    )
    assert account.last_moved == date(2026, 1, 1)
    assert [(work.url, work.kind, work.broken) for work in account.works] == [
        ("https://huggingface.co/ada/engine", "model", ""),
        ("https://huggingface.co/datasets/ada/cards", "dataset", ""),
        ("https://huggingface.co/spaces/ada/demo", "demo", "RUNTIME_ERROR"),
        ("https://huggingface.co/spaces/ada/asleep", "demo", ""),
    ]


def test_an_organisation(serve: Serve) -> None:
    account = read(
        serve, ADA, {"/api/organizations/ada/overview": {"name": "ada", "fullname": "Ada & Co"}}
    )
    assert (account.status, account.name) == (Status.OK, "Ada & Co")


def test_when_it_does_not_tell(serve: Serve) -> None:
    assert read(serve, ADA, {}).status is Status.MISSING
    assert read(serve, ADA, {USER: {}}).status is Status.UNVERIFIABLE


@pytest.mark.parametrize(
    "url", [f"{ADA}/engine", "https://huggingface.co/docs", "https://huggingface.co/spaces"]
)
def test_what_is_no_account(url: str) -> None:
    assert profile(url) is None
