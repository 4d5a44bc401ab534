"""Fediverse profiles.

Every server has a host of its own; the form of the address tells. Medium and YouTube use the same
form and are left out.
"""

from __future__ import annotations

from datetime import date

from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.when import parse_iso

PATTERN = (
    r"https?://(?!(?:www\.)?(?:medium|youtube|tiktok|threads)\.(?:com|net)/)[^/?#]+/@"
    r"(?P<id>\w+)/?(?:[?#]|$)"
)
EXAMPLES = {"https://social.example/@ada": "ada"}
LOOK = (
    "Look at the bio, the verified links and the last post: would a visitor think that you "
    "are still there?"
)


def last_moved(profile: Profile, api: Api) -> date | None:
    """Day of the last post (docs.joinmastodon.org, "Look up account")."""
    server = "/".join(profile.url.split("/")[:3])
    answer = api.get(f"{server}/api/v1/accounts/lookup?acct={profile.account}")
    if not isinstance(answer, dict):
        raise NoAnswer("gave an answer that made no sense")
    when = parse_iso(str(answer.get("last_status_at")))
    return when.latest if when else None
