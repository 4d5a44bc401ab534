"""GitHub profiles.

Only the account page counts; an address with a repository behind it is work, not a profile.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account
from freshness.api import Api, NoAnswer
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = r"github\.com/(?P<id>[a-z\d](?:[a-z\d-]{0,38}))"
EXAMPLES = {"https://github.com/ada-example": "ada-example"}
LOOK = "Look at your pinned repositories: are they the ones you would show today?"
URL = "https://github.com/{id}"
BASE = "https://api.github.com"


def read(profile: Profile, api: Api) -> Account:
    """Day of the last push to an own repository (docs.github.com, "List repositories")."""
    told = Told(api.get(f"{profile.base}/users/{profile.account}/repos?sort=pushed&per_page=1"))
    if not told.is_list:
        raise NoAnswer("gave an answer that made no sense")
    acts = newest(*(each["pushed_at"].day for each in told))
    return replace(profile.blank, acts=acts, last_moved=acts[0] if acts else None)
