"""One person, as everything tells that could be read: what rules about profiles look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from freshness.account import Account, Status, Work
from freshness.confirmations import Looks
from freshness.model import Link, Reference
from freshness.provider import Profile
from freshness.url import UNKNOWN_ROOT, host

LISTED = "listed in freshness.yml"
UNKNOWN = "No provider knows this place, so it is looked at as a link only."


class Owned(NamedTuple):
    """A profile, and how we know that it is the owner's."""

    profile: Profile
    how: str  #: a few words: `claimed on the home page`
    claimed: bool = True  #: said to be the owner's; not just linked to

    @property
    def is_listed(self) -> bool:
        """Whether the configuration names it: its owner cares."""
        return self.how == LISTED

    @property
    def key(self) -> tuple[str, str]:
        """What is equal for all addresses of the same account."""
        return self.profile.key


class Seen(NamedTuple):
    """What an address beside the site's own showed: a demo, a badge, a picture."""

    link: Link  #: the verdict on it
    body: bytes = b""  #: its beginning


class Project(NamedTuple):
    """One project, and where it is shown."""

    title: str
    url: str  #: of its code, or of its page
    where: str  #: `GitHub (ada-example)`, or the address of the page that shows it
    work: Work | None = None  #: as an account tells it
    demo: str = ""
    docs: str = ""
    badges: tuple[str, ...] = ()
    reference: Reference | None = None  #: the link on the owner's site
    renamed: str = ""  #: where its old address leads
    changed: date | None = None  #: day of the last change of its own page
    released: date | None = None  #: day of its last release, or of the package of that name


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """The profiles of a site's owner, and what everybody tells of the owner.

    Offline nobody is asked: `accounts` and `seen` are empty, and rules stay quiet.
    """

    root: str = UNKNOWN_ROOT  #: the owner's site
    sites: tuple[str, ...] = ()  #: further ones of theirs, which are looked at in the same run
    owned: tuple[Owned, ...] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict)  #: by the profile's `url`
    told: tuple[Account, ...] = ()  #: what the owner's own site and data say, the best first
    projects: tuple[Project, ...] = ()  #: what the owner shows
    unknown: tuple[str, ...] = ()  #: listed profiles at places that no provider knows
    seen: Mapping[str, Seen] = field(default_factory=dict)  #: by address
    looks: Looks = field(default_factory=Looks)

    def read(self) -> Iterator[tuple[Owned, Account]]:
        """The profiles that told something."""
        for each, account in self.answered():
            if account.status is Status.OK:
                yield each, account

    def answered(self) -> Iterator[tuple[Owned, Account]]:
        """The profiles that were asked for, whatever came of it."""
        for each in self.owned:
            if account := self.accounts.get(each.profile.url):
                yield each, account

    def is_own(self, url: str) -> bool:
        """Whether an address leads to one of the owner's sites, or to a part of its domain."""
        theirs = _domain(url)
        ours = map(_domain, (self.root, *self.sites)) if self.root != UNKNOWN_ROOT else ()
        return any(theirs == each or theirs.endswith(f".{each}") for each in ours)


def _domain(url: str) -> str:
    return host(url).removeprefix("www.")


def name(profile: Profile) -> str:
    """How to call a profile: `GitHub (ada-example)`, `Fediverse (ada@social.example)`."""
    return f"{profile.place} ({profile.handle})"
