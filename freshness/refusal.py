"""What it means when a host does not tell: a wall, a limit, no such account. No network."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from freshness.account import Status

_LOGINS = (
    "/login", "/signin", "/sign_in", "/users/sign_in", "/authwall", "/uas/login", "/i/flow/login",
    "/accounts/login", "/challenge", "/checkpoint",
)  # fmt: skip
_WALLS = (
    b"Just a moment", b"cf-chl", b"challenge-platform", b"Enable JavaScript and cookies",
    b"Attention Required", b"captcha-delivery", b"px-captcha",
    b"Please enable JavaScript to proceed",
)  # fmt: skip
"""What pages say that want to see a browser."""


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
            said: the decoded JSON of the answer; None where it was none.
        """
        super().__init__(reason)
        self.status = status
        self.code = code
        self.said = said


def refusal(code: int, body: bytes) -> NoAnswer | None:
    """What a status that is no answer means; None for answers."""
    start = body[:20_000]
    is_markup = start.lstrip()[:1] == b"<"
    if code in (200, 403, 503) and is_markup and any(each in start for each in _WALLS):
        return NoAnswer("lets no program in", code=code)
    if code == 200:
        return None
    try:
        said = None if is_markup else json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if code in (404, 410) and is_markup:
        return NoAnswer("answered with a page, which proves nothing", code=code)
    if code in (404, 410):
        return NoAnswer("knows no such account", Status.MISSING, code=code, said=said)
    if code == 429:
        return NoAnswer("asks to come back later", Status.LIMITED, code=code, said=said)
    phrases = {401: "tells only those who log in", 403: "lets no program in",
               451: "may not tell", 999: "lets no program in"}  # fmt: skip
    return NoAnswer(phrases.get(code, f"answered {code}"), code=code, said=said)


def is_login(url: str) -> bool:
    """Whether a redirect leads to where one signs in."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").lower()
    return path.endswith(_LOGINS) or "/authwall" in path or parts.hostname == "accounts.google.com"
