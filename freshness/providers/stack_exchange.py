"""Stack Exchange profiles.

Stack Overflow is one of its sites.
"""

from __future__ import annotations

from dataclasses import replace

from freshness.account import Account, Status
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told

PATTERN = (
    r"(?P<id>(?:(?:[a-z]{2}\.)?stackoverflow\.com|serverfault\.com|superuser\.com|askubuntu\.com"
    r"|mathoverflow\.net|stackapps\.com|[a-z\d.-]+\.stackexchange\.com)/users/\d+)(?:/[^/?]*)?"
)
EXAMPLES = {
    "https://stackapps.com/users/1": "stackapps.com/users/1",
    "https://mathoverflow.net/users/1": "mathoverflow.net/users/1",
    "https://askubuntu.com/users/1": "askubuntu.com/users/1",
    "https://superuser.com/users/1": "superuser.com/users/1",
    "https://serverfault.com/users/1": "serverfault.com/users/1",
    "https://stackoverflow.com/users/4711/ada-example?tab=profile": "stackoverflow.com/users/4711",
    "https://unix.stackexchange.com/users/1": "unix.stackexchange.com/users/1",
}
LOOK = "Look at your profile there: are the text, the site and the place still right?"
URL = "https://{id}"
BASE = "https://api.stackexchange.com"
READS = "name, place, site, picture, days of the last posts"
FOR = "facts to compare, the rhythm of posts"
LIMITS = "300 questions a day, 10,000 with a key"

_THROTTLED = 502  #: `error_id` of "throttle_violation"


def read(profile: Profile, api: Api) -> Account:
    """The user and its posts (api.stackexchange.com/docs, version 2.3)."""
    host, _, number = profile.account.partition("/users/")
    site = host.removesuffix(".stackexchange.com").removesuffix(".com")
    root = f"{profile.base}/2.3/users/{number}"
    answer = _answer(api, f"{root}?site={site}")
    user = answer["items"].first
    if not user or user["user_type"].text == "does_not_exist":
        raise NoAnswer("knows no such account", Status.MISSING)
    hearing = Hearing()
    posts = Told()
    if not answer["backoff"]:  # seconds, in which it wants to be left alone
        posts = hearing.ask(
            "posts", api.get, f"{root}/posts?site={site}&order=desc&sort=creation&pagesize=50"
        )
    picture = user["profile_image"].url
    return replace(
        profile.blank,
        name=user["display_name"].plain,
        bio=user["about_me"].plain,
        location=user["location"].plain,
        website=user["website_url"].url,
        avatar=picture,
        is_default_avatar="d=identicon" in picture and "f=1" in picture,
        created=user["creation_date"].day,
        links=user["about_me"].addresses,
        acts=posts["items"].days("creation_date"),
        notes=hearing.notes,
    )


def _answer(api: Api, url: str) -> Told:
    try:
        answer = entity(api.get(url))
    except NoAnswer as no:
        if Told(no.said)["error_id"].number == _THROTTLED:
            raise NoAnswer("asks to come back later", Status.LIMITED, code=no.code) from None
        raise
    if not answer["items"].is_list:
        raise NoAnswer("gave an answer that made no sense")
    return answer
