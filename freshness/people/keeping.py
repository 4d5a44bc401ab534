"""When one last wrote to each person, and whose turn it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from freshness.correspondence import Message, bare
from freshness.ledger import Act, Ledger
from freshness.names import parts
from freshness.people.book import Entry
from freshness.people.merging import LINKEDIN, Person

REALM = "person"  #: in the ledger
A_WEEK = 3  #: people to write to; more is a wall
EVERY = 182  #: days, for those whose letters show that they matter, and nobody said how often
_LETTERS = 3  #: in each direction; fewer are an exchange, no correspondence
_LONG_AGO = 3 * 365  #: days of silence after which nobody is suggested who is not asked for
_NEVER = 10_000


@dataclass(slots=True)
class Touch:
    """What was written with one address."""

    last: date
    name: str = ""  #: as the letters have it
    sent: int = 0  #: letters of the owner
    received: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A person, and how long it has been."""

    person: Person
    entry: Entry | None  #: what `people.yml` says of them
    last: date | None  #: last contact that is known
    how: str  #: what it was
    letters: int  #: of both together
    every: int | None  #: days between contacts; None where nobody wants any
    due: date | None

    def days(self, today: date) -> int:
        """How long the last known contact is ago; very long where none is known."""
        return (today - self.last).days if self.last else _NEVER


def touches(messages: Iterable[Message], today: date) -> dict[str, Touch]:
    """The last letter with each address, and how many; adverts, drafts and groups do not count."""
    found: dict[str, Touch] = {}
    for message in messages:
        day = message.sent.date()
        if message.is_draft or message.automatic or not message.direct or day > today:
            continue
        for party in message.recipients if message.mine else (message.sender,):
            touch = found.get(party.key)
            if touch is None:
                touch = found[party.key] = Touch(day, party.name)
            elif touch.last < day:
                touch.last = day
            if message.mine:
                touch.sent += 1
            else:
                touch.received += 1
    return found


def standings(
    people: Iterable[Person],
    written: Mapping[str, Touch],
    entries: Iterable[Entry],
    ledger: Ledger,
) -> Iterator[Standing]:
    """How it stands with each person."""
    said = {entry.contact: entry for entry in entries}
    named: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, touch in written.items():
        named[parts(touch.name)].append(key)
    for person in people:
        entry = next((said[each] for each in person.contacts if each in said), None)
        keys = {*person.keys, *_by_name(person, named)}
        own = [written[key] for key in keys if key in written]
        yield _standing(person, entry, own, ledger)


def _by_name(person: Person, named: Mapping[tuple[str, ...], list[str]]) -> Iterable[str]:
    """Addresses under the name of somebody, where only one person and one address have it."""
    name = parts(person.name)
    keys = named.get(name, []) if person.unique and len(name) > 1 else []
    if any(key.startswith(LINKEDIN) for key in person.keys):
        keys = [key for key in keys if not key.startswith(LINKEDIN)]  # another one's profile
    return keys if len(keys) == 1 else ()


def _standing(person: Person, entry: Entry | None, own: list[Touch], ledger: Ledger) -> Standing:
    known: list[tuple[date, str]] = [(touch.last, "letter") for touch in own]
    known += [(each.known_since, "connected") for each in person.contacts if each.known_since]
    if entry and entry.last:
        known.append((entry.last, "people.yml"))
    noted = [each for key in _keys(person) for each in ledger.about(REALM, key)]
    known += [(each.on, "you said so") for each in noted if each.act is Act.DONE]
    last, how = max(known, default=(None, ""))
    sent, received = sum(t.sent for t in own), sum(t.received for t in own)
    corresponds = min(sent, received) >= _LETTERS
    every = entry.every if entry else EVERY if corresponds else None
    due = last + timedelta(days=every) if last and every else None
    rests = max((each.until for each in noted if each.until), default=None)
    if every and rests:
        due = max(due or rests, rests)
    return Standing(
        person=person, entry=entry, last=last, how=how, letters=sent + received,
        every=every, due=due,
    )  # fmt: skip


def _keys(person: Person) -> tuple[str, ...]:
    """All that they may be noted by in the ledger."""
    return tuple(dict.fromkeys((*person.keys, person.key)))


def overdue(all_of: Iterable[Standing], ledger: Ledger, today: date) -> list[Standing]:
    """Whose turn it is: first those in `people.yml`, then those with whom most was written."""
    asked, others = [], []
    for each in all_of:
        if not each.every or (each.due and each.due > today):
            continue
        if any(ledger.rests(REALM, key, today) for key in _keys(each.person)):
            continue
        if each.entry:
            asked.append(each)
        elif each.days(today) <= _LONG_AGO:
            others.append(each)
    asked.sort(key=lambda each: (-each.days(today) / (each.every or 1), each.person.name))
    others.sort(key=lambda each: (-each.letters, each.person.name))
    return asked + others


def left_this_week(ledger: Ledger, today: date, most: int = A_WEEK) -> int:
    """How many more people to write to in the week of `today`, those done counted."""
    monday = today - timedelta(days=today.weekday())
    done = {
        each.key
        for each in ledger.entries
        if each.realm == REALM and each.act is Act.DONE and monday <= each.on <= today
    }
    return max(0, most - len(done))


def reach(person: Person, most: int = 4) -> tuple[str, ...]:
    """The ways to reach somebody, as they are written, the most telling first."""
    fields = ("emails", "profiles", "phones")
    found = [way for field in fields for each in person.contacts for way in getattr(each, field)]
    return tuple({bare(way): way for way in reversed(found)}.values())[::-1][:most]
