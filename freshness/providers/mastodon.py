"""Fediverse profiles.

Every server has a host of its own; the form of the address tells.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account
from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.told import Told, newest
from freshness.url import origin

PATTERN = r"[^/?]+/(?:@|(?:ap/)?users/)(?P<id>\w(?:[\w.-]*\w)?)(?:@[\w.-]+)?"
ANY_HOST = True
EXAMPLES = {"https://social.example/@ada?lang=de": "ada", "https://social.example/users/ada": "ada"}
LOOK = (
    "Look at the bio, the verified links and the last post: would a visitor think that you "
    "are still there?"
)


def read(profile: Profile, api: Api) -> Account:
    """Day of the last post (docs.joinmastodon.org, "Look up account")."""
    server = profile.server or origin(profile.url)
    told = Told(api.get(f"{server}/api/v1/accounts/lookup?acct={profile.account}"))
    if not told.is_object:
        raise NoAnswer("gave an answer that made no sense")
    acts = newest(told["last_status_at"].day)
    return replace(profile.blank, acts=acts, last_moved=acts[0] if acts else None)
