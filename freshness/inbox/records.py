"""An inbox as JSON, version 1: records of its own, so that the inside may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from freshness.inbox.replies import replies
from freshness.inbox.waiting import Inbox, Waiting
from freshness.model import Skipped
from freshness.reporters.json import Skipped as NotRead


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who waits."""

    name: str
    address: str  #: of mail or of a profile


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """How much it looks like an opportunity."""

    is_one: bool
    score: int
    reasons: tuple[str, ...]


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """One that waits."""

    id: str
    sender: Person
    subject: str
    since: date
    latest: date
    days: int
    workdays: int
    letters: int
    band: str  #: `fresh`, `due`, `late` or `lapsed`
    language: str
    opportunity: Offer
    replies: Mapping[str, str]
    text: str | None = None  #: only where it was asked for


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole."""

    version: int
    today: date
    waiting: tuple[Conversation, ...]
    apart: Mapping[str, int]  #: how many do not wait, by the reason
    skipped: tuple[NotRead, ...]


def render(
    inbox: Inbox, *, today: date, skipped: Sequence[Skipped] = (), show_text: bool = False
) -> str:
    """The inbox as JSON; without a word of the letters unless asked for."""
    document = Document(
        version=1,
        today=today,
        waiting=tuple(_conversation(each, show_text=show_text) for each in inbox.waiting),
        apart=inbox.apart,
        skipped=tuple(
            NotRead(subject=each.subject, reason=each.reason, detail=each.detail)
            for each in skipped
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _conversation(each: Waiting, *, show_text: bool) -> Conversation:
    return Conversation(
        id=each.id,
        sender=Person(name=each.sender.name, address=each.sender.key),
        subject=each.subject,
        since=each.since,
        latest=each.latest,
        days=each.days,
        workdays=each.workdays,
        letters=each.letters,
        band=each.band.value,
        language=each.language,
        opportunity=Offer(
            is_one=each.opportunity.is_one,
            score=each.opportunity.score,
            reasons=each.opportunity.reasons,
        ),
        replies=replies(each),
        text=each.text if show_text else None,
    )
