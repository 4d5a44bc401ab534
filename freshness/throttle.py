"""How long somebody wants to be left alone, in all the ways in which hosts say so. No network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MAX_PAUSE = 30.0
"""Longest Retry-After that is waited for, in seconds."""

RETRY_SECONDS = 1.0
"""Wait before the second try, where the server does not say how long."""

PACES: Mapping[str, float] = {"crates.io": 1.0, "dev.to": 0.34, "api.gravatar.com": 0.5}
"""Seconds between two questions, where a host publishes a limit (crates.io/data-access: one a
second; developers.forem.com: three a second)."""

PACE = 0.25
"""Seconds between two questions to anybody else."""

_EPOCH = 1_000_000_000
"""A number of seconds from here on is a moment, not a wait."""

_MILLISECONDS = _EPOCH * 100
_NEXT = re.compile(r"""\brel=["']?next\b""")
_DRAFT = re.compile(r"\b(r|remaining|t|reset)=(\d{1,15})")


def pace(url: str) -> float:
    """Seconds to leave between two questions to an address's host."""
    return PACES.get(urlsplit(url).hostname or "", PACE)


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds of a Retry-After header in either form (RFC 9110 10.2.3).

    A date counts from the server's own `Date`, since no two clocks agree.
    """
    value = headers.get("retry-after", "")
    if value.isdecimal():
        return float(value[:9])
    try:
        return _until(parsedate_to_datetime(value), headers)
    except (ValueError, OverflowError):
        return RETRY_SECONDS


def _until(then: datetime, headers: Mapping[str, str]) -> float:
    now = parsedate_to_datetime(headers.get("date", ""))
    return max(0.0, (then.replace(tzinfo=UTC) - now.replace(tzinfo=UTC)).total_seconds())


def wait(headers: Mapping[str, str]) -> float | None:
    """Seconds until the next question is welcome; None where the headers say nothing of it.

    Read are Retry-After, `X-RateLimit-*` and `RateLimit-*` (a moment in seconds, milliseconds or
    ISO 8601, or a number of seconds) and the IETF's `RateLimit: "api";r=0;t=55` in all its drafts.

    Args:
        headers: of an answer, lower-case names.
    """
    if "retry-after" in headers:
        return retry_after(headers)
    for prefix in ("x-ratelimit-", "ratelimit-"):
        if headers.get(f"{prefix}remaining") == "0":
            return _reset(headers.get(f"{prefix}reset", ""), headers)
    draft: dict[str, str] = dict(_DRAFT.findall(headers.get("ratelimit", "")))
    if "0" in (draft.get("r"), draft.get("remaining")):
        return _reset(draft.get("t") or draft.get("reset") or "", headers)
    return None


def _reset(value: str, headers: Mapping[str, str]) -> float:
    """Seconds until a moment; more than anybody waits where it cannot be read."""
    try:
        if not value.isdecimal():
            return _until(datetime.fromisoformat(value), headers)
        number = int(value[:15])
        if number < _EPOCH:
            return float(number)
        seconds = number / 1_000 if number >= _MILLISECONDS else number
        return _until(datetime.fromtimestamp(seconds, UTC), headers)
    except (ValueError, OverflowError, OSError):
        return MAX_PAUSE + 1


def spoken(seconds: float) -> str:
    """When that is, as people say it: `in 40 minutes`, `later`."""
    minutes = round(seconds / 60)
    if not 1 <= minutes < 48 * 60:
        return "later"
    hours = round(minutes / 60)
    number, name = (minutes, "minute") if minutes < 90 else (hours, "hour")
    return f"in {number} {name}{'' if number == 1 else 's'}"


def links_next(header: str) -> str:
    """The address of the next page in a `Link` header (RFC 8288); empty where there is none."""
    for part in header[:8_192].split(","):
        address, _, parameters = part.partition(";")
        if _NEXT.search(parameters):
            return address.strip().removeprefix("<").removesuffix(">")
    return ""
