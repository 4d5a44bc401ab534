"""Medium profiles.

Its pages are behind a wall; its feeds are meant for programs.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api
from freshness.provider import Profile

PATTERN = (
    r"(medium\.com/(?:feed/)?@)?(?!(?:help|blog|api|policy|cdn-[\w-]+|www)\.medium)(?P<id>[\w.-]+?)"
    r"(?(1)|\.medium\.com(?:/feed)?)"
)
EXAMPLES = {
    "https://medium.com/@ada.example": "ada.example",
    "https://medium.com/feed/@ada.example": "ada.example",
    "https://ada-example.medium.com/": "ada-example",
}
LOOK = "Look at your bio and your newest story: would you still say so?"
URL = "https://medium.com/@{id}"
BASE = "https://medium.com"
READS = "days and titles of the last ten stories"
FOR = "the rhythm of writing"
LIMITS = "none published; refuses some data centres"


def read(profile: Profile, api: Api) -> Account:
    """The feed (help.medium.com, "RSS feeds")."""
    return account_by_feed(profile, api, f"{profile.base}/feed/@{profile.account}")
