"""GitHub profiles.

Only the account page counts; an address with a repository behind it is work, not a profile.
"""

from __future__ import annotations

from datetime import date

from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.when import parse_iso

PATTERN = r"https?://(?:www\.)?github\.com/(?P<id>[a-z\d](?:[a-z\d-]{0,38}))/?(?:[?#]|$)"
EXAMPLES = {"https://github.com/ada-example": "ada-example"}
LOOK = "Look at your pinned repositories: are they the ones you would show today?"


def last_moved(profile: Profile, api: Api) -> date | None:
    """Day of the last push to an own repository (docs.github.com, "List repositories")."""
    answer = api.get(f"https://api.github.com/users/{profile.account}/repos?sort=pushed&per_page=1")
    if not isinstance(answer, list):
        raise NoAnswer("gave an answer that made no sense")
    when = parse_iso(str(answer[0].get("pushed_at"))) if answer else None
    return when.latest if when else None
