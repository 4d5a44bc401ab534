"""The nouns: frozen values that stages hand to each other.

Nothing here knows the network, a file or the clock. Dates are days; times never matter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from freshness.evidence import Evidence as Evidence
from freshness.evidence import Interval as Interval
from freshness.evidence import Place as Place
from freshness.momentum import Week
from freshness.vocabulary import (
    Confidence,
    Freshness,
    Kind,
    Paper,
    PartialDate,
    Registration,
    Severity,
    Validity,
    Verdict,
)

if TYPE_CHECKING:
    from freshness.document import Document
    from freshness.presence import Presence


@dataclass(frozen=True, kw_only=True, slots=True)
class Surface:
    """One part of somebody's presence, with the verdict on it."""

    slug: str
    kind: Kind
    url: str | None
    title: str
    provider: str = "website"
    verdict: Freshness = Freshness.UNKNOWN
    changed: date | None = None  #: the day it last moved, latest meaning
    stale_on: date | None = None  #: the day its half-life ends
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A live page, a built file or a source file: the same type for all three."""

    url: str
    final_url: str
    document: Document
    path: str | None = None  #: file relative to the checked folder
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)  #: lower-case names
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    fetched_at: date | None = None  #: None for files
    is_source: bool = False  #: Markdown or templated source, not what visitors receive


class Reference(NamedTuple):
    """One address as one page writes it. A tuple, since a site has tens of thousands."""

    page: str  #: address of the page it stands on; the path of a data file
    url: str  #: absolute target without fragment
    fragment: str  #: as written, without the `#`
    role: str  #: `page`, `asset`, `frame` or `meta`
    value: str  #: the attribute as written
    ordinal: int  #: how many equal values stand before it on the page; finds the line again
    place: Place | None = None  #: where it stands, when that is no page


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """One address, what became of it, and every place that refers to it."""

    url: str
    verdict: Verdict
    status: int | None = None  #: last HTTP status; None when there was no answer
    reason: str = ""
    doubts: tuple[str, ...] = ()  #: what speaks against a page that answers
    chain: tuple[tuple[int, str], ...] = ()  #: (status, address) of each redirect hop
    final_url: str = ""
    own: bool = False  #: on the site that is checked
    missing_anchors: frozenset[str] = frozenset()  #: fragments asked for that the page lacks
    snapshot: bytes | None = None  #: of a foreign page, to be held against later
    sources: tuple[Reference, ...] = ()

    @property
    def failure(self) -> str:
        """How it fails: the status and never the reason, whose wording may change between runs."""
        return str(self.status or "no answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedPage:
    """A page, what kind of page it is, and when it was published and last really changed."""

    page: Page
    kind: Kind
    published: Interval | None = None
    changed: Interval | None = None
    reviewed: Interval | None = None
    evidence: tuple[Evidence, ...] = ()  #: all of it; contradictions are kept and shown
    snapshot: bytes = b""  #: fingerprint of its text; empty where no history is kept

    @property
    def touched(self) -> Interval | None:
        """When somebody last cared: the latest of change, review and undoubted publication.

        A doubtful change does not count beside an undoubted review: that a site was imported into
        git says less about a page than its owner does.
        """
        moments = (self.changed, self.reviewed, self.published)
        changed, reviewed, published = (each if _is_sure(each) else None for each in moments)
        known = [each for each in (changed, reviewed, published) if each]
        if not reviewed:
            known += (each for each in (self.changed, self.reviewed) if each)
        return max(known, key=lambda each: (each.latest, each.confidence), default=None)


def _is_sure(moment: Interval | None) -> bool:
    return moment is not None and moment.confidence > Confidence.LOW


class SitemapEntry(NamedTuple):
    """One `<url>` of a sitemap."""

    url: str
    lastmod: PartialDate | None
    sitemap: str  #: address of the sitemap
    path: str | None  #: its file, if any
    line: int | None  #: line of the `<lastmod>`, or of the `<loc>` where there is none


class FeedEntry(NamedTuple):
    """One entry of a feed."""

    url: str
    title: str
    published: PartialDate | None
    updated: PartialDate | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """An RSS, Atom or JSON feed of the site."""

    url: str
    title: str
    entries: tuple[FeedEntry, ...]
    path: str | None = None


ARCHIVED = "archived by its owner"  #: reason of a link to a repository that answers


INTERRUPTED = "interrupted"  #: reason of what was left out since somebody pressed Ctrl-C


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """Something that could not be checked, which is a result."""

    subject: str
    reason: str  #: a short slug: robots, blocked, offline, too-large, unreadable, shallow-clone …
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """What was seen of one site, undated and unjudged."""

    url: str  #: the site's public address, ending in a slash
    pages: tuple[Page, ...]
    links: tuple[Link, ...]
    sitemap: tuple[SitemapEntry, ...] = ()
    feeds: tuple[Feed, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  #: `robots.txt` and its kin, by path
    papers: tuple[Paper, ...] = ()  #: CVs as PDF
    parts: Mapping[str, str] = field(default_factory=dict)  #: layouts and settings, by path
    data: Mapping[str, str] = field(default_factory=dict)  #: data files, sitemap, by path
    skipped: tuple[Skipped, ...] = ()
    folder: str | None = None  #: the checked folder, for reading its git history
    generator: str | None = None  #: `mkdocs`, `hugo` …; None for plain HTML or a live site
    certificate: Validity | None = None  #: of the site's own host; None where not asked
    domain: Registration | None = None  #: the site's own; None where not asked or not told
    mail: Mapping[str, bool] = field(default_factory=dict)  #: whether a domain takes mail, if asked
    network_out: bool = False  #: most foreign hosts failed: nothing is to be learned from it

    @cached_property
    def listed(self) -> Mapping[str, SitemapEntry]:
        """The first entry of the sitemap with a date, by address."""
        return {each.url: each for each in reversed(self.sitemap) if each.lastmod}

    @cached_property
    def fed(self) -> Mapping[str, tuple[Feed, FeedEntry]]:
        """The first entry of the feeds, with its feed, by address."""
        return {e.url: (feed, e) for feed in reversed(self.feeds) for e in reversed(feed.entries)}


@dataclass(frozen=True, kw_only=True)
class Site:
    """One crawled site with its pages dated: what site-wide rules read."""

    crawl: Crawl
    pages: tuple[DatedPage, ...]

    @cached_property
    def shown(self) -> Mapping[str, DatedPage]:
        """The first page at each address, that of the request as well as the final one."""
        last_first = reversed(self.pages)
        return {url: each for each in last_first for url in (each.page.url, each.page.final_url)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Replace `before` by `after` in the file at `path`; refused unless found exactly once."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """A ready change. A safe one keeps the meaning; an unsafe one wants the owner's eye."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One stale thing: what, where, how we know, what to do."""

    rule: str
    severity: Severity
    confidence: Confidence
    surface: str
    place: Place
    message: str
    advice: str
    evidence: tuple[Evidence, ...] = ()
    target: str | None = None  #: the address a link finding is about
    verdict: Verdict | None = None
    stale_on: date | None = None
    fix: Fix | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same problem in the next run, wherever its line has moved to."""
        place, target = self.place.path or self.place.url or "", self.target or ""
        words = re.sub(r"\W+", " ", self.place.quote.casefold()).strip()
        parts = "\x1f".join((self.rule, place, words, target)).encode("utf-8", "surrogatepass")
        return hashlib.sha256(parts).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """A finding that the configuration silences, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything a run found: the only input of reporters."""

    today: date
    surfaces: tuple[Surface, ...]
    pages: tuple[DatedPage, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    presences: tuple[Presence, ...] = ()  #: the owner elsewhere, one a target
    new: frozenset[str] | None = None  #: fingerprints of no earlier run; None without history
    weeks: tuple[Week, ...] = ()  #: what was made fresh of late; none without history
