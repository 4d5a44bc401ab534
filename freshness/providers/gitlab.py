"""GitLab profiles.

Groups look the same as people from outside. Servers of one's own are `instances` in the
configuration.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Status, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = (
    r"gitlab\.com/(?:users/)?(?!(?:sign_in|sign_up|explore|help|users|api|groups|dashboard|-)(?:/|$))"
    r"(?P<id>\w[\w.-]{0,254})"
)
EXAMPLES = {
    "https://gitlab.com/ada-example": "ada-example",
    "https://gitlab.com/users/ada.example/": "ada.example",
}
LOOK = "Look at the projects shown first: are they the ones you would show today?"
URL = "https://gitlab.com/{id}"
HOME = "https://gitlab.com"
BASE = "https://gitlab.com"
READS = "name, picture, public projects (archived, last activity), public events; more with a token"
FOR = "the rhythm of work, projects that are shown; facts to compare with a token"
LIMITS = "by address, at times a wall for data centres"

_PROJECTS = "order_by=last_activity_at&per_page=100"


def read(profile: Profile, api: Api) -> Account:
    """The user or group with projects and events (docs.gitlab.com/api, version 4)."""
    root = f"{profile.base}/api/v4"
    found = Told(_asked(api, f"{root}/users?username={profile.account}"))
    if not found.is_list:
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    user, place, events = found.first, f"{root}/users", Told()
    if not user:
        user = _group(api, f"{root}/groups/{profile.account}?with_projects=false")
        place = f"{root}/groups"
    number = user["id"].number
    if number is None:
        raise NoAnswer("gave an answer that made no sense")
    if found.first:
        events = hearing.ask("events", api.get, f"{place}/{number}/events?per_page=100")
        if api.has_token(root):
            more = hearing.ask("details", api.get, f"{place}/{number}")
            user = Told({**user.value, **more.value}) if more.is_object else user
    projects = hearing.ask("projects", api.pages, f"{place}/{number}/projects?{_PROJECTS}")
    archived = hearing.ask(
        "archived projects", api.get, f"{place}/{number}/projects?archived=true&{_PROJECTS}"
    )
    is_blocked = user["state"].text in ("blocked", "banned")
    works = _works(projects, frozenset(each["id"].number for each in archived))
    return replace(
        profile.blank,
        status=Status.SUSPENDED if is_blocked else Status.OK,
        reason="GitLab has blocked this account." if is_blocked else "",
        name=user["name"].text,
        headline=user["job_title"].text,
        bio=user["bio"].text or user["description"].text,
        location=user["location"].text,
        employer=user["organization"].text,
        website=user["website_url"].url,
        email=user["public_email"].text,
        avatar=user["avatar_url"].url,
        is_default_avatar="avatar_url" in user and not user["avatar_url"],
        created=user["created_at"].day,
        links=user["bio"].addresses,
        acts=newest(*(each.moved for each in works), *events.days("created_at")),
        works=works,
        notes=hearing.notes,
    )


def _asked(api: Api, url: str) -> object:
    try:
        return api.get(url)
    except NoAnswer as answer:
        if answer.code == 401:
            raise NoAnswer("tells only those who log in", Status.PRIVATE, code=401) from None
        raise


def _group(api: Api, url: str) -> Told:
    """A group of that name. Who hides looks like nobody; so they do to visitors."""
    try:
        return entity(api.get(url))
    except NoAnswer as answer:
        if answer.status is Status.MISSING:
            raise NoAnswer("shows visitors no such account", Status.MISSING, code=404) from None
        raise


def _works(projects: Told, archived: frozenset[int | None]) -> tuple[Work, ...]:
    # A server that does not know the question gives them all.
    is_told = archived != frozenset(each["id"].number for each in projects)
    return tuple(
        Work(
            url=each["web_url"].url,
            title=each["name"].text,
            moved=each["last_activity_at"].day,
            archived=each["archived"].flag or (is_told and each["id"].number in archived),
            empty=each["empty_repo"].flag,
        )
        for each in projects
        if each["web_url"].url
    )
