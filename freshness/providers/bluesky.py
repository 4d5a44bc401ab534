"""Bluesky profiles.

Posts of a profile are no profile.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Status
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = (
    r"(?:staging\.)?(?:bsky\.app|deer\.social)/profile/"
    r"(?P<id>did:(?:plc|web):[a-z\d.:%-]+|[a-z\d](?:[a-z\d.-]*[a-z\d])?)"
)
EXAMPLES = {
    "https://deer.social/profile/ada.example": "ada.example",
    "https://bsky.app/profile/ada.example": "ada.example",
    "https://bsky.app/profile/did:plc:ada234example": "did:plc:ada234example",
}
LOOK = "Look at the bio and the last post: would a visitor think that you are still there?"
URL = "https://bsky.app/profile/{id}"
BASE = "https://public.api.bsky.app"
READS = "name, bio, site, picture, posts; nothing where the owner shows it to members only"
FOR = "facts to compare, the rhythm of posts, the way back to the site"
LIMITS = "generous, none published"

_GONE = {
    "AccountTakedown": Status.SUSPENDED,
    "AccountSuspended": Status.SUSPENDED,
    "AccountDeactivated": Status.PRIVATE,
}


def read(profile: Profile, api: Api) -> Account:
    """The profile and its posts (docs.bsky.app, `app.bsky.actor.getProfile`)."""
    root = f"{profile.base}/xrpc"
    told = _profile(api, f"{root}/app.bsky.actor.getProfile?actor={profile.account}")
    if any(each["val"].text == "!no-unauthenticated" for each in told["labels"]):
        raise NoAnswer("shows this account to members only, as its owner wishes", Status.PRIVATE)
    hearing = Hearing()
    feed = hearing.ask(
        "posts", api.get, f"{root}/app.bsky.feed.getAuthorFeed?actor={profile.account}&limit=50"
    )
    posts = (each["post"] for each in feed["feed"] if not each["reason"])
    handle = told["handle"].text
    invalid = ("The handle leads to no domain any more.",) if handle == "handle.invalid" else ()
    return replace(
        profile.blank,
        name=told["displayName"].text,
        bio=told["description"].text,
        website=told["website"].url,
        avatar=told["avatar"].url,
        is_default_avatar=not told["avatar"],
        created=told["createdAt"].day,
        links=told["description"].addresses,
        # Not the writer's own `createdAt`, which can be any day.
        acts=newest(*(each["indexedAt"].day for each in posts)),
        notes=hearing.notes + invalid,
    )


def _profile(api: Api, url: str) -> Told:
    try:
        told = entity(api.get(url))
    except NoAnswer as answer:
        said = Told(answer.said)
        if status := _GONE.get(said["error"].text):
            raise NoAnswer("has closed this account", status, code=answer.code) from None
        if answer.code == 400 and "not found" in said["message"].text.lower():
            raise NoAnswer("knows no such account", Status.MISSING, code=400) from None
        raise
    if not told["did"].text:
        raise NoAnswer("gave an answer that made no sense")
    return told
