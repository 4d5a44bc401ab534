"""The contract of a provider: one place where people keep a profile.

A provider is a module in `freshness/providers/`. It defines

    PATTERN   regular expression, matched from an address's start; its group `id` is the account
    EXAMPLES  addresses of invented accounts and their ids, which prove the routing
    LOOK      what the owner can do, since the profile is not read: one sentence

Each address belongs to exactly one provider; a test proves it for all examples.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from freshness.registry import Part, parts


class Profile(NamedTuple):
    """An account at a provider."""

    provider: Part
    account: str
    url: str


def providers() -> Mapping[str, Part]:
    """Every provider there is, by slug."""
    return parts("providers")


@functools.cache
def _patterns() -> tuple[tuple[Part, re.Pattern[str]], ...]:
    return tuple(
        (part, re.compile(part.attribute("PATTERN"), re.IGNORECASE))
        for part in providers().values()
    )


def profile(url: str) -> Profile | None:
    """The profile that an address leads to, or None when no provider knows it."""
    for part, pattern in _patterns():
        if match := pattern.match(url):
            return Profile(part, match["id"], url)
    return None
