"""Which conversations wait for the owner, since when, and why the others do not."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from freshness.correspondence import Message, Party
from freshness.inbox.apart import automatic
from freshness.inbox.closing import is_closing, own_words
from freshness.inbox.opportunity import Opportunity, weigh
from freshness.wording import language_told

LOOK_BACK = 365
"""Days; what waits for longer is counted and not looked into."""

_AFTERTHOUGHT = timedelta(hours=12)  #: “… and thanks!” so soon after a question is part of it
_LOOKED_AT = 8  #: of their letters, the latest, tell what it is about
_FEW = 3  #: recipients of a letter that is to somebody, and not to everybody


class Band(Enum):
    """How late an answer would be, by days."""

    FRESH = "fresh"  #: up to 2
    DUE = "due"  #: up to 14
    LATE = "late"  #: up to 60: still polite to answer
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A conversation without a written answer."""

    conversation: str
    sender: Party
    subject: str
    since: date  #: of the first letter since the owner's last
    latest: date
    days: int
    workdays: int  #: Mondays to Fridays among them
    letters: int  #: since the owner's last
    opportunity: Opportunity
    language: str
    text: str = field(repr=False)  #: what they wrote since; never stored, shown when asked for

    @property
    def id(self) -> str:
        """What to call it by; the same in every run."""
        return short_id(self.conversation)

    @property
    def band(self) -> Band:
        """How late an answer would be."""
        if self.days <= 2:
            return Band.FRESH
        return Band.DUE if self.days <= 14 else Band.LATE if self.days <= 60 else Band.LAPSED


@dataclass(frozen=True, kw_only=True, slots=True)
class Inbox:
    """All conversations of the sources."""

    waiting: tuple[Waiting, ...]  #: opportunities first, then who waits longest; lapsed ones last
    apart: Mapping[str, int]  #: how many others there are, by the reason why they do not wait

    def __add__(self, other: Inbox) -> Inbox:
        """Both, in one order."""
        return Inbox(
            waiting=tuple(sorted((*self.waiting, *other.waiting), key=_order)),
            apart=Counter(self.apart) + Counter(other.apart),
        )


def look(
    messages: Iterable[Message],
    *,
    today: date,
    titles: Mapping[str, str] | None = None,
    settled: Callable[[str], date | None] = lambda _: None,
    look_back: int = LOOK_BACK,
    zone: tzinfo | None = UTC,
) -> Inbox:
    """Find out who waits.

    Args:
        messages: of one owner, in any order.
        today: the day up to which the messages tell: of an export, its own.
        titles: the position of contacts, by `Party.key`.
        settled: until when a conversation is, as its owner said, by `short_id`.
        look_back: days; who waits longer is only counted.
        zone: in which the owner's days begin; None is that of this machine.
    """
    conversations: dict[str, list[Message]] = {}
    written: dict[str, date] = {}
    owner = ""
    for each in messages:
        if each.is_draft:
            continue
        conversations.setdefault(each.conversation, []).append(each)
        if each.mine:
            owner = owner or each.sender.name
            if each.direct and len(each.recipients) <= _FEW:
                day = each.sent.astimezone(zone).date()
                for party in each.recipients:
                    written[party.key] = max(day, written.get(party.key, day))
    view = _View(owner, today, today - timedelta(days=look_back), written, titles or {}, zone)
    apart: Counter[str] = Counter()
    waiting: list[Waiting] = []
    for conversation, letters in conversations.items():
        letters.sort(key=lambda each: each.sent)
        judged = _judge(letters, settled(short_id(conversation)), view)
        if isinstance(judged, str):
            apart[judged] += 1
        else:
            waiting.append(judged)
    return Inbox(waiting=tuple(sorted(waiting, key=_order)), apart=apart)


def short_id(conversation: str) -> str:
    """Eight letters and digits by which a conversation is called; they do not tell whose it is."""
    digest = hashlib.blake2b(conversation.encode("utf-8", "replace"), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()


def workdays(start: date, end: date) -> int:
    """Mondays to Fridays after one day, up to and with another."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start.weekday() + each) % 7 < 5 for each in range(1, rest + 1))


class _View(NamedTuple):
    """What all conversations are judged with."""

    owner: str  #: name
    today: date
    oldest: date
    written: Mapping[str, date]  #: when the owner last wrote to somebody alone, by key
    titles: Mapping[str, str]
    zone: tzinfo | None

    def day(self, letter: Message) -> date:
        """The owner's day on which a letter was sent."""
        return letter.sent.astimezone(self.zone).date()


def _judge(letters: Sequence[Message], settled: date | None, view: _View) -> Waiting | str:
    """One conversation, in order; the reason if it does not wait. Cheap reasons come first."""
    last = letters[-1]
    if last.mine:
        return "answered"
    if view.day(last) < view.oldest:
        return "older than you asked for"
    if settled and view.day(last) <= settled:
        return "settled, as you said"
    since = _after_own(letters)
    real = [each for each in since if not automatic(each)]
    if not real:
        return "answered" if len(since) < len(letters) else automatic(last)
    last = real[-1]
    if not last.direct:
        return "group or copy"
    if (day := view.written.get(last.sender.key)) and day > view.day(last):
        return "you wrote to them since"
    owed = [each for each in real if not _closes(each, view.owner)]
    if not owed or (last is not owed[-1] and last.sent - owed[-1].sent > _AFTERTHOUGHT):
        return "closed with thanks or a good-bye"
    return _waiting(letters, owed, view)


def _after_own(letters: Sequence[Message]) -> Sequence[Message]:
    """The letters after the owner's last one."""
    at = next((at for at in range(len(letters), 0, -1) if letters[at - 1].mine), 0)
    return letters[at:]


def _closes(letter: Message, owner: str) -> bool:
    if not letter.text and letter.subject:
        return False  # all that it says is in its subject
    return is_closing(own_words(letter.text), letter.sender.name, owner)


def _waiting(letters: Sequence[Message], owed: Sequence[Message], view: _View) -> Waiting:
    last = owed[-1]
    subject = next((each.subject for each in letters if each.subject), "")
    since = min(view.day(owed[0]), view.today)
    written = [each.text for each in letters if not each.mine and not each.automatic]
    theirs = [own_words(text) for text in written[-_LOOKED_AT:]]
    text = "\n\n".join(own_words(each.text) for each in owed)
    return Waiting(
        conversation=last.conversation,
        sender=last.sender,
        subject=subject,
        since=since,
        latest=view.day(last),
        days=(view.today - since).days,
        workdays=workdays(since, view.today),
        letters=len(owed),
        opportunity=weigh(theirs, subject=subject, title=view.titles.get(last.sender.key, "")),
        language=language_told("\n".join((*theirs, subject))),
        text=text,
    )


def _order(each: Waiting) -> tuple[bool, bool, int, int, str]:
    return (
        each.band is Band.LAPSED,
        not each.opportunity.is_one,
        -each.days,
        -each.opportunity.score,
        each.conversation,
    )
