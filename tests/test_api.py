"""Asking an API with manners, and taking no for an answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from freshness import api
from freshness.account import Status
from freshness.api import HttpApi, NoAnswer, token_for
from freshness.session import MAX_BYTES
from tests.conftest import Serve
from tests.server import Answer, Handler, Server

FEED = (
    '<rss version="2.0"><channel><title>Ada</title><item><title>One</title></item></channel></rss>'
)


class Time:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


def asker(time: Time | None = None, **options: Any) -> HttpApi:
    time = time or Time()
    return HttpApi({}, **({"allow_private": True, "clock": time, "sleep": time.sleep} | options))


def test_an_answer_is_decoded(serve: Serve) -> None:
    server = serve({"/users": Answer(body='{"a": 1}', type="application/json")})
    assert HttpApi({"GITHUB_TOKEN": "secret"}, trusted=[server.url]).get(f"{server.url}users") == {
        "a": 1
    }
    (asked,) = server.asked
    assert asked.headers["User-Agent"].startswith("freshness/")
    assert asked.headers["Accept"] == "application/json"
    assert "Authorization" not in asked.headers


@pytest.mark.parametrize(
    ("answer", "reason", "status"),
    [
        (Answer(404), "knows no such account", Status.MISSING),
        (Answer(403), "lets no program in", Status.UNVERIFIABLE),
        (Answer(301, headers={"Location": "mailto:x"}), "redirects to nowhere", Status.UNVERIFIABLE),
        (Answer(301, headers={"Location": "/users"}), "redirects without end", Status.UNVERIFIABLE),
        (Answer(302, headers={"Location": "/login?next=x"}), "asks to log in", Status.UNVERIFIABLE),
        (Answer(500), "answered 500", Status.UNVERIFIABLE),
        (Answer(body="<html>"), "made no sense", Status.UNVERIFIABLE),
        (Answer(body="[" * 100_000), "made no sense", Status.UNVERIFIABLE),
        (Answer(body=json.dumps("x" * MAX_BYTES)), "told more than is read", Status.UNVERIFIABLE),
    ],
)  # fmt: skip
def test_no_is_a_result(answer: Answer, reason: str, status: Status, serve: Serve) -> None:
    server = serve({"/users": answer})
    with pytest.raises(NoAnswer, match=reason) as caught:
        asker().get(f"{server.url}users")
    assert caught.value.status is status


@pytest.mark.parametrize(
    "location",
    ["http://[::1", "http://exa mple/", "http://\x01/", "//", f"http://{'a' * 70}.example/", "http://xn--a/",
     "http://127.0.0.1:99999/", "http://127.0.0.1:0/"],
)  # fmt: skip
def test_redirects_to_no_address_at_all(location: str, serve: Serve) -> None:
    server = serve({"/": Answer(302, headers={"Location": location})})
    with pytest.raises(NoAnswer):
        asker().get(server.url)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, "[1]", "application/json; charset=nonsense"),
        Answer(
            200,
            "[1]",
            "x",
            {"Date": "garbage", "Expires": "-1", "ETag": '\xe9"x', "Last-Modified": "x"},
        ),
        Answer(200, "[1]", "x", {"Set-Cookie": "a=b; Expires=garbage; Max-Age=x"}),
        Answer(200, "[1]", "x", {"Link": "<" * 5_000, "Retry-After": "9" * 50}),
        Answer(200, "[1]", "x", {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "Infinity"}),
    ],
)
def test_odd_headers(answer: Answer, serve: Serve, tmp_path: Path) -> None:
    server = serve({"/": answer})
    assert [asker(folder=tmp_path).get(server.url) for _ in range(2)] == [[1], [1]]


def test_redirects_are_followed(serve: Serve) -> None:
    server = serve({"/a": Answer(301, headers={"Location": "/b"}), "/b": "[1]"})
    assert asker().get(f"{server.url}a") == [1]


def test_nobody_there_is_asked_once(serve: Serve) -> None:
    server = serve({})
    server.stop()
    one = asker()
    for _ in range(2):
        with pytest.raises(NoAnswer, match="did not answer"):
            one.get(server.url)


def test_a_network_that_is_down_is_noticed(serve: Serve) -> None:
    servers = [serve({}) for _ in range(4)]
    for each in servers:
        each.stop()
    one = asker()
    for each in servers[:3]:
        with pytest.raises(NoAnswer, match="did not answer"):
            one.get(each.url)
    with pytest.raises(NoAnswer, match="is the network up"):
        one.get(servers[3].url)


def test_private_addresses_are_not_asked(serve: Serve) -> None:
    server = serve({"/": "[]"})
    with pytest.raises(NoAnswer, match="private"):
        asker(allow_private=False).get(server.url)
    assert server.asked == []
    assert asker(allow_private=False, trusted=[server.url]).get(server.url) == []


def test_a_redirect_may_not_lead_inside(serve: Serve) -> None:
    inner = serve({"/": "[]"})
    server = serve({"/": Answer(302, headers={"Location": inner.url})})
    with pytest.raises(NoAnswer, match="private"):
        asker(allow_private=False, trusted=[server.url]).get(server.url)
    assert inner.asked == []


@pytest.mark.parametrize(
    ("url", "token"),
    [
        ("https://api.github.com/users/ada", "secret"),
        ("http://api.github.com/users/ada", None),
        ("https://github.com/ada", None),
        ("https://api.github.com.evil.example/", None),
        ("https://api.github.com@evil.example/", None),
        ("https://gitlab.com/api", None),
    ],
)
def test_a_token_goes_to_its_own_host_only(url: str, token: str | None) -> None:
    assert token_for(url, {"GITHUB_TOKEN": "secret"}) == token
    assert token_for(url, {}) is None


def test_a_token_does_not_follow_a_redirect(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    other = serve({"/": "[]"})
    server = serve({"/": Answer(302, headers={"Location": other.url})})

    def only(url: str, environment: object) -> str | None:
        return "secret" if url.startswith(server.url) else None

    monkeypatch.setattr(api, "token_for", only)
    assert asker().get(server.url) == []
    assert server.asked[0].headers["Authorization"] == "Bearer secret"
    assert "Authorization" not in other.asked[0].headers


def test_a_key_that_goes_into_the_address(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve({"/?a=b&key=k": "[]"})
    monkeypatch.setattr(api, "token_for", lambda *_: "k")
    monkeypatch.setattr(api, "_IN_ADDRESS", {f"127.0.0.1:{server.server_port}": "key"})
    assert asker().get(f"{server.url}?a=b") == []
    assert "Authorization" not in server.asked[0].headers


def busy(first: Answer) -> Any:
    def answer(handler: Handler) -> Answer:
        return first if len(handler.server.asked) == 1 else Answer(body="[]")

    return answer


@pytest.mark.parametrize(
    ("first", "waited"),
    [
        (Answer(429), 1.0),
        (Answer(429, headers={"Retry-After": "7"}), 7.0),
        (Answer(503, headers={"Retry-After": "7"}), 7.0),
        (Answer(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "20"}), 20.0),
    ],
)
def test_a_short_pause_is_kept(first: Answer, waited: float, serve: Serve) -> None:
    time = Time()
    server = serve({"/": busy(first)})
    assert asker(time).get(server.url) == []
    assert time.waits == [waited]
    assert len(server.asked) == 2


def test_a_long_pause_is_told_and_the_host_left_alone(serve: Serve) -> None:
    server = serve({"/": Answer(429, headers={"Retry-After": "2400"})})
    time = Time()
    one = asker(time)
    for _ in range(2):
        with pytest.raises(NoAnswer, match="come back in 40 minutes") as caught:
            one.get(server.url)
        assert caught.value.status is Status.LIMITED
    assert (len(server.asked), time.waits) == (1, [])


def test_a_limit_that_is_used_up_is_not_tried(serve: Serve) -> None:
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2400"}
    server = serve({"/a": Answer(body="[]", headers=spent), "/b": "[]"})
    one = asker()
    assert one.get(f"{server.url}a") == []
    with pytest.raises(NoAnswer, match="come back"):
        one.get(f"{server.url}b")
    assert server.paths == ["/a"]


def test_the_pace_of_a_host(serve: Serve) -> None:
    server = serve({"/a": "[]", "/b": "[]"})
    other = serve({"/": "[]"})
    time = Time()
    one = asker(time, pace=lambda url: 1.0)
    for url in (f"{server.url}a", f"{server.url}b", other.url, f"{server.url}a"):
        one.get(url)
    assert time.waits == [1.0]  # the other is another host, and the last was known


def test_a_run_has_its_budget(serve: Serve) -> None:
    server = serve({"/a": "[]", "/b": "[]"})
    one = asker(questions=1)
    one.get(f"{server.url}a")
    with pytest.raises(NoAnswer, match="no time left"):
        one.get(f"{server.url}b")
    time = Time()
    two = asker(time, seconds=5)
    two.get(f"{server.url}a")
    time.now += 5
    with pytest.raises(NoAnswer, match="no time left"):
        two.get(f"{server.url}b")


def paged(server: Server, answers: dict[str, Any]) -> None:
    server.content = {
        path: Answer(body=json.dumps(items), headers={"Link": f'<{after}>; rel="next"'} if after else {})
        for path, (items, after) in answers.items()
    }  # fmt: skip


def test_a_list_in_pages_has_a_bound(serve: Serve) -> None:
    server = serve({})
    paged(server, {"/": ([1], "/?2"), "/?2": ([2], "/?3"), "/?3": ([3], "/?4"), "/?4": ([4], "")})
    assert asker().pages(server.url) == [1, 2, 3]
    assert asker().pages(server.url, most=9) == [1, 2, 3, 4]


def test_a_page_that_fails_costs_only_itself(serve: Serve) -> None:
    server = serve({})
    paged(server, {"/": ([1], "/gone")})
    assert asker().pages(server.url) == [1]
    paged(server, {"/": ([1], "http://127.0.0.2:9/")})
    assert asker().pages(server.url) == [1]
    paged(server, {"/": ({}, "")})
    with pytest.raises(NoAnswer, match="no sense"):
        asker().pages(server.url)


def test_a_question_in_json(serve: Serve) -> None:
    server = serve({"/": '{"data": 1}'})
    assert asker().post(server.url, {"query": "q"}) == {"data": 1}
    assert json.loads(server.asked[0].body) == {"query": "q"}


def test_feeds(serve: Serve) -> None:
    server = serve({"/": FEED, "/no": "<p>Hello</p>"})
    assert [each.title for each in asker().feed(server.url).entries] == ["One"]
    with pytest.raises(NoAnswer, match="no feed"):
        asker().feed(f"{server.url}no")
