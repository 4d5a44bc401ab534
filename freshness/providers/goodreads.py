"""Goodreads profiles.

It gives out no keys to its API any more; a reader's shelves have feeds.
"""

from __future__ import annotations

from freshness.account import Account
from freshness.by_feed import account_by_feed
from freshness.hearing import Api, NoAnswer
from freshness.provider import Profile

PATTERN = r"goodreads\.com/(?P<id>(?:user|author)/show/\d+)(?:[-.][^/?]*)?"
EXAMPLES = {
    "https://www.goodreads.com/user/show/4711-ada-example": "user/show/4711",
    "https://www.goodreads.com/author/show/4711.Ada_Example": "author/show/4711",
}
LOOK = "Look at your page: are the text, the site and what you are reading still right?"
URL = "https://www.goodreads.com/{id}"
BASE = "https://www.goodreads.com"
READS = "days and titles of the books read last; nothing of authors' pages"
FOR = "the rhythm of entries"
LIMITS = "none published"


def read(profile: Profile, api: Api) -> Account:
    """The feed of the books that were read."""
    kind, _, number = profile.account.partition("/show/")
    if kind != "user":
        raise NoAnswer("tells programs about readers only")
    url = f"{profile.base}/review/list_rss/{number}?shelf=read"
    return account_by_feed(profile, api, url, kind="review")
