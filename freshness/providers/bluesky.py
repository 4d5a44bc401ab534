"""Bluesky profiles.

Posts of a profile are no profile.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account
from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = (
    r"(?:staging\.)?(?:bsky\.app|deer\.social)/profile/"
    r"(?P<id>did:(?:plc|web):[a-z\d.:%-]+|[a-z\d](?:[a-z\d.-]*[a-z\d])?)"
)
EXAMPLES = {"https://bsky.app/profile/ada.example": "ada.example"}
LOOK = "Look at the bio and the last post: would a visitor think that you are still there?"
URL = "https://bsky.app/profile/{id}"
BASE = "https://public.api.bsky.app"


def read(profile: Profile, api: Api) -> Account:
    """Day of the last post (docs.bsky.app, `app.bsky.feed.getAuthorFeed`)."""
    told = Told(
        api.get(f"{profile.base}/xrpc/app.bsky.feed.getAuthorFeed?actor={profile.account}&limit=1")
    )
    if not told["feed"].is_list:
        raise NoAnswer("gave an answer that made no sense")
    acts = newest(*(each["post"]["indexedAt"].day for each in told["feed"]))
    return replace(profile.blank, acts=acts, last_moved=acts[0] if acts else None)
