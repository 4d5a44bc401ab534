"""What is known of a day, and from whom: places, evidence and the intervals it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from freshness.vocabulary import Confidence, Meaning, PartialDate


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something stands: an address, and a line and column when it stands in a file."""

    url: str | None = None
    path: str | None = None  #: relative to the checked folder, with forward slashes
    line: int | None = None  #: 1-based
    column: int | None = None  #: 1-based, in characters
    quote: str = ""  #: the words or the address, as the reader finds them


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A date, who says so, and what it says about the page."""

    signal: str
    meaning: Meaning
    when: PartialDate
    quote: str = ""
    place: Place | None = None
    trust: float = 0.5  #: how often this signal is right about this meaning, 0 to 1
    since: date | None = None  #: the first day it can mean, where that is before `when`


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """When something happened, between two days, how sure, and who won the argument."""

    earliest: date
    latest: date
    confidence: Confidence
    signal: str
    trust: float = 0.5  #: how likely it is true, given all that speaks for it and against it
    won: Evidence | None = None
    against: tuple[Evidence, ...] = ()  #: what says otherwise
