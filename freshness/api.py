"""Conversations with the APIs of profile hosts: manners, limits, tokens and budgets.

A token only ever goes to the host that it belongs to, whoever redirects there. A host that asks to
be left alone, or that cannot be reached, is not asked again in the same run.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from freshness import USER_AGENT, throttle
from freshness.account import Status
from freshness.guard import is_public, leads_inside
from freshness.hearing import JSON, PAGES
from freshness.hearing import Api as Api
from freshness.refusal import NoAnswer as NoAnswer
from freshness.refusal import is_login, refusal
from freshness.session import Inside, Reply, Session, TooLarge, Unreached
from freshness.throttle import MAX_PAUSE, RETRY_SECONDS, links_next, spoken, wait
from freshness.url import host, origin, resolve

if TYPE_CHECKING:
    from freshness.model import Feed

TOKENS: Mapping[str, str] = {
    "api.github.com": "GITHUB_TOKEN",
    "gitlab.com": "GITLAB_TOKEN",
    "huggingface.co": "HF_TOKEN",
    "api.gravatar.com": "GRAVATAR_API_KEY",
    "api.stackexchange.com": "STACKEXCHANGE_KEY",
}
"""Which environment variable holds the token for a host."""

_IN_ADDRESS = {"api.stackexchange.com": "key"}
"""Hosts that want their key as a parameter; it is no secret there."""

REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
_MANY_HOSTS = 3
"""So many hosts without an answer, and none with one, are a network that is down."""


def token_for(url: str, environment: Mapping[str, str]) -> str | None:
    """The token that may be sent to an address; None where there is none, or no encryption."""
    name = TOKENS.get(urlsplit(url).netloc) if url.startswith("https://") else None
    return environment.get(name) if name else None


@dataclass(slots=True)
class _Host:
    """What a host has had of us, and what it wants."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0  #: when it may be asked next
    closed: NoAnswer | None = None  #: why it is not asked again


class HttpApi:
    """The real ones."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        folder: Path | None = None,
        allow_private: bool = False,
        trusted: Iterable[str] = (),
        questions: int = 150,
        seconds: float = 60.0,
        pace: Callable[[str], float] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open nothing yet.

        Args:
            environment: where tokens are looked for.
            folder: where good answers are kept for an hour; None keeps them for this run.
            allow_private: loopback and private addresses may be asked.
            trusted: addresses whose hosts may be asked wherever they are: the owner named them.
            questions: most questions of a run.
            seconds: most time of a run, counted from the first question.
            pace: seconds to leave between two questions to an address's host.
            clock: the time.
            sleep: how to wait.
        """
        self._environment = environment
        self._allow_private = allow_private
        self._trusted = frozenset(host(url) for url in trusted)
        self._session = Session(folder, self._allowed, USER_AGENT)
        self._questions = questions
        self._seconds = seconds
        self._pace, self._clock, self._sleep = pace or _pace, clock, sleep
        self._end: float | None = None
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._answered = False
        self._silent = 0

    def get(self, url: str, accept: str = JSON) -> Any:
        """The decoded JSON at an address."""
        return _decoded(self._ask(url, accept).body)

    def pages(self, url: str, most: int = PAGES) -> list[Any]:
        """The items of a list in pages; what a later page does not tell is left out."""
        items: list[Any] = []
        start = origin(url)
        for number in range(most):
            try:
                reply = self._ask(url, JSON)
                found = _decoded(reply.body)
            except NoAnswer:
                if number == 0:
                    raise
                break
            if not isinstance(found, list):
                raise NoAnswer("gave an answer that made no sense")
            items += found
            after = links_next(reply.headers.get("link", ""))
            target = resolve(url, after) if after else None
            if target is None or origin(target[0]) != start:
                break
            url = target[0]
        return items

    def post(self, url: str, data: Mapping[str, Any]) -> Any:
        """The decoded JSON that a question in JSON is answered with."""
        return _decoded(self._ask(url, JSON, data).body)

    def feed(self, url: str) -> Feed:
        """The feed at an address."""
        from freshness import feeds

        accept = "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"
        found = feeds.parse(self._ask(url, accept).body, url)
        if found is None:
            raise NoAnswer("gave no feed")
        return found

    def has_token(self, url: str) -> bool:
        """Whether there is a token for an address."""
        return token_for(url, self._environment) is not None

    def _allowed(self, name: str, port: int, address: str) -> bool:
        is_trusted = name in self._trusted or f"{name}:{port}" in self._trusted
        return self._allow_private or is_trusted or is_public(address)

    def _ask(self, url: str, accept: str, data: Mapping[str, Any] | None = None) -> Reply:
        for _ in range(REDIRECTS + 1):
            if leads_inside(url) and not (self._allow_private or host(url) in self._trusted):
                raise NoAnswer("leads to a private address")
            reply = self._patiently(url, accept, data)
            location = reply.headers.get("location", "")
            if reply.status not in _MOVED or data is not None:
                if no := refusal(reply.status, reply.body):
                    raise no
                return reply
            target = resolve(url, location) if location else None
            if target is None:
                raise NoAnswer("redirects to nowhere", code=reply.status)
            url = target[0]
            if is_login(url):
                raise NoAnswer("asks to log in", code=reply.status)
        raise NoAnswer("redirects without end")

    def _patiently(self, url: str, accept: str, data: Mapping[str, Any] | None) -> Reply:
        """Ask, and once more after a pause where the host says how long; one at a time a host."""
        headers = {"Accept": accept}
        address = url
        if token := token_for(url, self._environment):
            if name := _IN_ADDRESS.get(host(url)):
                address += ("&" if "?" in url else "?") + urlencode({name: token})
            else:
                headers["Authorization"] = f"Bearer {token}"
        if data is None and (kept := self._kept(address, headers)):
            return kept
        with self._lock:
            one = self._hosts.setdefault(host(url), _Host())
        with one.turn:
            reply = self._once(one, address, headers, data)
            pause = _pause(reply)
            if pause is not None and pause <= min(MAX_PAUSE, self._left()):
                one.ready = self._clock() + pause
                reply = self._once(one, address, headers, data)
                pause = _pause(reply)
            seconds = pause if pause is not None else wait(reply.headers)
            if seconds is not None and seconds > 0:
                reason = f"asks to come back {spoken(seconds)}"
                one.closed = NoAnswer(reason, Status.LIMITED, code=reply.status)
                if pause is not None:
                    raise one.closed
            return reply

    def _kept(self, url: str, headers: Mapping[str, str]) -> Reply | None:
        try:
            return self._session.kept(url, headers)
        except Unreached:  # it is no address at all, as will be told
            return None

    def _once(
        self, one: _Host, url: str, headers: Mapping[str, str], data: Mapping[str, Any] | None
    ) -> Reply:
        if one.closed:
            raise one.closed
        with self._lock:
            self._end = self._end or self._clock() + self._seconds
            if self._silent >= _MANY_HOSTS and not self._answered:
                raise NoAnswer("was not asked: nobody answers, is the network up")
            if self._questions <= 0 or self._left() <= 0:
                raise NoAnswer("was not asked: there was no time left for it")
            self._questions -= 1
        if (before := one.ready - self._clock()) > 0:
            self._sleep(min(before, self._left()))
        one.ready = self._clock() + self._pace(url)
        try:
            reply = self._session.ask(url, headers, data)
        except Inside:
            raise NoAnswer("leads to a private address") from None
        except TooLarge:
            raise NoAnswer("told more than is read") from None
        except Unreached:
            one.closed = NoAnswer("did not answer")
            with self._lock:
                self._silent += 1
            raise one.closed from None
        self._answered = True
        return reply

    def _left(self) -> float:
        return self._end - self._clock() if self._end else self._seconds


def _pace(url: str) -> float:
    """Who asks a machine of their own need not be polite."""
    return 0.0 if leads_inside(url) else throttle.pace(url)


def _pause(reply: Reply) -> float | None:
    """Seconds that a host asks for instead of an answer; None where it does not."""
    if reply.status == 429:
        seconds = wait(reply.headers)
        return RETRY_SECONDS if seconds is None else seconds
    return wait(reply.headers) if reply.status in (403, 503) else None


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NoAnswer("gave an answer that made no sense") from None
