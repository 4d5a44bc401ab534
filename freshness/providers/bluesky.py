"""Bluesky profiles.

Posts of a profile are no profile.
"""

from __future__ import annotations

from datetime import date

from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.when import parse_iso

PATTERN = r"https?://bsky\.app/profile/(?P<id>[^/?#]+)/?(?:[?#]|$)"
EXAMPLES = {"https://bsky.app/profile/ada.example": "ada.example"}
LOOK = "Look at the bio and the last post: would a visitor think that you are still there?"


def last_moved(profile: Profile, api: Api) -> date | None:
    """Day of the last post (docs.bsky.app, `app.bsky.feed.getAuthorFeed`)."""
    answer = api.get(
        "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed"
        f"?actor={profile.account}&limit=1"
    )
    try:
        posts = [entry["post"]["indexedAt"] for entry in answer["feed"]]
    except (KeyError, TypeError):
        raise NoAnswer("gave an answer that made no sense") from None
    when = parse_iso(str(posts[0])) if posts else None
    return when.latest if when else None
