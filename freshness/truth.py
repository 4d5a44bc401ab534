"""One truth: what each place says of a person, held against what the owner's own site says.

A cell is odd only where it contradicts: two values that can both be true are fine, and what says
nothing contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from freshness import pictures
from freshness.account import Account, Role, Status
from freshness.names import Agreement, is_no_firm, is_school, same_firm, same_person
from freshness.places import cities, same_place
from freshness.presence import Owned, Presence, name
from freshness.titles import roles, same_title
from freshness.url import UNKNOWN_ROOT, hostname


class Fact(Enum):
    """What is held against each other, in the order in which it is told."""

    NAME = "name"
    HEADLINE = "headline"
    EMPLOYER = "employer"
    LOCATION = "location"
    SITE = "site"
    EMAIL = "e-mail"
    PICTURE = "picture"


class Cell(NamedTuple):
    """What one place says on one fact."""

    fact: Fact
    place: str  #: `GitHub (ada-example)`, `resume.json`
    url: str
    value: str
    contradicts: str = ""  #: what the truth says otherwise; empty where the two go together
    over: Role | None = None  #: the past position that it still tells as the present


class Truth(NamedTuple):
    """What counts on one fact, and who says so."""

    values: tuple[str, ...]
    place: str
    text: str  #: the words to paste


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Facts by places."""

    places: tuple[str, ...]
    truths: Mapping[Fact, Truth]
    cells: tuple[Cell, ...]

    @property
    def odd(self) -> tuple[Cell, ...]:
        """The cells that contradict."""
        return tuple(each for each in self.cells if each.contradicts)

    def at(self, fact: Fact, place: str) -> Cell | None:
        """One cell; None where the place says nothing on it."""
        return next((c for c in self.cells if (c.fact, c.place) == (fact, place)), None)


_FIRMS = re.compile(r"\s+(?=@)|[;|]|\s/\s")
_LONGEST = 300  #: characters of a value
_ENOUGH = 2  #: places that agree, where the owner's own site says nothing


def table(presence: Presence, today: date) -> Table:
    """Everything that is told of a person, and what of it is odd.

    Args:
        presence: the places, read.
        today: a position that ended before is no present.
    """
    told = [(each.provider, each) for each in presence.told]
    told += [(name(owned.profile), account) for owned, account in presence.read()]
    own = {each.provider for each in presence.told}
    past = _Past(told, today)
    truths: dict[Fact, Truth] = {}
    cells: list[Cell] = []
    for fact in _SAME:
        said = {
            place: tuple(dict.fromkeys(_bounded(_values(fact, account, today))))
            for place, account in told
        }
        if truth := _truth(fact, presence, own, past.without(fact, said)):
            truths[fact] = truth
        for place, account in told:
            shown = said[place] or tuple(_bounded(_hints(fact, account)))
            cell = Cell(fact, place, account.url, "; ".join(said[place] or shown[:1]))
            cell = _held(cell, shown, bool(said[place]), truth, past, presence)
            if said[place] or cell.over:
                cells.append(cell)
    return Table(places=tuple(place for place, _ in told), truths=truths, cells=tuple(cells))


def _held(
    cell: Cell,
    values: tuple[str, ...],
    is_plain: bool,
    truth: Truth | None,
    past: _Past,
    presence: Presence,
) -> Cell:
    """The cell, held against what counts; free text contradicts by telling a past only."""
    same = _SAME[cell.fact]
    true = truth.values if truth else ()
    odd = [v for v in values if all(same(presence, v, t) is Agreement.DIFFERENT for t in true)]
    told = values if cell.fact is Fact.HEADLINE else odd
    over = next((role for v in told if (role := past.tells(cell.fact, v, cell.place))), None)
    is_other = bool(truth and values) and odd == list(values)
    if over:
        return cell._replace(contradicts=truth.text if truth else f"it ended {over.end}", over=over)
    if is_other and is_plain and truth and cell.place != truth.place:
        return cell._replace(contradicts=truth.text)
    return cell


class _Past:
    """The positions that are over, and who says so."""

    def __init__(self, told: Iterable[tuple[str, Account]], today: date) -> None:
        self._roles = [
            (place, role)
            for place, each in told
            for role in each.roles
            if _is_over(role, today) and not _goes_on(role, each.roles, today)
        ]

    def tells(self, fact: Fact, value: str, place: str) -> Role | None:
        """The past position that a value tells, by the word of another place."""
        for source, role in self._roles:
            if source != place and _tells(fact, value, role):
                return role
        return None

    def without(
        self, fact: Fact, said: Mapping[str, tuple[str, ...]]
    ) -> dict[str, tuple[str, ...]]:
        """What places say, without what is over by another's word."""
        return {
            place: tuple(each for each in values if not self.tells(fact, each, place))
            for place, values in said.items()
        }


def _is_over(role: Role, today: date) -> bool:
    return role.end is not None and role.end.latest < today


def _goes_on(past: Role, roles: Iterable[Role], today: date) -> bool:
    """Whether somebody is still there, in another position."""
    return any(
        each.current and not _is_over(each, today)
        and same_firm(each.place, past.place) is Agreement.SAME
        for each in roles
    )  # fmt: skip


def _tells(fact: Fact, value: str, role: Role) -> bool:
    """Whether a value tells a past position."""
    firms = [value] if fact is Fact.EMPLOYER else []
    if fact is Fact.HEADLINE:
        firms = [said.employer for said in roles(value) if said.employer]
    return bool(role.place) and any(same_firm(f, role.place) is Agreement.SAME for f in firms)


def _truth(
    fact: Fact, presence: Presence, own: set[str], said: Mapping[str, tuple[str, ...]]
) -> Truth | None:
    """The owner's own word; or else what most places agree on."""
    if fact is Fact.SITE and presence.root != UNKNOWN_ROOT:
        return Truth((presence.root,), "", presence.root)
    told = {place: values for place, values in said.items() if values}
    for place, values in told.items():
        if place in own:
            return Truth(values, place, _text(fact, values))
    same = _SAME[fact]
    for place, values in told.items():
        friends = [
            other
            for other, theirs in told.items()
            if any(same(presence, a, b) is Agreement.SAME for a in values for b in theirs)
        ]  # itself among them
        if len(friends) >= _ENOUGH and 2 * len(friends) > len(told):
            return Truth(values, place, _text(fact, values))
    return None


def _text(fact: Fact, values: tuple[str, ...]) -> str:
    """All employers, but of several wordings of one thing the first."""
    return "; ".join(values) if fact is Fact.EMPLOYER else values[0]


def _bounded(values: Iterable[str]) -> Iterator[str]:
    return (each[:_LONGEST] for each in values if each)


def _values(fact: Fact, account: Account, today: date) -> Iterator[str]:
    """What an account says on a fact today."""
    current = [each for each in account.roles if each.current and not _is_over(each, today)]
    if fact is Fact.NAME:
        yield account.name
    elif fact is Fact.HEADLINE:
        yield account.headline
        yield from (each.title for each in current)
    elif fact is Fact.EMPLOYER:
        for firm in (*(each.place for each in current), *_FIRMS.split(account.employer)):
            yield "" if is_no_firm(firm) else firm.strip()
    elif fact is Fact.LOCATION:
        yield account.location
    elif fact is Fact.SITE:
        yield account.website
    elif fact is Fact.EMAIL:
        yield account.email
    elif fact is Fact.PICTURE:
        yield account.avatar


def _hints(fact: Fact, account: Account) -> Iterator[str]:
    """What the free text of an account says: enough to see a past that is told as the present."""
    if fact is Fact.EMPLOYER:
        told = (each.employer for each in roles(account.bio))
        yield from (each for each in told if each)


def _same_firm(presence: Presence, one: str, other: str) -> Agreement:
    found = same_firm(one, other)
    if found is Agreement.DIFFERENT and is_school(one) and is_school(other):
        return Agreement.COMPATIBLE if cities(one) & cities(other) else found  # *Universität Wien*
    return found


def _same_site(presence: Presence, one: str, other: str) -> Agreement:
    if presence.is_own(one) or presence.is_own(other):
        both = presence.is_own(one) and presence.is_own(other)
        return Agreement.SAME if both else Agreement.DIFFERENT
    return Agreement.SAME if hostname(one) == hostname(other) else Agreement.COMPATIBLE


def _same_email(presence: Presence, one: str, other: str) -> Agreement:
    return Agreement.SAME if one.casefold() == other.casefold() else Agreement.COMPATIBLE


def _same_picture(presence: Presence, one: str, other: str) -> Agreement:
    if one == other:
        return Agreement.SAME
    seen = [presence.seen[url].body for url in (one, other) if url in presence.seen]
    hashes = [found.hash for body in seen if (found := pictures.look(body))]
    if len(hashes) < len((one, other)):
        return Agreement.COMPATIBLE
    return Agreement.SAME if pictures.alike(*hashes) else Agreement.DIFFERENT


_SAME: Mapping[Fact, Callable[[Presence, str, str], Agreement]] = {
    Fact.NAME: lambda _, one, other: same_person(one, other),
    Fact.HEADLINE: lambda _, one, other: same_title(one, other),
    Fact.EMPLOYER: _same_firm,
    Fact.LOCATION: lambda _, one, other: same_place(one, other),
    Fact.SITE: _same_site,
    Fact.EMAIL: _same_email,
    Fact.PICTURE: _same_picture,
}


_UNREAD = (Status.PRIVATE, Status.LIMITED, Status.UNVERIFIABLE)


def unread(presence: Presence) -> Iterator[tuple[Owned, str]]:
    """The profiles that could not be read, and why; those that are gone are no such."""
    for each in presence.owned:
        account = presence.accounts.get(each.profile.url)
        if account is None:
            yield each, "Nobody was asked."
        elif account.status in _UNREAD:
            yield each, account.reason
