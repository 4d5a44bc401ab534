"""Gravatar profiles.

Many sites show what stands there.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account
from freshness.hearing import Api, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import newest

PATTERN = (
    r"(?:[a-z]{2}\.|secure\.)?gravatar\.com/(?!(?:avatar|site|profile|support)$)(?P<id>[a-z\d]+)"
)
EXAMPLES = {
    "https://gravatar.com/adaexample": "adaexample",
    "https://en.gravatar.com/adaexample": "adaexample",
}
LOOK = "Look at picture, job, company and verified accounts: many sites show them."
URL = "https://gravatar.com/{id}"
BASE = "https://api.gravatar.com"
READS = "name, text, job, employer, place, picture, verified accounts; last edit with a key"
FOR = "facts to compare, the way back to the site"
LIMITS = "100 questions an hour, 1,000 with a key"


def read(profile: Profile, api: Api) -> Account:
    """The profile (docs.gravatar.com/rest-api, version 3)."""
    told = entity(api.get(f"{profile.base}/v3/profiles/{profile.account}"))
    if not told["hash"].text and not told["profile_url"].text:
        raise NoAnswer("gave an answer that made no sense")
    verified = tuple(
        each["url"].url for each in told["verified_accounts"]
        if each["url"].url and not each["is_hidden"].flag
    )  # fmt: skip
    links = tuple(each["url"].url for each in told["links"])
    return replace(
        profile.blank,
        name=told["display_name"].text,
        headline=told["job_title"].text,
        employer=told["company"].text,
        location=told["location"].text,
        bio=told["description"].text,
        avatar=told["avatar_url"].url,
        website=next((each for each in links if each), ""),
        links=(*links, *verified, *told["description"].addresses),
        verified=frozenset(verified),
        created=told["registration_date"].day,
        acts=newest(told["last_profile_edit"].day),
    )
