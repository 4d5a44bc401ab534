"""DEV profiles.

So are those on every other server with Forem: name it under `instances`.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from freshness.account import Account, Status, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told

PATTERN = (
    r"dev\.to/(?:feed/)?(?!(?:t|tag|tags|api|about|search|new|feed|settings|enter|top|latest|pod|videos|contact"
    r"|privacy|terms|code-of-conduct|faq|readinglist|reading-list|help)(?:/|$))"
    r"(?P<id>[a-z\d]\w*(?:-\w+)*)"
)
EXAMPLES = {
    "https://dev.to/ada_example": "ada_example",
    "https://dev.to/feed/ada_example": "ada_example",
}
LOOK = "Look at your bio and your newest post: would you still say so?"
URL = "https://dev.to/{id}"
HOME = "https://dev.to"
BASE = "https://dev.to"
READS = "name, bio, place, site, articles with their original addresses"
FOR = "facts to compare, the rhythm of writing, articles that are shown"
LIMITS = "3 questions a second"


def read(profile: Profile, api: Api) -> Account:
    """The user or organisation and the articles (developers.forem.com/api)."""
    root, name = f"{profile.base}/api", quote(profile.account)
    listed = f"{root}/articles?username={name}&per_page=100"
    try:
        user = entity(api.get(f"{root}/users/by_username?url={name}"))
    except NoAnswer as answer:
        if answer.status is not Status.MISSING:
            raise
        user = entity(api.get(f"{root}/organizations/{name}"))
        listed = f"{root}/organizations/{name}/articles?per_page=100"
    if not user["username"].text:
        raise NoAnswer("gave an answer that made no sense")
    hearing = Hearing()
    articles = hearing.ask("articles", api.get, listed)
    handles = {"x.com": user["twitter_username"].text, "github.com": user["github_username"].text}
    return replace(
        profile.blank,
        name=user["name"].text,
        bio=user["summary"].text,
        location=user["location"].text,
        website=user["website_url"].url or user["url"].url,
        avatar=user["profile_image"].url,
        created=user["joined_at"].day,
        links=(
            *(f"https://{where}/{handle}" for where, handle in handles.items() if handle),
            *user["summary"].addresses,
        ),
        acts=articles.days("published_timestamp"),
        works=tuple(_work(each) for each in articles if each["url"].url),
        notes=hearing.notes,
    )


def _work(article: Told) -> Work:
    url, original = article["url"].url, article["canonical_url"].url
    return Work(
        url=url,
        title=article["title"].text,
        kind="article",
        moved=article["edited_at"].day or article["published_timestamp"].day,
        homepage=original if original != url else "",
    )
