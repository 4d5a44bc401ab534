"""crates.io profiles.

Its crawler rules allow one question a second.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import newest

PATTERN = r"crates\.io/users/(?P<id>[a-z\d][\w-]*)"
EXAMPLES = {"https://crates.io/users/ada-example": "ada-example"}
LOOK = "Look at your crates: is each newest version one that you would have people use?"
URL = "https://crates.io/users/{id}"
BASE = "https://crates.io"
READS = "name, picture, crates with their last release, site and repository"
FOR = "releases: whether a project lives"
LIMITS = "1 question a second"


def read(profile: Profile, api: Api) -> Account:
    """The user and the crates (crates.io/data-access)."""
    root = f"{profile.base}/api/v1"
    user = entity(api.get(f"{root}/users/{profile.account}"))["user"]
    number = user["id"].number
    if number is None:
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    crates = hearing.ask(
        "crates", api.get, f"{root}/crates?user_id={number}&sort=recent-updates&per_page=100"
    )["crates"]
    works = tuple(
        Work(
            url=f"https://crates.io/crates/{each['id'].text}",
            title=each["name"].text,
            kind="package",
            moved=each["updated_at"].day,
            archived=each["yanked"].flag,
            homepage=each["homepage"].url or each["documentation"].url,
        )
        for each in crates
        if each["id"].text
    )
    return replace(
        profile.blank,
        name=user["name"].text,
        avatar=user["avatar"].url,
        created=user["created_at"].day,
        links=(user["url"].url,),
        acts=newest(*(each.moved for each in works)),
        works=works,
        notes=hearing.notes,
    )
