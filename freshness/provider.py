"""The contract of a provider: one place where people keep a profile.

A provider is a module in `freshness/providers/`. It defines

    PATTERN   regular expression, matched from an address's start; its group `id` is the account
    EXAMPLES  addresses of invented accounts and their ids, which prove the routing
    LOOK      what the owner can do where the profile cannot be read: one sentence

and, where the host has an API that tells without a login,

    def last_moved(profile: Profile, api: Api) -> date | None

Each address belongs to exactly one provider; a test proves it for all examples.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from freshness.api import Api
from freshness.registry import Part, parts


class Profile(NamedTuple):
    """An account at a provider."""

    provider: Part
    account: str
    url: str

    @property
    def last_moved(self) -> Callable[[Profile, Api], date | None] | None:
        """How to ask when something last happened there; None where nobody may."""
        reader: Callable[[Profile, Api], date | None] | None
        reader = getattr(self.provider.module, "last_moved", None)
        return reader


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
