"""Conversations with the APIs of profile hosts. The one module that knows requests.

One question an account, bounded in time and size, no redirects (an API that moved says so), and a
token only ever goes to the host that it belongs to.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from freshness import USER_AGENT
from freshness.account import Status

if TYPE_CHECKING:
    import requests

TIMEOUT = 10.0  #: seconds
MAX_BYTES = 1 << 20
TOKENS: Mapping[str, str] = {"api.github.com": "GITHUB_TOKEN"}
"""Which environment variable holds the token for a host."""


def token_for(url: str, environment: Mapping[str, str]) -> str | None:
    """The token that may be sent to an address; None where there is none, or no encryption."""
    name = TOKENS.get(urlsplit(url).netloc) if url.startswith("https://") else None
    return environment.get(name) if name else None


class NoAnswer(Exception):
    """The host did not tell: a wall, a limit, no such account, no network."""

    def __init__(
        self, reason: str, status: Status = Status.UNVERIFIABLE, *, code: int = 0, said: Any = None
    ) -> None:
        """Say why.

        Args:
            reason: one short phrase that goes on from the host's name.
            status: what that says about the account.
            code: the HTTP status; 0 where there was none.
            said: the decoded answer, where it could be read.
        """
        super().__init__(reason)
        self.status = status
        self.code = code
        self.said = said


class Api(Protocol):
    """Somebody who can be asked."""

    def get(self, url: str) -> Any:
        """The decoded JSON at an address.

        Raises:
            NoAnswer: with the reason as one short phrase.
        """


class HttpApi:
    """The real ones."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Open nothing yet.

        Args:
            environment: where tokens are looked for.
        """
        self._environment = environment

    @cached_property
    def _session(self) -> requests.Session:
        import requests  # only once somebody is asked: it takes its time, and opens a socket

        session = requests.Session()
        # No proxies and no netrc: nothing of the environment is sent but the tokens named above.
        session.trust_env = False
        session.headers["User-Agent"] = USER_AGENT
        return session

    def get(self, url: str) -> Any:
        """Ask once."""
        import requests

        headers = {"Accept": "application/json"}
        if token := token_for(url, self._environment):
            headers["Authorization"] = f"Bearer {token}"
        try:
            with self._session.get(
                url, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True
            ) as answer:
                body = answer.raw.read(MAX_BYTES + 1, decode_content=True)
                return self._decoded(answer, body)
        except (requests.RequestException, OSError):
            raise NoAnswer("did not answer") from None

    def _decoded(self, answer: requests.Response, body: bytes) -> Any:
        if answer.status_code in (403, 429):
            raise NoAnswer("asks to come back later", Status.LIMITED)
        if answer.status_code in (404, 410):
            raise NoAnswer("knows no such account", Status.MISSING)
        if answer.status_code != 200:
            raise NoAnswer(f"answered {answer.status_code}")
        try:
            if len(body) > MAX_BYTES:
                raise ValueError
            return json.loads(body)
        except (ValueError, RecursionError):
            raise NoAnswer("gave an answer that made no sense") from None
