"""The contract of a signal: one way in which a page tells its date.

A signal is a module in `freshness/signals/`. It defines

    def read(page: Page, …services) -> Iterator[Evidence]

and yields every date it sees, with what the date means, the words that say so and how far they can
be trusted. It never decides; `dating` weighs what all signals say. A module with
`LAST_RESORT = True` is asked only when no other tells a likely day of publication. Services are
asked for by type: `date` (today), `Crawl` (the sitemap and feeds), `Repository` (git, where the
folder has one).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from freshness.model import Evidence, Page, Place
from freshness.registry import Part, parts
from freshness.vocabulary import Meaning, PartialDate


@dataclass(frozen=True, kw_only=True, slots=True)
class Commit:
    """A commit that touched a file's body."""

    day: date  #: author's calendar day
    files: int  #: how many files it touched; 0 for all that a shallow clone has
    subject: str
    id: str = ""  #: its hash, by which two of one day and subject are told apart
    number: int = 0  #: commits that are newer
    mass: bool = False  #: it touched most of the site: an import or a rebuild, no look at the page


class Repository(Protocol):
    """The history of the files of a folder. Unavailable ones know nothing of any file."""

    def last_change(self, path: str) -> Commit | None:
        """The newest commit that changed the body of a file and not merely most of the site."""

    def first_commit(self, path: str) -> Commit | None:
        """The commit that brought the file."""

    def empty_change(self, path: str) -> Commit | None:
        """The newest commit that touched the file, where it changed no words."""


def evidence(
    page: Page,
    signal: str,
    meaning: Meaning,
    when: PartialDate,
    *,
    quote: str,
    trust: float,
    position: tuple[int, int] | None = None,
) -> Evidence:
    """Evidence that stands on the page itself.

    Args:
        page: the page that says so.
        signal: slug of the signal.
        meaning: what the date says.
        when: the date.
        quote: the words, as the reader finds them.
        trust: how often this signal is right about this meaning, 0 to 1.
        position: line and column in the page's source.
    """
    line, column = position or (None, None)
    place = Place(url=page.url, path=page.path, line=line, column=column, quote=quote)
    return Evidence(
        signal=signal, meaning=meaning, when=when, quote=quote, place=place, trust=trust
    )


def signals() -> Mapping[str, Part]:
    """Every signal there is, by slug."""
    return parts("signals")
