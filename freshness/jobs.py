"""The one small thing to do now: something stale, a letter that waits, a person whose turn it is.

A job weighs as much as it is visible, wrong and easy, the three multiplied: a broken link on the
home page with a ready change comes before an old post, and a recruiter who waits before both. The
numbers are small and chosen by hand; they order, and claim no more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from freshness.digest import Group, clean, grouped, page, position
from freshness.inbox.replies import replies
from freshness.inbox.waiting import Band, Waiting
from freshness.ledger import Act, Ledger
from freshness.model import Finding
from freshness.open_findings import Open
from freshness.people.keeping import Standing, reach
from freshness.vocabulary import Confidence, Kind
from freshness.when import spoken

if TYPE_CHECKING:
    from freshness.patch import Patch

FINDING, CONVERSATION, PERSON = "finding", "conversation", "person"
"""Realms of the ledger; the latter two are those of `freshness inbox` and `freshness people`."""

UNSEEN = timedelta(days=7)
"""How long a finding rests that is said to be mended: by then a check should have seen it."""

_VISIBLE = {
    Kind.HOME: 5, Kind.CV: 5, Kind.CONTACT: 5, Kind.ABOUT: 4, Kind.PORTFOLIO: 4, Kind.PROFILE: 4,
    Kind.PROJECT: 3, Kind.NOW: 3, Kind.SITE: 3, Kind.POST: 1, Kind.LEGAL: 1,
}  # fmt: skip
_LETTER, _OFFER, _FRIEND = 3, 6, 2  #: how visible it is that somebody is not answered
_LATE = {Band.FRESH: 1, Band.DUE: 3, Band.LATE: 2, Band.LAPSED: 0.5}
_LONG = frozenset(("quiet-page", "silent-feed", "silent-profile", "stale-cv", "empty-section"))
"""Rules whose findings want more than five minutes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """Something that can be done in five minutes."""

    realm: str  #: of the ledger
    name: str  #: what the ledger is told, as a hash: a fingerprint, a conversation, a person
    where: str  #: file and line, address, or somebody
    what: str  #: what is the matter
    advice: str
    weight: float
    diff: bytes = b""  #: a change that is ready to be made
    replies: tuple[tuple[str, str], ...] = field(default=(), repr=False)  #: kind and text, to paste


def of_findings(found: Iterable[Open], patch: Callable[[Finding], Patch | None]) -> Iterator[Job]:
    """A job for each thing that is stale, however many places it stands in.

    Args:
        found: what is open.
        patch: makes the ready change of a finding, if there is one.
    """
    kinds = {each.finding.fingerprint: each.kind for each in found}
    sure = [each.finding for each in found if each.finding.confidence > Confidence.LOW]
    for group in grouped(sure):
        yield _mending(group, kinds[group.first.fingerprint], patch(group.first))


def of_letters(waiting: Iterable[Waiting]) -> Iterator[Job]:
    """A job for each conversation that waits."""
    for each in waiting:
        sender = clean(each.sender.name) or "Somebody"
        offer = each.opportunity.is_one
        days = f"{spoken(each.days)}, {each.workdays} working day{'s' * (each.workdays != 1)}"
        yield Job(
            realm=CONVERSATION,
            name=each.id,
            where=f"{sender}: {clean(each.subject)}" if each.subject else sender,
            what=f"Waits for an answer since {each.since} ({days})"
            f"{'; it looks like an offer' * offer}. No written answer was found.",
            advice="Send one of these, or a word of your own.",
            weight=(_OFFER if offer else _LETTER) * _LATE[each.band] * 2,
            replies=tuple(replies(each).items()),
        )


def of_people(overdue: Iterable[Standing], today: date) -> Iterator[Job]:
    """A job for each person whose turn it is."""
    for each in overdue:
        since = f"{spoken(each.days(today))} ago ({each.how})" if each.last else "unknown"
        ways = ", ".join(map(clean, reach(each.person)))
        yield Job(
            realm=PERSON,
            name=each.person.key,
            where=clean(each.person.name),
            what=f"Last contact: {since}.",
            advice=f"Write a line: {ways}." if ways else "Write a line.",
            weight=_FRIEND * (2 if each.entry else 1),
        )


def first(jobs: Iterable[Job], ledger: Ledger, today: date) -> tuple[Job | None, int]:
    """The job to do now, and how many others there are; what was put off is none."""
    open_jobs = [job for job in jobs if not rests(job, ledger, today)]
    best = max(open_jobs, key=lambda job: job.weight, default=None)
    return best, max(len(open_jobs) - 1, 0)


def rests(job: Job, ledger: Ledger, today: date) -> bool:
    """Whether a job was put off, or is said to be done and not looked at since."""
    entry = ledger.last(job.realm, job.name)
    if entry is None:
        return False
    if job.realm == FINDING and entry.act is Act.DONE:
        return today < entry.on + UNSEEN
    return ledger.rests(job.realm, job.name, today)


def _mending(group: Group, kind: Kind, patch: Patch | None) -> Job:
    finding, more = group.first, len(group.others)
    line = position(finding)
    wrong = finding.severity * finding.confidence / 3
    easy = 2.0 if patch else 0.7 if finding.rule in _LONG else 1.0
    quote = f" “{clean(finding.place.quote)[:80]}”" if finding.place.quote else ""
    return Job(
        realm=FINDING,
        name=finding.fingerprint,
        where=f"{page(finding)}:{line}" if line else page(finding),
        what=f"{clean(finding.message)}{quote}{f' ({group.elsewhere})' if more else ''}",
        advice=clean(finding.advice),
        weight=_VISIBLE.get(kind, 2) * wrong * easy * min(1 + math.log10(more + 1) / 2, 2),
        diff=patch.diff() if patch else b"",
    )


def in_words(job: Job, others: int, commands: Sequence[str]) -> str:
    """The job as a person reads it."""
    lines = [f"Now: {job.where}", f"  {job.what}", f"  {job.advice}"]
    if job.diff:
        shown = map(plain_line, job.diff.decode("utf-8", "replace").splitlines())
        lines += ["", *shown, "", "`freshness fix --write` makes changes such as this one."]
    for kind, text in job.replies:
        lines += ["", f"--- {kind}", "", _clean_lines(text)]
    lines += ["", *commands]
    if others:
        lines.append(f"{others} more can wait.")
    return "\n".join(lines) + "\n"


def plain_line(text: str) -> str:
    """A line of a patch with its spaces, and without what a terminal would obey."""
    return "".join(char for char in text if char.isprintable() or char == "\t")


def _clean_lines(text: str) -> str:
    """Text of several lines, safe to show."""
    return "\n".join(clean(line) for line in text.splitlines())
