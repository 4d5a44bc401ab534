"""Everybody in some sources, and who is meant by a name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from freshness.correspondence import bare
from freshness.errors import UserError
from freshness.ledger import Ledger
from freshness.names import parts, words
from freshness.people import keeping, sources
from freshness.people.book import Entry
from freshness.people.merging import Person, merge
from freshness.people.occasions import Change, changes
from freshness.reporter import plain

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Known:
    """The people, and what was read."""

    people: tuple[Person, ...]
    read: sources.Read

    @classmethod
    def of(cls, paths: Iterable[Path], *, me: Iterable[str], today: date) -> Known:
        """Read the sources.

        Raises:
            UserError: one cannot be read.
        """
        read = sources.read(paths, me=me, today=today)
        return cls(people=merge(read.contacts), read=read)

    def standings(self, ledger: Ledger) -> list[keeping.Standing]:
        """How it stands with each of them."""
        read = self.read
        return list(keeping.standings(self.people, read.written, read.entries, ledger))

    def entry(self, person: Person) -> Entry | None:
        """What `people.yml` says of somebody."""
        return next((e for e in self.read.entries if e.contact in person.contacts), None)

    def named(self, name: str) -> Person:
        """The one person who is meant by a name, a part of it, or an address.

        Raises:
            UserError: nobody or several are.
        """
        address, said, some = bare(name), parts(name), set(words(name))
        for found in (
            [each for each in self.people if address in each.keys],
            [each for each in self.people if parts(each.name) == said],
            [each for each in self.people if some and some <= set(words(each.name))],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                raise UserError(f"{name}: is the name of several: {_listed(found)}; say an address")
        near = difflib.get_close_matches(name, [each.name for each in self.people], n=1)
        hint = f"; did you mean {plain(near[0])}?" if near else ""
        raise UserError(f"{name}: is in none of these files{hint}")

    def changes(self, standings: Sequence[keeping.Standing]) -> list[Change]:
        """New jobs between the last two exports, of those first who are closest."""
        if len(self.read.networks) < 2:
            return []
        (_, older), (_, newer) = self.read.networks[-2:]
        near = {
            each: (standing.entry is not None, standing.letters)
            for standing in standings
            for each in standing.person.contacts
        }
        found = changes(older, newer)
        return sorted(found, key=lambda each: near.get(each.contact, (False, 0)), reverse=True)


def _listed(people: Sequence[Person]) -> str:
    shown = (
        f"{each.name} ({each.keys[0]})" if each.keys else each.name for each in people[:_SHOWN]
    )
    return ", ".join(map(plain, shown)) + (" …" if len(people) > _SHOWN else "")
