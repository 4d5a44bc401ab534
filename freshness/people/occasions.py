"""Good reasons to write: birthdays that come, and new jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from freshness.correspondence import Contact, bare
from freshness.names import Agreement, same_firm, words
from freshness.people.merging import Person

SOON = 14  #: days ahead


class Birthday(NamedTuple):
    """One that comes."""

    person: Person
    day: date
    age: int | None  #: None where the year is not told
    is_leap_day: bool = False  #: born on 29 February


class Change(NamedTuple):
    """A new position or firm, by two exports."""

    contact: Contact  #: as it is now
    before: str
    now: str


def birthdays(people: Iterable[Person], today: date, *, days: int = SOON) -> list[Birthday]:
    """The birthdays from today on, soonest first."""
    found = []
    for person in people:
        born = max((each.birthday for each in person.contacts), key=len, default="")
        if not born:
            continue
        day = next_birthday(born, today)
        if day <= today + timedelta(days=days):
            year = int(born[:4]) if not born.startswith("--") else None
            found.append(
                Birthday(person, day, day.year - year if year else None, born.endswith("-02-29"))
            )
    return sorted(found, key=lambda each: (each.day, each.person.name))


def next_birthday(born: str, today: date) -> date:
    """The next day of a birthday, `YYYY-MM-DD` or `--MM-DD`; 29 February is 28 in most years."""
    month, day = int(born[-5:-3]), int(born[-2:])
    this = _on(today.year, month, day)
    return this if this >= today else _on(today.year + 1, month, day)


def _on(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def changes(older: Iterable[Contact], newer: Iterable[Contact]) -> Iterator[Change]:
    """Who has another position or firm in the newer export, told by their profile.

    What is only spelt otherwise is no change, nor is what either does not tell.
    """
    before = {bare(each.profiles[0]): each for each in older if each.profiles}
    for contact in newer:
        old = before.get(bare(contact.profiles[0])) if contact.profiles else None
        if old is None or (old.company, old.title) == (contact.company, contact.title):
            continue
        moved = bool(old.company and contact.company) and (
            same_firm(old.company, contact.company) is Agreement.DIFFERENT
        )
        renamed = bool(old.title and contact.title) and words(old.title) != words(contact.title)
        if moved or renamed:
            yield Change(contact, position(old), position(contact))


def position(contact: Contact) -> str:
    """What somebody does, in a few words: `Engineer at Example Ltd`."""
    return " at ".join(part for part in (contact.title, contact.company) if part)
