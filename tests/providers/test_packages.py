"""Packages, as deps.dev tells of them (API version 3)."""

from datetime import date

import pytest

from freshness.account import Status
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read

ADA = "https://deps.dev/pypi/ada-example"
ROOT = "/v3/systems/pypi/packages/ada-example"
WORLD = {
    ROOT: {
        "packageKey": {"system": "PYPI", "name": "ada-example"},
        "versions": [
            {
                "versionKey": {"version": "1.0"},
                "publishedAt": "2019-01-01T00:00:00Z",
                "isDefault": False,
            },
            {
                "versionKey": {"version": "1.1"},
                "publishedAt": "2024-01-01T00:00:00Z",
                "isDefault": True,
            },
        ],
    },
    f"{ROOT}/versions/1.1": {
        "licenses": ["MIT"],
        "links": [
            {"label": "HOMEPAGE", "url": "https://ada.example/engine"},
            {"label": "SOURCE_REPO", "url": "https://github.com/ada-example/engine"},
        ],
    },
}


def test_what_is_read(serve: Serve) -> None:
    account = read(serve, ADA, WORLD)
    assert (account.status, account.acts) == (Status.OK, (date(2024, 1, 1), date(2019, 1, 1)))
    assert account.links == ("https://ada.example/engine", "https://github.com/ada-example/engine")
    (work,) = account.works
    assert (work.title, work.kind, work.moved) == ("ada-example", "package", date(2024, 1, 1))
    assert (work.licence, work.homepage, work.archived) == (
        "MIT",
        "https://ada.example/engine",
        False,
    )


def test_a_name_with_a_slash(serve: Serve) -> None:
    server = provider(serve, {})
    assert ask("https://deps.dev/npm/%40ada%2Fengine", server).status is Status.MISSING
    assert server.paths == ["/v3/systems/npm/packages/%40ada%2Fengine"]


@pytest.mark.parametrize("answer", [{}, {"versions": {}}, []])
def test_nonsense(answer: object, serve: Serve) -> None:
    assert read(serve, ADA, {ROOT: answer}).status is Status.UNVERIFIABLE


def test_one_without_details(serve: Serve) -> None:
    account = read(serve, ADA, {ROOT: {"versions": []}})
    assert (account.status, account.works[0].empty, account.works[0].licence) == (
        Status.OK,
        True,
        None,
    )
