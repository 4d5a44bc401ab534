"""Hacker News profiles.

Names differ in upper and lower case there.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Status
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile

PATTERN = r"news\.ycombinator\.com/user\?id=(?P<id>[\w-]{2,15})"
EXAMPLES = {"https://news.ycombinator.com/user?id=ada_example": "ada_example"}
LOOK = "Look at the “about” text: are the addresses in it still yours?"
URL = "https://news.ycombinator.com/user?id={id}"
BASE = "https://hacker-news.firebaseio.com"
READS = "the “about” text, the day of the last post"
FOR = "old addresses, the rhythm of posts"
LIMITS = "none"

_TRIES = 3
"""Posts that are looked at: the newest may have been taken out."""


def read(profile: Profile, api: Api) -> Account:
    """The user and its newest posts (github.com/HackerNews/API)."""
    answer = api.get(f"{profile.base}/v0/user/{profile.account}.json")
    if answer is None:
        raise NoAnswer("knows no such account, or it never wrote", Status.MISSING)
    user = entity(answer)
    if not user["id"].text:
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    acts = []
    for item in [each.number for each in user["submitted"]][:_TRIES]:
        post = hearing.ask("posts", api.get, f"{profile.base}/v0/item/{item}.json")
        day = post["time"].day
        if day and not post["deleted"].flag and not post["dead"].flag:
            acts.append(day)
            break
    return replace(
        profile.blank,
        bio=user["about"].plain,
        links=user["about"].addresses,
        created=user["created"].day,
        acts=tuple(acts),
        notes=hearing.notes,
    )
