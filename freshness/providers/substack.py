"""Substack profiles.

A publication has a host of its own; of a writer's page (`substack.com/@name`) nothing may be read.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api, NoAnswer
from freshness.provider import Profile

PATTERN = (
    r"(substack\.com/(?=@))?(?!(?:www|support|on|api)\.)(?P<id>@?[\w-]{1,60}+)"
    r"(?(1)|\.substack\.com)(?:/(?:about|archive|feed))?"
)
EXAMPLES = {
    "https://ada-example.substack.com/about": "ada-example",
    "https://ada-example.substack.com/feed": "ada-example",
    "https://substack.com/@ada": "@ada",
}
LOOK = "Look at the “about” page and the newest post: would you still say so?"
READS = "days and titles of the last posts"
FOR = "the rhythm of writing"
LIMITS = "none published; refuses some data centres"


def read(profile: Profile, api: Api) -> Account:
    """The publication's feed."""
    if profile.account.startswith("@"):
        raise NoAnswer("tells programs about publications only")
    server = profile.server or f"https://{profile.account}.substack.com"
    return account_by_feed(profile, api, f"{server}/feed")
