"""Letterboxd profiles.

Its pages are behind a wall; its feeds are meant for programs.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api
from freshness.provider import Profile

PATTERN = (
    r"letterboxd\.com/(?!(?:films|lists|members|journal|film|about|pro|settings|search|activity"
    r"|apps|gift-guide|contact|legal|welcome)$)(?P<id>\w{2,15})(?:/rss)?"
)
EXAMPLES = {
    "https://letterboxd.com/ada_example/": "ada_example",
    "https://letterboxd.com/ada_example/rss/": "ada_example",
}
LOOK = "Look at your bio and your favourites: are they still right?"
URL = "https://letterboxd.com/{id}/"
BASE = "https://letterboxd.com"
READS = "days and titles of the last entries"
FOR = "the rhythm of entries"
LIMITS = "none published"


def read(profile: Profile, api: Api) -> Account:
    """The member's feed."""
    return account_by_feed(profile, api, f"{profile.base}/{profile.account}/rss/", kind="review")
