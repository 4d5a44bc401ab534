"""Which contacts of several sources are one person, and how we know.

Taking two people for one is worse than showing one twice, so that a doubt keeps them apart: it is
told, and settled by an address in `people.yml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from freshness.correspondence import Contact, bare
from freshness.names import Agreement, parts, same_person, words

LINKEDIN = "linkedin.com/in/"  #: one person has one profile there
_DIGITS = re.compile(r"\d")
_NUMBER = 9  #: last digits of a telephone number; shorter ones are extensions
_FULL_NAME = 2  #: words
_TOLD = 5  #: reasons and doubts of a person
_MOST = 50  #: contacts with one address; more are a mailing list


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person, as all sources have them."""

    name: str
    contacts: tuple[Contact, ...]
    keys: tuple[str, ...]  #: bare profile and e-mail addresses, the most telling first
    unique: bool = True  #: nobody else in these sources has the name
    reasons: tuple[str, ...] = ()  #: why these contacts are one person
    doubts: tuple[str, ...] = ()  #: why others are not taken for this one

    @property
    def key(self) -> str:
        """The address or, without one, the name, by which to know them again."""
        return self.keys[0] if self.keys else " ".join(parts(self.name))


def merge(sources: Sequence[Iterable[Contact]]) -> tuple[Person, ...]:
    """The people in some sources, in the order in which they are met.

    Contacts with the same LinkedIn profile are one person; with the same e-mail address, telephone
    or web page if their names can be one person's as well; with the same name alone if it is unique
    in each source and nothing contradicts.

    Args:
        sources: the contacts of each. Put first the one whose spelling of names is best.
    """
    merging = _Merging()
    for number, contacts in enumerate(sources):
        for contact in contacts:
            merging.add(contact, number)
    merging.by_address()
    merging.by_name()
    return tuple(merging.people())


class _Merging:
    """Groups of contacts, each known by its first member."""

    def __init__(self) -> None:
        self._contacts: list[Contact] = []
        self._sources: list[int] = []
        self._group: list[int] = []  # the group's first contact, for each contact
        self._members: dict[int, list[int]] = {}
        self._reasons: defaultdict[int, list[str]] = defaultdict(list)
        self._doubts: defaultdict[int, list[str]] = defaultdict(list)
        self._namesakes: set[int] = set()

    def add(self, contact: Contact, source: int) -> None:
        at = len(self._contacts)
        self._contacts.append(contact)
        self._sources.append(source)
        self._group.append(at)
        self._members[at] = [at]

    def by_address(self) -> None:
        """The surest first, so that a doubt can see what is sure."""
        having: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for at, contact in enumerate(self._contacts):
            for rank, address in _addresses(contact):
                having[rank, address].append(at)
        shared = sorted((key, found) for key, found in having.items() if 1 < len(found) <= _MOST)
        for (rank, address), found in shared:
            for number, other in enumerate(found):
                before = found[:number]
                fitting = (each for each in before if rank == 0 or self._may_be_one(each, other))
                if (match := next(fitting, None)) is not None:
                    self._join(match, other, f"the same {_KINDS[rank]} {address}")
                elif before:
                    self._doubt(before[0], other, f"shares {address}, but not the name")

    def by_name(self) -> None:
        """The same full name, where no source has it twice."""
        named: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, contact in enumerate(self._contacts):
            name = parts(contact.name)
            if len(name) >= _FULL_NAME:
                named[name].append(at)
        for members in named.values():
            groups = dict.fromkeys(self._group[at] for at in members)  # by now
            first, *others = groups
            if not others:
                continue
            sources = [source for group in groups for source in self._sources_of(group)]
            if len(sources) > len(set(sources)):
                self._namesakes |= set(groups)
                for other in others:
                    self._doubt(first, other, "has the same name, as others have")
                continue
            for other in others:
                if why := self._contradiction(self._group[first], self._group[other]):
                    self._namesakes |= {first, other}
                    self._doubt(first, other, f"has the same name, but {why}")
                else:
                    self._join(first, other, "the same name, which nobody else has")

    def people(self) -> Iterator[Person]:
        for group, members in self._members.items():
            contacts = [self._contacts[at] for at in members]
            keys = sorted({key for contact in contacts for key in _addresses(contact)})
            yield Person(
                name=next((each.name for each in contacts if each.name), "")
                or next((key for _, key in keys), ""),
                contacts=tuple(contacts),
                keys=tuple(key for rank, key in keys if _KINDS[rank] != "telephone"),
                unique=self._namesakes.isdisjoint(members),
                reasons=tuple(dict.fromkeys(self._reasons[group]))[:_TOLD],
                doubts=tuple(dict.fromkeys(self._doubts[group]))[:_TOLD],
            )

    def _may_be_one(self, one: int, other: int) -> bool:
        names = [
            {self._contacts[at].name for at in self._members[self._group[each]]} - {""}
            for each in (one, other)
        ]
        alike = all(_alike(a, b) for a in names[0] for b in names[1])
        return alike and not self._contradiction(self._group[one], self._group[other])

    def _contradiction(self, one: int, other: int) -> str:
        if one == other:
            return ""
        mine, theirs = (self._all(group) for group in (one, other))
        for what in mine.keys() & theirs.keys():
            if not mine[what] & theirs[what]:
                return f"another {what}"
        return ""

    def _all(self, group: int) -> dict[str, set[str]]:
        """What a person has one of."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for at in self._members[group]:
            contact = self._contacts[at]
            for _, address in _addresses(contact):
                if address.startswith(LINKEDIN):
                    found["LinkedIn profile"].add(address)
            if contact.birthday:
                found["birthday"].add(contact.birthday[-5:])
        return found

    def _join(self, one: int, other: int, reason: str) -> None:
        first, second = sorted((self._group[one], self._group[other]))
        if first != second:
            for at in self._members.pop(second):
                self._group[at] = first
                self._members[first].append(at)
            for notes in (self._reasons, self._doubts):
                notes[first] += notes.pop(second, [])
            self._reasons[first].append(f"{reason} ({self._named(one)} and {self._named(other)})")

    def _doubt(self, one: int, other: int, why: str) -> None:
        for each, another in ((one, other), (other, one)):
            self._doubts[self._group[each]].append(
                f"{self._contacts[another].name} ({self._named(another)}) {why}"
            )

    def _named(self, at: int) -> str:
        return self._contacts[at].source

    def _sources_of(self, group: int) -> set[int]:
        return {self._sources[at] for at in self._members[group]}


_KINDS = ("LinkedIn profile", "e-mail address", "page", "telephone")
"""From the most telling; the telephone may be a household's."""


def _addresses(contact: Contact) -> Iterator[tuple[int, str]]:
    for profile in contact.profiles:
        if address := bare(profile):
            yield (0 if address.startswith(LINKEDIN) else 2), address
    for email in contact.emails:
        yield 1, bare(email)
    for phone in contact.phones:
        digits = "".join(_DIGITS.findall(phone))
        if len(digits) >= _NUMBER:
            yield 3, digits[-_NUMBER:]


def _alike(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal, or compatible with a part in common."""
    agreement = same_person(one, other)
    if agreement is Agreement.COMPATIBLE:
        return bool(set(words(one)) & set(words(other)))
    return agreement is Agreement.SAME
