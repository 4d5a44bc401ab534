"""The words: scales, verdicts, kinds, partial dates and memories, which the nouns are made of."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """A scale that compares as it reads."""

    @property
    def label(self) -> str:
        """The lower-case name, as written in reports and options."""
        return self.name.lower()


class Severity(Level):
    """How bad it is that something is stale."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Confidence(Level):
    """How sure we are that it is. Findings of low confidence stay quiet unless asked for."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Meaning(Enum):
    """What a date says about a page."""

    PUBLISHED = "published"
    CHANGED = "changed"
    REVIEWED = "reviewed"
    BUILT = "built"
    COPYRIGHT = "copyright"
    SEEN = "seen"


class Verdict(Enum):
    """What became of a link; `docs/links.md` tells when each is given."""

    OK = "ok"
    MOVED = "moved"
    SUSPICIOUS = "suspicious"
    FAILING = "failing"
    DEAD = "dead"
    TEMPORARY = "temporary"
    BLOCKED = "blocked"
    EXCLUDED = "excluded"
    UNCHECKED = "unchecked"


class Kind(Enum):
    """What part of somebody's presence a surface or a page is."""

    SITE = "site"
    HOME = "home"
    ABOUT = "about"
    NOW = "now"
    CONTACT = "contact"
    CV = "cv"
    PORTFOLIO = "portfolio"
    PROJECT = "project"
    POST = "post"
    LIST = "list"
    LEGAL = "legal"
    PAGE = "page"
    FEED = "feed"
    PROFILE = "profile"


class Freshness(Enum):
    """The verdict on a surface."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date as precise as its source: a day, a month or a year, never an invented day.

    Raises:
        ValueError: the calendar has no such date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean: the one used to judge, so that nobody is accused wrongly."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO 8601 with the precision it has: `2024`, `2024-05` or `2024-05-17`."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class Validity(NamedTuple):
    """The days from and until which something holds: a certificate."""

    since: date
    until: date


class Validators(NamedTuple):
    """By what a kept answer can be revalidated (RFC 9110 8.8)."""

    etag: str | None
    last_modified: str | None  #: the header as sent


class Paper(NamedTuple):
    """A CV as PDF on the site."""

    url: str
    path: str
    text: str  #: of its first pages
    changed: date | None  #: by its own metadata


@dataclass(frozen=True, kw_only=True, slots=True)
class Cached:
    """A good answer of an earlier run, to be revalidated. Failures are never kept."""

    url: str
    etag: str | None
    last_modified: str | None  #: the header as sent
    content_type: str
    body: bytes  #: compressed (zlib)
    facts: bytes = b""  #: what was read from it, as `facts.pack` gives it


class Registration(NamedTuple):
    """What a registry tells of a domain."""

    name: str
    until: date  #: the day it ends
    asked: date  #: the day it was told


class Snapshot(NamedTuple):
    """What a foreign page showed when it last answered well."""

    kept: bytes  #: as `crawl.snapshots` packs it
    seen: date  #: the day


@dataclass(frozen=True, kw_only=True, slots=True)
class Streak:
    """How long a link has been failing, over the runs that saw it."""

    url: str
    failure: str  #: as `Link.failure` has it
    runs: int  #: consecutive runs that ended in the same failure
    since: date  #: day of the first of them
