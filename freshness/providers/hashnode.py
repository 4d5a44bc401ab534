"""Hashnode profiles.

A blog has a host of its own, which is asked for its feed.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api
from freshness.provider import Profile

PATTERN = r"(hashnode\.com/@)?(?P<id>[a-z\d][\w-]*+)(?(1)|\.hashnode\.dev(?:/rss\.xml)?)"
EXAMPLES = {
    "https://ada-example.hashnode.dev": "ada-example",
    "https://hashnode.com/@ada": "ada",
    "https://ada-example.hashnode.dev/rss.xml": "ada-example",
}
LOOK = "Look at your bio and your newest post: would you still say so?"
URL = "https://hashnode.com/@{id}"
READS = "days and titles of the last posts"
FOR = "the rhythm of writing"
LIMITS = "none published"


def read(profile: Profile, api: Api) -> Account:
    """The blog's feed."""
    server = profile.server or f"https://{profile.account}.hashnode.dev"
    return account_by_feed(profile, api, f"{server}/rss.xml")
