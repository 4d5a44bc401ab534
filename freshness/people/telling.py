"""Whom to write to this week, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from freshness import __version__
from freshness.digest import shortened
from freshness.model import Skipped
from freshness.people.keeping import Standing, reach
from freshness.people.merging import Person
from freshness.people.occasions import Birthday, Change
from freshness.reporter import Style, plain
from freshness.reporters.json import Skipped as NotRead
from freshness.when import spoken

_NEWS = 5  #: changes of job that are shown


@dataclass(frozen=True, kw_only=True)
class Week:
    """All there is to tell."""

    today: date
    turns: Sequence[Standing]  #: to write to, first first
    others: int = 0  #: whose turn it is as well
    known: int = 0  #: people in all sources
    asked: int = 0  #: of these in `people.yml`
    birthdays: Sequence[Birthday] = ()
    changes: Sequence[Change] = ()
    skipped: Sequence[Skipped] = ()
    listed: Sequence[Person] = ()  #: those in `people.yml`, to explain who they are


class _Tool(msgspec.Struct, frozen=True):
    name: str
    version: str


class _Turn(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    reach: tuple[str, ...]
    last: date | None
    how: str
    every: int | None
    due: date | None
    letters: int
    listed: bool
    note: str
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


class _Birthday(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    day: date
    age: int | None


class _Change(msgspec.Struct, frozen=True):
    name: str
    reach: tuple[str, ...]
    before: str
    now: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The JSON, version 1."""

    version: int
    tool: _Tool
    today: date
    turns: tuple[_Turn, ...]
    others: int
    known: int
    listed: int
    birthdays: tuple[_Birthday, ...]
    changes: tuple[_Change, ...]
    skipped: tuple[NotRead, ...]


def to_json(week: Week) -> str:
    """The week as JSON."""
    document = Document(
        version=1,
        tool=_Tool("freshness", __version__),
        today=week.today,
        turns=tuple(_turn(each) for each in week.turns),
        others=week.others,
        known=week.known,
        listed=week.asked,
        birthdays=tuple(
            _Birthday(name=each.person.name, day=each.day, age=each.age) for each in week.birthdays
        ),
        changes=tuple(
            _Change(each.contact.name, each.contact.profiles, each.before, each.now)
            for each in week.changes
        ),
        skipped=tuple(
            NotRead(subject=each.subject, reason=each.reason, detail=each.detail)
            for each in week.skipped
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _turn(each: Standing) -> _Turn:
    return _Turn(
        name=each.person.name,
        reach=reach(each.person),
        last=each.last,
        how=each.how,
        every=each.every,
        due=each.due,
        letters=each.letters,
        listed=each.entry is not None,
        note=each.entry.contact.note if each.entry else "",
        reasons=each.person.reasons,
        doubts=each.person.doubts,
    )


def to_text(week: Week, style: Style, *, explain: bool = False) -> str:
    """The week as lines.

    Args:
        week: what there is to tell.
        style: what the reader can see.
        explain: why contacts are taken for one person, and what could not be read.
    """
    return "\n".join(_lines(week, style, explain)) + "\n"


def _lines(week: Week, style: Style, explain: bool) -> Iterator[str]:
    bold = "\x1b[1m{}\x1b[0m".format if style.colour else str
    if week.turns:
        yield "Somebody would like to hear from you:"
        for each in week.turns:
            yield ""
            yield f"  {bold(plain(each.person.name))}"
            yield f"    {_since(each, week.today)}"
            if ways := reach(each.person):
                yield f"    {' · '.join(map(plain, ways))}"
            if each.entry and (note := plain(each.entry.contact.note)):
                yield f"    {shortened(note, style.width - 4)}"
            if explain:
                yield from _explained(each.person)
    elif week.others:
        yield "That was enough for this week."
    else:
        yield "Nobody is waiting this week."
    if week.birthdays:
        yield ""
        yield "Birthdays:"
        for birthday in week.birthdays:
            days = (birthday.day - week.today).days
            when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
            age = f", turns {birthday.age}" if birthday.age else ""
            yield f"  {plain(birthday.person.name)}: {birthday.day}, {when}{age}"
    if week.changes:
        yield ""
        yield "New jobs, by your two exports:"
        for change in week.changes[:_NEWS]:
            now, before = plain(change.now), plain(change.before)
            yield f"  {plain(change.contact.name)}: {now or 'no position'} (was {before or 'none'})"
        if len(week.changes) > _NEWS:
            yield f"  and {len(week.changes) - _NEWS} more; --format json has them all"
    yield ""
    yield f"{week.known:,} people in these files, {week.asked} of them in people.yml."
    if not week.asked:
        yield "Write those who matter to you into people.yml; docs/conversations.md shows how."
    if week.turns:
        more = f" {week.others:,} more can wait; --all shows them." if week.others else ""
        yield f"When you have written: freshness people done NAME.{more}"
    if week.skipped:
        count = len(week.skipped)
        hint = "" if explain else "; --explain tells which"
        yield f"{count} {'thing was' if count == 1 else 'things were'} not read{hint}."
    if explain:
        yield from (f"  {plain(each.subject)}: {plain(each.detail)}" for each in week.skipped)
        shown = {each.person.key for each in week.turns}
        for person in week.listed:
            if person.key not in shown and (person.reasons or person.doubts):
                yield ""
                yield f"  {plain(person.name)}"
                yield from _explained(person)


def _explained(person: Person) -> Iterator[str]:
    """Which contacts are this person, and which are not."""
    yield from (f"    one person: {plain(each)}" for each in person.reasons)
    yield from (f"    kept apart: {plain(each)}" for each in person.doubts)


_HOW = {
    "letter": "the last letter",
    "connected": "you connected",
    "people.yml": "the last contact in people.yml",
    "you said so": "you were last in touch",
}


def _since(each: Standing, today: date) -> str:
    every = f"; you want every {spoken(each.every or 0)}" if each.entry and each.every else ""
    if each.last is None:
        return f"no contact is known from these files{every}"
    days = (today - each.last).days
    return f"{spoken(days)} since {_HOW[each.how]} ({each.last}){every}"
