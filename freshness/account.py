"""The nouns of a person elsewhere: an account at a provider, and what it says about its owner.

Read from an API, a feed, the LinkedIn export or `resume.json`: the same for all, so that they can
be held against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from freshness.vocabulary import PartialDate


class Status(Enum):
    """What asking for an account came to. Only the first four say something about the account."""

    OK = "ok"
    MISSING = "missing"  #: the provider says that there is no such account
    SUSPENDED = "suspended"
    MOVED = "moved"  #: its owner says where to: `Account.moved_to`
    PRIVATE = "private"  #: it exists, and is shown to nobody or to logged-in people only
    LIMITED = "limited"  #: the provider asks to come back later
    UNVERIFIABLE = "unverifiable"  #: a wall, no network, an answer without sense


ANSWERS = (Status.OK, Status.MISSING, Status.SUSPENDED, Status.MOVED)
"""What says something about the account."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """One position or education, as its source writes it."""

    title: str
    place: str  #: employer or school
    start: PartialDate | None = None
    end: PartialDate | None = None
    current: bool = False  #: its source says or implies that it goes on


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Something that an account shows: a repository, a package, an article, a talk."""

    url: str
    title: str
    kind: str = "repository"  #: `repository`, `package`, `article`, `model` …
    moved: date | None = None  #: last push, release or edit
    archived: bool = False
    empty: bool = False
    licence: str | None = (
        None  #: SPDX name; None where not told, empty where told that there is none
    )
    homepage: str = ""  #: its demo or documentation
    showcase: bool = False  #: pinned or featured by its owner
    broken: str = ""  #: why it does not work, in its provider's word: `RUNTIME_ERROR`


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """What one place says about its owner. Empty and None mean: not told there."""

    provider: str  #: slug
    id: str
    url: str
    status: Status = Status.OK
    reason: str = ""  #: one sentence where the status is not OK
    name: str = ""
    headline: str = ""
    bio: str = ""
    location: str = ""
    employer: str = ""
    website: str = ""
    links: tuple[str, ...] = ()  #: all addresses that it names, the website among them
    verified: frozenset[str] = (
        frozenset()
    )  #: of these, those of which the provider saw the way back
    avatar: str = ""
    is_default_avatar: bool = False  #: the provider says so
    email: str = ""
    created: date | None = None
    last_moved: date | None = None  #: the owner's last visible act there
    acts: tuple[date, ...] = ()  #: days of the latest acts, newest first: the account's own rhythm
    moved_to: str = ""
    old_handles: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    education: tuple[Role, ...] = ()
    works: tuple[Work, ...] = ()
    skills: tuple[str, ...] = ()
    as_of: date | None = None  #: the day of the statement itself, where it is not today (an export)
    notes: tuple[str, ...] = ()  #: what could not be read of it, a sentence each
