"""What somebody tells of themselves in data: JSON Resume, or the data files of a site.

JSON Resume is jsonresume.org/schema, version 1.3.1; files of its first drafts say `website`,
`picture` and `company`. Site generators keep the same sections in YAML files, and an `author` in
their settings (jekyll, Minimal Mistakes and others).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from freshness import when
from freshness.account import Account, Role, Work
from freshness.told import Told, distinct
from freshness.yaml_file import NotYaml, load_yaml

_NETWORKS = "github|gitlab|linkedin|twitter|x|bluesky|orcid"
HOLDS = re.compile(
    r"^[ \t]*+[\"']?(?:basics|work|projects|author"
    rf"|(?:{_NETWORKS})_(?:user(?:name)?|id))[\"']?[ \t]*+:",
    re.MULTILINE,
)
"""What a file that is worth reading has on a line of its own."""

_MAX_TEXT = 256 << 10  #: characters; what people keep by hand is small
_DEPTH = 3
_FORMS: Mapping[str, str] = {
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "twitter": "https://x.com/{}",
    "x": "https://x.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "orcid": "https://orcid.org/{}",
}
"""Addresses for a user name alone; of the networks that have one form only."""
_USER = re.compile(r"@?[\w.-]{1,100}")
_USERNAME = re.compile(
    rf"^({_NETWORKS})_(?:user(?:name)?|id)[ \t]*+:"
    r"[ \t]*+[\"']?@?([\w.-]{1,100}+)[\"']?[ \t]*+(?:#.*)?$",
    re.MULTILINE,
)
_SAMPLES = frozenset(("jekyll", "jekyllrb", "username", "your-username"))  #: of the theme itself
_SHOWN = frozenset(("projects", "portfolio"))


def read(files: Mapping[str, str], *, root: str) -> Account | None:
    """What the files say together; the first that tells a thing wins.

    Args:
        files: text of YAML and JSON files by path. What is neither is left out.
        root: the site's address, for relative pictures.

    Returns:
        The owner by these files, or None where they tell nothing. `provider` is the path of the
        file that has the name.
    """
    short = {path: text for path, text in files.items() if len(text) <= _MAX_TEXT}
    found = {path: data for path, text in short.items() if (data := _decoded(text)) is not None}
    basics, path = next(_basics(found), (Told(), ""))
    sections = {name: _section(name, found) for name in ("work", "education", "projects")}
    if not (basics or any(sections.values())):
        return None
    source = path or next(iter(found))
    jobs = tuple(_role(each, "position", "name", "company") for each in sections["work"])
    location = basics["location"]
    place = (location[key].text for key in ("city", "region", "countryCode"))
    website = basics["url"].url or basics["website"].url
    return Account(
        provider=source.rpartition("/")[2],
        id=source,
        url=root + source,
        name=basics["name"].text,
        headline=basics["label"].text,
        bio=basics["summary"].plain,
        location=location.text or ", ".join(filter(None, place)),
        employer=next((each.place for each in jobs if each.current), ""),
        website=website,
        links=distinct(website, tuple(_profiles(basics))),
        avatar=_picture(basics, root),
        email=basics["email"].text,
        roles=jobs,
        education=tuple(_role(each, "studyType", "institution") for each in sections["education"]),
        works=tuple(work for each in sections["projects"] if (work := _work(each))),
    )


def _decoded(text: str) -> Any:
    try:
        return json.loads(text) if text.lstrip()[:1] == "{" else load_yaml(text)
    except (ValueError, RecursionError, NotYaml):
        return None


def _basics(found: Mapping[str, Any]) -> Iterator[tuple[Told, str]]:
    """The section about the person itself, wherever a settings file puts it."""
    for key in ("basics", "author"):
        for path, data in found.items():
            for holder in _holders(data, _DEPTH):
                value = holder.get(key)
                if isinstance(value, dict) and isinstance(value.get("name"), str):
                    yield Told(value if key == "basics" else _author(value)), path


def _holders(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values() if depth else ():
            yield from _holders(value, depth - 1)


def _author(value: dict[str, Any]) -> dict[str, Any]:
    """An author of a settings file in the words of JSON Resume."""
    links = value.get("links") if isinstance(value.get("links"), list) else []
    named = [{"network": each, "username": value[each]} for each in _FORMS if value.get(each)]
    return {**value, "summary": value.get("bio"), "image": value.get("avatar"),
            "profiles": [*(links or []), *named]}  # fmt: skip


def _section(name: str, found: Mapping[str, Any]) -> Told:
    lists = (data[name] for data in found.values() if isinstance(data, dict) and data.get(name))
    return Told(next((each for each in lists if isinstance(each, list)), None))


def _role(told: Told, title: str, *places: str) -> Role:
    """One position; without an end, or with one in words (“present”), it goes on."""
    end = when.parse(told["endDate"].text or str(told["endDate"].value or ""))
    begin = when.parse(told["startDate"].text or str(told["startDate"].value or ""))
    return Role(
        title=told[title].text,
        place=next((told[each].text for each in places if told[each].text), ""),
        start=begin,
        end=end,
        current=end is None,
    )


def usernames(text: str) -> Iterator[str]:
    """Profiles that Jekyll's themes (minima, al-folio) are told by user name: `github_username`."""
    for network, user in _USERNAME.findall(text[:_MAX_TEXT]):
        if user.casefold() not in _SAMPLES:
            yield _FORMS[network].format(user)


def _profiles(basics: Told) -> Iterator[str]:
    for each in basics["profiles"]:
        user, form = each["username"].text, _FORMS.get(each["network"].text.casefold())
        if each["url"].url:
            yield each["url"].url
        elif form and _USER.fullmatch(user):
            yield form.format(user.removeprefix("@"))


def _picture(basics: Told, root: str) -> str:
    for key in ("image", "picture"):
        value = basics[key].raw.strip()
        if value:
            return value if "://" in value else root + value.lstrip("/")
    return ""


def _work(told: Told) -> Work | None:
    """A project, under the address of its code where one is told."""
    keys = ("repository", "repo", "github", "source", "url", "link", "website", "demo")
    urls = distinct(*(told[key].url for key in keys if "://" in told[key].raw))
    title = told["name"].text or told["title"].text
    if not title:
        return None
    home = next((url for url in urls[1:]), "")
    return Work(url=next(iter(urls), ""), title=title, kind="project", homepage=home, showcase=True)
