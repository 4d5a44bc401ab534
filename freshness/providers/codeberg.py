"""Codeberg profiles.

So are those on every other server with Forgejo or Gitea: name it under `instances`.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Status, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile

PATTERN = r"codeberg\.org/(?!(?:explore|user|api|assets|org|repo)(?:/|$))(?P<id>\w[\w.-]*)"
EXAMPLES = {"https://codeberg.org/ada_example": "ada_example"}
LOOK = "Look at your description, your site and the repositories shown first: do they still hold?"
URL = "https://codeberg.org/{id}"
HOME = "https://codeberg.org"
BASE = "https://codeberg.org"
READS = "name, description, place, site, repositories (archived, empty, last change), activity"
FOR = "facts to compare, the rhythm of work, repositories that are shown"
LIMITS = "none published"


def read(profile: Profile, api: Api) -> Account:
    """The user with repositories and activity (Forgejo's and Gitea's API, version 1)."""
    root = f"{profile.base}/api/v1/users/{profile.account}"
    user = entity(_user(api, root))
    if not (user["login"].text or user["username"].text):
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    repositories = hearing.ask("repositories", api.pages, f"{root}/repos?limit=50")
    activity = hearing.ask(
        "activity", api.get, f"{root}/activities/feeds?only-performed-by=true&limit=50"
    )
    email = user["email"].text
    return replace(
        profile.blank,
        name=user["full_name"].text,
        bio=user["description"].text,
        location=user["location"].text,
        website=user["website"].url,
        email="" if "noreply" in email else email,
        avatar=user["avatar_url"].url,
        created=user["created"].day,
        links=user["description"].addresses,
        acts=activity.days("created"),
        works=tuple(
            Work(
                url=each["html_url"].url,
                title=each["name"].text,
                moved=each["updated_at"].day,
                archived=each["archived"].flag,
                empty=each["empty"].flag,
                homepage=each["website"].url,
            )
            for each in repositories
            if each["html_url"].url and not each["fork"].flag and not each["mirror"].flag
        ),
        notes=hearing.notes,
    )


def _user(api: Api, url: str) -> object:
    try:
        return api.get(url)
    except NoAnswer as answer:
        if answer.status is Status.MISSING:  # those that their owners hide look the same
            raise NoAnswer("shows visitors no such account", answer.status, code=404) from None
        raise
