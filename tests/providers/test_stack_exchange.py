"""Stack Exchange, answering as its API does (version 2.3)."""

import gzip
import json
from datetime import date

import pytest

from freshness.account import Status
from freshness.provider import profile
from tests.conftest import Serve
from tests.providers.factory import ask, provider, read, told
from tests.server import Answer

ADA = "https://stackoverflow.com/users/4711/ada"
USER = "/2.3/users/4711?site=stackoverflow"
POSTS = "/2.3/users/4711/posts?site=stackoverflow&order=desc&sort=creation&pagesize=50"
ITEM = {
    "user_id": 4711, "user_type": "registered", "display_name": "Ada &amp; Example",
    "location": "Bern, Switzerland", "website_url": "https://ada.example",
    "profile_image": "https://pictures.example/avatar/1?s=256&d=identicon&r=PG&f=1",
    "creation_date": 1_300_000_000, "last_access_date": 1_790_000_000,
}  # fmt: skip


def test_what_is_read(serve: Serve) -> None:
    packed = gzip.compress(json.dumps({"items": [ITEM], "quota_remaining": 299}).encode())
    answer = Answer(200, packed, "application/json", {"Content-Encoding": "gzip"})
    posts = {"items": [{"creation_date": 1_700_000_000}, {"creation_date": 1_600_000_000}]}
    account = read(serve, ADA, {USER: answer, POSTS: posts})
    assert (account.name, account.location) == ("Ada & Example", "Bern, Switzerland")
    assert (account.website, account.is_default_avatar) == ("https://ada.example/", True)
    assert account.created == date(2011, 3, 13)
    assert account.last_moved == date(2023, 11, 14)  # the last post, not the last visit


def test_it_is_left_alone_when_it_asks_to(serve: Serve) -> None:
    server = provider(serve, {USER: {"items": [ITEM], "backoff": 10}})
    assert ask(ADA, server).status is Status.OK
    assert server.paths == [USER]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"items": []}, Status.MISSING),
        ({"items": [{"user_type": "does_not_exist"}]}, Status.MISSING),
        (told({"error_id": 502, "error_name": "throttle_violation"}, 400), Status.LIMITED),
        (told({"error_id": 400, "error_name": "bad_parameter"}, 400), Status.UNVERIFIABLE),
        ({"items": {}}, Status.UNVERIFIABLE),
        ([], Status.UNVERIFIABLE),
    ],
)
def test_when_it_does_not_tell(answer: object, status: Status, serve: Serve) -> None:
    assert read(serve, ADA, {USER: answer}).status is status


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://unix.stackexchange.com/users/1", "unix"),
        ("https://pt.stackoverflow.com/users/1/x", "pt.stackoverflow"),
        ("https://mathoverflow.net/users/1", "mathoverflow.net"),
        ("https://superuser.com/users/1", "superuser"),
    ],
)
def test_its_sites(url: str, site: str, serve: Serve) -> None:
    server = provider(serve, {})
    ask(url, server)
    assert server.paths == [f"/2.3/users/1?site={site}"]


def test_a_question_is_no_account() -> None:
    assert profile("https://stackoverflow.com/questions/4711/why") is None
