"""Hugging Face profiles.

Organisations look the same as people from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from freshness.account import Account, Status, Work
from freshness.hearing import Api, Hearing, NoAnswer, entity
from freshness.provider import Profile
from freshness.told import Told, newest

PATTERN = (
    r"(?:huggingface\.co|hf\.co)/(?!(?:models|datasets|spaces|docs|blog|pricing|papers"
    r"|organizations|join|login|settings|api|collections|posts|learn|tasks|chat|enterprise|new"
    r"|inference|support|terms-of-service|privacy|welcome)(?:/|$))(?P<id>[a-z\d](?:[\w.-]*[a-z\d])?)"
)
EXAMPLES = {
    "https://huggingface.co/ada-example": "ada-example",
    "https://hf.co/ada-example": "ada-example",
}
LOOK = "Look at your models and demos: do they still run, and are they still yours to show?"
URL = "https://huggingface.co/{id}"
BASE = "https://huggingface.co"
READS = "name, text, models, data sets and demos with their last change, whether demos run"
FOR = "demos that are down, the rhythm of work"
LIMITS = "by address; more with a token"

_FAILED = frozenset(("NO_APP_FILE", "CONFIG_ERROR", "BUILD_ERROR", "RUNTIME_ERROR"))
"""Stages of a demo that is down; one that sleeps wakes up when somebody comes."""

_DEMOS = 3
"""Demos that are asked whether they run: the ones changed last."""


def read(profile: Profile, api: Api) -> Account:
    """The user or organisation and its work (huggingface.co/docs/hub/api)."""
    root = f"{profile.base}/api"
    user = _overview(profile, api, root)
    hearing = Hearing()
    works = tuple(
        work
        for kind, where in (("model", ""), ("dataset", "datasets/"), ("demo", "spaces/"))
        for work in _works(profile, api, hearing, kind, where)
    )
    avatar = user["avatarUrl"].text
    return replace(
        profile.blank,
        name=user["fullname"].text,
        bio=user["details"].text,
        avatar=f"https://huggingface.co{avatar}" if avatar.startswith("/") else avatar,
        is_default_avatar=avatar.startswith("/avatars/") and avatar.endswith(".svg"),
        created=user["createdAt"].day,
        links=user["details"].addresses,
        acts=newest(*(each.moved for each in works)),
        works=works,
        notes=hearing.notes,
    )


def _overview(profile: Profile, api: Api, root: str) -> Told:
    try:
        user = entity(api.get(f"{root}/users/{profile.account}/overview"))
    except NoAnswer as answer:
        if answer.status is not Status.MISSING:
            raise
        user = entity(api.get(f"{root}/organizations/{profile.account}/overview"))
    if not user["user"].text and not user["name"].text and not user["fullname"].text:
        raise NoAnswer("gave an answer that made no sense")
    return user


def _works(profile: Profile, api: Api, hearing: Hearing, kind: str, where: str) -> Iterator[Work]:
    root = f"{profile.base}/api/{where or 'models/'}".rstrip("/")
    listed = hearing.ask(
        f"{kind}s", api.get,
        f"{root}?author={profile.account}&sort=lastModified&direction=-1&limit=20",
    )  # fmt: skip
    for number, each in enumerate(listed):
        name = each["id"].text
        if not name or each["private"].flag:
            continue
        stage = ""
        if kind == "demo" and number < _DEMOS:
            stage = hearing.ask("demos", api.get, f"{root}/{name}")["runtime"]["stage"].text
        yield Work(
            url=f"https://huggingface.co/{where}{name}",
            title=name.rpartition("/")[2],
            kind=kind,
            moved=each["lastModified"].day,
            archived=each["disabled"].flag,
            broken=stage if stage in _FAILED else "",
        )
