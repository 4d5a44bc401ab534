"""GitHub profiles.

Only the account page counts; an address with a repository behind it is work, not a profile.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from freshness.account import Account, Status, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = (
    r"github\.com/(?!(?:about|apps|blog|codespaces|collections|contact|customer-stories|enterprise"
    r"|events|explore|features|issues|join|login|logout|marketplace|new|notifications|orgs"
    r"|organizations|pricing|pulls|readme|search|security|settings|site|sponsors|stars|team|topics"
    r"|trending)$)(?P<id>[a-z\d](?:[a-z\d-]{0,38}))"
)
EXAMPLES = {
    "https://github.com/ada-example": "ada-example",
    "https://www.github.com/Ada?tab=repositories": "Ada",
}
LOOK = "Look at your pinned repositories: are they the ones you would show today?"
URL = "https://github.com/{id}"
BASE = "https://api.github.com"
READS = (
    "name, bio, employer, place, site, social accounts, repositories (archived, empty, licence, "
    "last push), last releases of those that are shown, public events, links of the profile "
    "README; pinned repositories with a token"
)
FOR = "facts to compare, the rhythm of work, repositories that are shown"
LIMITS = "60 questions an hour, 5,000 with a token"

_REPOSITORY = re.compile(r"https://github\.com/([\w.-]{1,100}/[\w.-]{1,100})")
_PINNED = """query($login: String!) { user(login: $login) { pinnedItems(first: 6, types: REPOSITORY)
{ nodes { ... on Repository { url } } } } }"""


def read(profile: Profile, api: Api) -> Account:
    """The user with repositories and events (docs.github.com/rest, version 2022-11-28)."""
    root = f"{profile.base}/users/{profile.account}"
    user = entity(api.get(root))
    handle = user["login"].text
    if not handle:
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    social = hearing.ask("social accounts", api.get, f"{root}/social_accounts")
    repositories = hearing.ask(
        "repositories", api.pages, f"{root}/repos?type=owner&sort=pushed&per_page=100"
    )
    events = hearing.ask("events", api.get, f"{root}/events/public?per_page=100")
    pinned = _pinned(profile, api, hearing)
    works = tuple(_works(repositories, pinned))
    readme = _readme(profile, api, hearing, repositories)
    twitter = user["twitter_username"].text
    x = (f"https://x.com/{twitter}",) if twitter else ()
    is_moved = handle.casefold() != profile.account.casefold()
    return replace(
        profile.blank,
        status=Status.MOVED if is_moved else Status.OK,
        reason=f"GitHub calls this account {handle} now." if is_moved else "",
        moved_to=user["html_url"].url if is_moved else "",
        name=user["name"].text,
        bio=user["bio"].text,
        location=user["location"].text,
        employer=user["company"].text.removeprefix("@"),
        website=user["blog"].url,
        email=user["email"].text,
        avatar=user["avatar_url"].url,
        created=user["created_at"].day,
        links=(*x, *(each["url"].url for each in social), *readme, *user["bio"].addresses),
        acts=newest(*(each.moved for each in works), *events.days("created_at")),
        works=works,
        notes=hearing.notes,
    )


def _works(repositories: Told, pinned: frozenset[str]) -> Iterator[Work]:
    for each in repositories:
        url = each["html_url"].url
        if not url or each["private"].flag or (each["fork"].flag and url not in pinned):
            continue
        licence = each["license"]
        yield Work(
            url=url,
            title=each["name"].text,
            moved=each["pushed_at"].day,
            archived=each["archived"].flag,
            empty=each["size"].number == 0 and each["pushed_at"].day == each["created_at"].day,
            licence=licence["spdx_id"].text if "license" in each else None,
            homepage=each["homepage"].url,
            showcase=url in pinned,
        )


def _pinned(profile: Profile, api: Api, hearing: Hearing) -> frozenset[str]:
    """Addresses of pinned repositories: GraphQL tells nobody without a token."""
    url = f"{profile.base}/graphql"
    if not api.has_token(url):
        return frozenset()
    question = {"query": _PINNED, "variables": {"login": profile.account}}
    told = hearing.ask("pinned repositories", api.post, url, question)
    return frozenset(
        each["url"].url for each in told["data"]["user"]["pinnedItems"]["nodes"] if each["url"].url
    )


def _readme(profile: Profile, api: Api, hearing: Hearing, repositories: Told) -> tuple[str, ...]:
    """Addresses in the README that is shown on the profile, where there is one."""
    name = profile.account.casefold()
    if not any(each["name"].text.casefold() == name for each in repositories):
        return ()
    url = f"{profile.base}/repos/{profile.account}/{profile.account}/readme"
    content = hearing.ask("profile README", api.get, url)["content"].value
    try:
        text = base64.b64decode(content if isinstance(content, str) else "").decode("utf-8")
    except ValueError:
        return ()
    return Told(text).addresses


def released(profile: Profile, work: Work, api: Api) -> date | None:
    """Day of the last release (docs.github.com/rest, "Get the latest release")."""
    found = _REPOSITORY.fullmatch(work.url)
    if not found:
        return None
    url = f"{profile.base}/repos/{found[1]}/releases/latest"
    return Hearing().ask("last release", api.get, url)["published_at"].day
