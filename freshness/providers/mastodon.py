"""Fediverse profiles.

Every server has a host of its own; the form of the address tells. Mastodon's API is asked first,
as many other programs speak it; then the account's own document, as all servers do.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from freshness.account import Account, Status
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest
from freshness.url import host, origin

_OTHERS = (
    "unsplash.com", "replit.com", "observablehq.com", "producthunt.com", "glitch.com",
    "steemit.com", "hive.blog", "peakd.com", "wattpad.com", "twitch.tv", "tumblr.com", "about.me",
    "vimeo.com", "patreon.com", "ko-fi.com", "paragraph.xyz", "mirror.xyz", "rumble.com",
    "flipboard.com", "500px.com", "hackernoon.com", "buymeacoffee.com", "polywork.com",
    "listed.to", "vm.tiktok.com",
)  # fmt: skip
"""Hosts whose profiles look the same and are not in the fediverse."""

PATTERN = (
    rf"(?!(?:{'|'.join(map(re.escape, _OTHERS))})/)[^/?]+/@"
    r"(?P<id>\w(?:[\w.-]*\w)?(?:@[a-z\d.:-]+)?)"
)
ANY_HOST = True
EXAMPLES = {
    "https://social.example/@ada?lang=de": "ada",
    "https://social.example/@ada@other.example": "ada@other.example",
}
LOOK = (
    "Look at the bio, the verified links and the last post: would a visitor think that you "
    "are still there?"
)
READS = "name, bio, fields and which of them are verified, posts, where the account moved to"
FOR = "facts to compare, the rhythm of posts, the way back to the site"
LIMITS = "300 questions in five minutes a server"

_ACTIVITY = "application/activity+json"
_NO_RECORD = "Record not found"  #: Mastodon's own words


def read(profile: Profile, api: Api) -> Account:
    """The account with its last posts (docs.joinmastodon.org, "Look up account"), or its actor."""
    name, _, home = profile.account.partition("@")
    server = profile.server or (f"https://{home}" if home else origin(profile.url))
    try:
        told = entity(api.get(f"{server}/api/v1/accounts/lookup?acct={quote(name)}"))
        if not told["username"].text:
            raise NoAnswer("gave an answer that made no sense")
    except NoAnswer as refused:
        return _by_actor(profile, api, server, name, refused)
    hearing = Hearing()
    number = quote(told["id"].text or str(told["id"].number), safe="")
    posts = hearing.ask(
        "posts",
        api.get,
        f"{server}/api/v1/accounts/{number}/statuses?limit=40&exclude_reblogs=true",
    )
    fields = [(each["value"].addresses, bool(each["verified_at"])) for each in told["fields"]]
    status, reason = _status(told["suspended"], told["moved"]["url"].url)
    return replace(
        profile.blank,
        status=status,
        reason=reason,
        moved_to=told["moved"]["url"].url,
        name=told["display_name"].text,
        bio=told["note"].plain,
        avatar=told["avatar"].url,
        is_default_avatar=told["avatar"].url.endswith("/missing.png"),
        website=next((urls[0] for urls, _ in fields if urls), ""),
        links=(*(url for urls, _ in fields for url in urls), *told["note"].addresses),
        verified=frozenset(url for urls, is_verified in fields if is_verified for url in urls),
        created=told["created_at"].day,
        acts=newest(*posts.days("created_at"), told["last_status_at"].day),
        notes=hearing.notes + _memorial(told["memorial"]),
    )


def _status(suspended: Told, moved: str) -> tuple[Status, str]:
    if suspended.flag:
        return Status.SUSPENDED, "Its server has suspended this account."
    if moved:
        return Status.MOVED, f"This account moved to {moved}."
    return Status.OK, ""


def _memorial(told: Told) -> tuple[str, ...]:
    return ("This account is kept in memory of its owner.",) if told.flag else ()


def _by_actor(profile: Profile, api: Api, server: str, name: str, refused: NoAnswer) -> Account:
    """The account as ActivityPub has it (w3.org/TR/activitypub), found by WebFinger (RFC 7033)."""
    finger = f"{server}/.well-known/webfinger?resource=acct:{quote(name)}@{host(server)}"
    try:
        links = [
            each["href"].url for each in entity(api.get(finger))["links"]
            if each["rel"].text == "self" and "activity" in each["type"].text
        ]  # fmt: skip
        if not links:
            raise NoAnswer("names no account there")
        actor = entity(api.get(links[0], _ACTIVITY))
    except NoAnswer as also:
        raise _both(refused, also, api, server) from None
    hearing = Hearing()
    box = actor["outbox"].url
    page = f"{box}{'&' if '?' in box else '?'}page=true"
    posts = hearing.ask("posts", api.get, page, _ACTIVITY) if box else Told()
    fields = [each["value"].addresses for each in actor["attachment"]]
    status, reason = _status(actor["suspended"], actor["movedTo"].url)
    return replace(
        profile.blank,
        status=status,
        reason=reason,
        moved_to=actor["movedTo"].url,
        name=actor["name"].text,
        bio=actor["summary"].plain,
        avatar=actor["icon"]["url"].url,
        website=next((urls[0] for urls in fields if urls), ""),
        links=(*(url for urls in fields for url in urls), *actor["summary"].addresses),
        created=actor["published"].day,
        acts=posts["orderedItems"].days("published"),
        old_handles=tuple(each.url for each in actor["alsoKnownAs"] if each.url),
        notes=hearing.notes + _memorial(actor["memorial"]),
    )


def _both(refused: NoAnswer, also: NoAnswer, api: Api, server: str) -> NoAnswer:
    """Missing only where such a server itself says so; anybody answers 404 to strange paths."""
    if refused.code == 401:
        return NoAnswer("tells only those who log in", Status.PRIVATE, code=401)
    if refused.status is not Status.MISSING:
        return refused
    if also.status is Status.MISSING and (
        Told(refused.said)["error"].text == _NO_RECORD or _is_federated(api, server)
    ):
        return refused
    return NoAnswer("tells nothing about such an account", code=refused.code)


def _is_federated(api: Api, server: str) -> bool:
    """Whether a host says that it is part of such a network (nodeinfo.diaspora.software)."""
    told = Hearing().ask("software", api.get, f"{server}/.well-known/nodeinfo")
    return any("nodeinfo" in each["rel"].text for each in told["links"])
