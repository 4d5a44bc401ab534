"""Each address belongs to exactly one provider, and asking for it never fails."""

import re
import threading
from dataclasses import replace
from time import sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import session
from freshness.account import Account, Status
from freshness.api import HttpApi, NoAnswer
from freshness.config import Provider
from freshness.model import Feed
from freshness.provider import (
    Profile,
    complaints,
    package_url,
    profile,
    providers,
    read_account,
    read_accounts,
    tidy,
)
from tests.conftest import Serve
from tests.server import Answer, Handler, Route

EXAMPLES = [
    (slug, url, account)
    for slug, part in providers().items()
    for url, account in part.attribute("EXAMPLES").items()
]


@pytest.mark.parametrize(("slug", "url", "account"), EXAMPLES)
def test_routing(slug: str, url: str, account: str) -> None:
    matching = {
        other: hasattr(part.module, "ANY_HOST")
        for other, part in providers().items()
        if re.fullmatch(part.attribute("PATTERN"), tidy(url), re.IGNORECASE)
    }
    named = [other for other, is_general in matching.items() if not is_general]
    assert (named or list(matching)) == [slug]
    found = profile(url)
    assert found is not None
    assert (found.provider.slug, found.account) == (slug, account)


@pytest.mark.parametrize(("slug", "url", "account"), EXAMPLES)
def test_the_address_to_write_is_the_same_profile(slug: str, url: str, account: str) -> None:
    found = profile(url)
    assert found is not None
    again = profile(found.canonical)
    assert again is not None
    assert (again.provider.slug, again.account) == (slug, account)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://www.GitHub.com/Ada/?utm_source=x&tab=repositories#top", "github.com/Ada"),
        ("http://twitter.com/#!/ada", "twitter.com/ada"),
        ("https://social.example:8443/@ad%C3%A9/", "social.example:8443/@adé"),
        ("https://host.example/a%3Fb%23c", "host.example/a%3Fb%23c"),
        ("https://news.example/user?id=ada&t=5", "news.example/user?id=ada"),
        ("mailto:ada@ada.example", ""),
        ("https://[", ""),
    ],
)
def test_dust_on_addresses(url: str, told: str) -> None:
    assert tidy(url) == told


@pytest.mark.parametrize(
    "url",
    [
        "https://ada.example/",
        "https://github.com/ada-example/work",
        "https://x.com/i/flow/login",
        "https://github.com/ada-example/work?tab=readme",
        "https://bsky.app/profile/ada.example/post/1",
    ],
)
def test_what_is_no_profile(url: str) -> None:
    assert profile(url) is None


@pytest.mark.parametrize("slug", providers())
def test_the_owner_is_told_what_to_do(slug: str) -> None:
    assert providers()[slug].attribute("LOOK").endswith(("?", "."))


def test_servers_of_ones_own() -> None:
    settings = {"gitlab": Provider(instances=["https://git.example/"])}
    found = profile("https://git.example/ada", settings)
    assert found is not None
    assert (found.provider.slug, found.account, found.base) == (
        "gitlab",
        "ada",
        "https://git.example",
    )
    assert found.canonical == "https://git.example/ada"
    assert profile("https://git.example/ada/work", settings) is None
    assert profile("https://git.example/ada") is None


def test_another_address_may_be_asked() -> None:
    settings = {"github": Provider(base="http://127.0.0.1:8000/")}
    found = profile("https://github.com/ada", settings)
    assert found is not None
    assert (found.base, found.canonical) == ("http://127.0.0.1:8000", "https://github.com/ada")
    found = profile("https://github.com/ada")
    assert found is not None
    assert found.base == "https://api.github.com"


class PretendApi:
    def get(self, url: str) -> Any:
        raise NoAnswer("asks to come back later", Status.LIMITED)


def test_no_answer_is_a_status_with_a_reason() -> None:
    found = profile("https://github.com/ada")
    assert found is not None
    account = read_account(found, PretendApi())
    assert (account.status, account.reason) == (
        Status.LIMITED,
        "GitHub asks to come back later.",
    )


def test_a_wall_is_not_asked() -> None:
    found = profile("https://www.linkedin.com/in/ada-example")
    assert found is not None
    account = read_account(found, PretendApi())
    assert account.status is Status.UNVERIFIABLE
    assert account.reason == "LinkedIn shows its profiles to no program."


def test_each_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def read(one: Profile, api: object) -> Account:
        asked.append(one.url)
        return replace(one.blank, name="Ada")

    found = profile("https://github.com/ada")
    assert found is not None
    monkeypatch.setattr(found.provider.module, "read", read)
    accounts = read_accounts([found, found], PretendApi())
    assert asked == [found.url]
    assert accounts[found.url].name == "Ada"
    assert read_accounts([], PretendApi()) == {}


def test_a_bug_in_a_provider_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    found = profile("https://github.com/ada")
    assert found is not None
    monkeypatch.setattr(found.provider.module, "read", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        read_accounts([found], PretendApi())


def test_nobody_waits_at_the_end_for_who_is_still_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = profile("https://github.com/ada")
    assert found is not None
    daemons: list[bool] = []

    def read(one: Profile, api: object) -> Account:
        daemons.append(threading.current_thread().daemon)
        return one.blank

    monkeypatch.setattr(found.provider.module, "read", read)
    read_accounts([found], PretendApi())
    assert daemons == [True]


READERS = [
    (slug, url)
    for slug, part in providers().items()
    if hasattr(part.module, "read")
    for url in part.attribute("EXAMPLES")
]
NAMES = st.sampled_from(
    "id name user items login versions feed links did hash username fields person crates url "
    "actor status created_at license value pinnedItems data moved error message".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["https://ada.example", "2026-05-06T01:02:03Z", "ada", "0" * 5_000]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=8),
    max_leaves=30,
)  # fmt: skip


class HostileApi:
    """Answers everything, with whatever comes."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.questions = 0

    def get(self, url: str, accept: str = "") -> Any:
        self.questions += 1
        return self._draw(JSON)

    def post(self, url: str, data: object) -> Any:
        return self.get(url)

    def pages(self, url: str, most: int = 3) -> list[Any]:
        self.questions += most - 1
        found = self.get(url)
        return found if isinstance(found, list) else [found]

    def feed(self, url: str) -> Feed:
        raise NoAnswer("gave no feed")

    def has_token(self, url: str) -> bool:
        return True


@given(data=st.data(), reader=st.sampled_from(READERS))
def test_no_answer_can_break_a_reader(data: st.DataObject, reader: tuple[str, str]) -> None:
    found = profile(reader[1])
    assert found is not None
    api = HostileApi(data.draw)
    account = read_account(found, api)
    assert api.questions <= 12
    assert isinstance(account.name + account.bio + account.website + account.reason, str)
    assert bool(account.reason) == (account.status is not Status.OK)
    assert all(each.startswith(("http://", "https://")) for each in account.links)
    assert account.verified <= set(account.links)
    assert list(account.acts) == sorted(set(account.acts), reverse=True)
    assert all(work.url for work in account.works)


def slow(handler: Handler) -> Answer:
    sleep(0.5)
    return Answer(body="{}")


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in READERS}))
@pytest.mark.parametrize(
    ("answer", "statuses"),
    [
        (Answer(500, "oops"), {Status.UNVERIFIABLE}),
        (Answer(503, "<title>Just a moment...</title>"), {Status.UNVERIFIABLE}),
        (Answer(403), {Status.UNVERIFIABLE}),
        (Answer(401), {Status.UNVERIFIABLE, Status.PRIVATE}),
        (Answer(429, headers={"Retry-After": "3600"}), {Status.LIMITED}),
        (Answer(404, "<h1>Not found</h1>"), {Status.UNVERIFIABLE, Status.MISSING}),
        (Answer(302, headers={"Location": "/login"}), {Status.UNVERIFIABLE}),
        (Answer(body="<html>Hello"), {Status.UNVERIFIABLE}),
        (Answer(body='{"cut'), {Status.UNVERIFIABLE}),
        (slow, {Status.UNVERIFIABLE}),
    ],
)
def test_what_the_network_does_is_a_status(
    slug: str, answer: Route, statuses: set[Status], serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    if answer is slow:
        monkeypatch.setattr(session, "READ", 0.1)
    server = serve({})
    server.routes = lambda path: answer  # type: ignore[method-assign]
    url = next(url for other, url in READERS if other == slug)
    found = profile(url, {slug: Provider(base=server.url)})
    assert found is not None
    account = read_account(found, HttpApi({}, allow_private=True))
    assert account.status in statuses
    assert account.reason.endswith(".")
    assert answer is slow or 1 <= len(server.asked) <= 6


def test_settings_without_effect_are_told() -> None:
    settings = {
        "gitlba": Provider(base="https://a.example"),
        "x": Provider(instances=["https://a.example"]),
        "nothing-like-it": Provider(),
        "gitlab": Provider(instances=["https://git.example"]),
    }
    notes = complaints(settings)
    assert [note.rpartition("; ")[2] for note in notes] == [
        "did you mean `gitlab`?",
        "`providers: x: instances` says nothing: nobody else runs x",
        "docs/profiles.md lists them all",
    ]
    assert profile("https://a.example/ada", settings) is None


def test_packages_by_name() -> None:
    found = profile(package_url("npm:@ada/engine"))
    assert found is not None
    assert (found.provider.slug, found.account) == ("packages", "npm/@ada/engine")
