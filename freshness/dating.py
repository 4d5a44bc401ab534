"""When was each page published, when did it last really change, and how sure is that?

Signals give evidence; here it is weighed, first over the whole site, then page by page:

1. A day that most pages claim alike is the day of a build or a clock in the header, not a change.
2. Nothing happened in the future, or changed before it was published or while its words stayed the
   same.
3. What is left is weighed (`weighing`); what contradicts the winner is kept and shown.
4. What nobody tells stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from freshness import fingerprints
from freshness.fingerprints import PastText, fingerprint
from freshness.model import Crawl, DatedPage, Evidence, Interval, Page
from freshness.registry import wanted
from freshness.signal import Repository, signals
from freshness.spread import spread
from freshness.vocabulary import Confidence, Kind, Meaning, PartialDate
from freshness.weighing import FAMILIES, LIKELY, NEXT_DAY, RECORDED, earliest, settled

STAMP_SHARE = 0.6
"""A date that this share of the pages has is a build's, not a page's."""

STAMP_PAGES = 5
"""With fewer pages than this, equal dates may well be a day's work."""

AHEAD = timedelta(days=31)
"""A page may be in git for this long before the day that it says it is published on."""

# What a person wrote or history recorded. A build stamps neither, and git knows its own imports.
_UNSTAMPED = frozenset(("front-matter", "git", "url-date"))
_MIXED_UP = 0.95
_CLAIMS = frozenset((Meaning.PUBLISHED, Meaning.CHANGED, Meaning.REVIEWED))
_STAMPED = _CLAIMS - {Meaning.REVIEWED}
"""No build says that somebody read a page; people do, of a whole site on one day."""

_Reader = Callable[..., Iterator[Evidence]]
_Readers = list[tuple[_Reader, list[type]]]  # each with the types of the services it wants
_Asked = tuple[_Reader, list[object]]
_Stamp = tuple[str, Meaning, PartialDate]


def date_pages(
    crawl: Crawl,
    *,
    kinds: Mapping[str, Kind],
    repository: Repository,
    today: date,
    past: Mapping[str, PastText] | None = None,
    processes: int = 1,
) -> tuple[DatedPage, ...]:
    """Every page of a crawl with its dates, in the same order.

    Args:
        crawl: the pages, with the site's sitemap and feeds.
        kinds: the kind of each page by its address; an unknown one is a plain page.
        repository: history of the checked folder.
        today: nothing later is believed.
        past: what earlier runs saw, by address; None where no history is kept.
        processes: among how many to share the reading.
    """
    services = {date: today, Crawl: crawl, Repository: repository}
    first, last = (
        [(read, [services[kind] for kind in kinds]) for read, kinds in readers]
        for readers in _readers()
    )

    def witnesses(page: Page) -> tuple[list[Evidence], bytes]:
        return _read(page, first, last), b"" if past is None else fingerprint(page.document)

    found = spread(witnesses, crawl.pages, processes=processes)
    seen = [evidence for evidence, _ in found]
    prints = {page.url: now for page, (_, now) in zip(crawl.pages, found, strict=True)}
    moved = fingerprints.changed(prints, past or {})
    for page, evidence in zip(crawl.pages, seen, strict=True):
        if past and (before := past.get(page.url)):
            evidence += fingerprints.witness(
                page, prints[page.url], before, is_changed=page.url in moved, today=today
            )
    stamps = frozenset((*_stamps(seen), *_sitemap_stamps(crawl)))
    return tuple(
        _dated(
            page,
            kinds.get(page.url, Kind.PAGE),
            _unmasked(evidence, stamps),
            today,
            snapshot=prints[page.url],
        )
        for page, evidence in zip(crawl.pages, seen, strict=True)
    )


@cache
def _readers() -> tuple[_Readers, _Readers]:
    """Those that are always asked, and the last resorts."""
    found: tuple[_Readers, _Readers] = [], []
    for part in signals().values():
        read = part.attribute("read")
        kinds = list(wanted(part, read, (date, Crawl, Repository)).values())
        found[getattr(part.module, "LAST_RESORT", False)].append((read, kinds))
    return found


def _read(page: Page, first: Iterable[_Asked], last: Iterable[_Asked]) -> list[Evidence]:
    evidence = [each for read, services in first for each in read(page, *services)]
    if not any(_settles(each) for each in evidence):
        evidence += (each for read, services in last for each in read(page, *services))
    return evidence


def _settles(each: Evidence) -> bool:
    """Whether a guess would be no help: the page itself tells a likely day."""
    is_told = each.meaning is Meaning.PUBLISHED or each.signal in FAMILIES
    return is_told and each.meaning in _CLAIMS and each.trust >= LIKELY


def _stamps(pages: Sequence[Iterable[Evidence]]) -> Iterator[_Stamp]:
    """The dates that a build or a clock put on most of the pages that have such a date at all."""
    if len(pages) < STAMP_PAGES:
        return
    dates, claims = Counter[_Stamp](), Counter[tuple[str, Meaning]]()
    for page in pages:
        said = {_stamp(each) for each in page if each.meaning in _STAMPED}
        dates.update(said)
        claims.update({(signal, meaning) for signal, meaning, _ in said})
    for stamp, count in dates.items():
        signal, meaning, _ = stamp
        total = claims[signal, meaning]
        if signal not in _UNSTAMPED and total >= STAMP_PAGES and count >= STAMP_SHARE * total:
            yield stamp


def _sitemap_stamps(crawl: Crawl) -> Iterator[_Stamp]:
    """The same for a sitemap, which tells of pages that were not read."""
    days = Counter(entry.lastmod for entry in crawl.listed.values())
    for day, count in days.items():
        if day and count >= STAMP_PAGES and count >= STAMP_SHARE * days.total():
            yield "sitemap", Meaning.CHANGED, day


def _stamp(each: Evidence) -> _Stamp:
    return each.signal, each.meaning, each.when


def _unmasked(evidence: Iterable[Evidence], stamps: frozenset[_Stamp]) -> tuple[Evidence, ...]:
    if not stamps:
        return tuple(evidence)
    return tuple(
        replace(each, meaning=Meaning.BUILT) if _stamp(each) in stamps else each
        for each in evidence
    )


def _dated(
    page: Page, kind: Kind, evidence: tuple[Evidence, ...], today: date, *, snapshot: bytes
) -> DatedPage:
    past = [each for each in evidence if earliest(each) <= today]
    first = _undisputed(past, page)
    published = _shaken(settled(first, Meaning.PUBLISHED, today), past)
    later = [each for each in past if _is_no_earlier(each, published)]
    still = _still_since(past, today)
    changes = [each for each in later if earliest(each) - still <= NEXT_DAY]
    return DatedPage(
        page=page,
        kind=kind,
        published=published,
        changed=_imported(settled(changes, Meaning.CHANGED, today), published),
        reviewed=settled(later, Meaning.REVIEWED, today),
        evidence=evidence,
        snapshot=snapshot,
    )


def _shaken(published: Interval | None, evidence: Iterable[Evidence]) -> Interval | None:
    """A little less likely where the page shows an update too: the two may be mixed up."""
    if published and any(
        each.meaning is Meaning.CHANGED
        and FAMILIES.get(each.signal) == "shown"
        and each.when.latest != published.latest
        for each in evidence
    ):
        return replace(published, trust=published.trust * _MIXED_UP)
    return published


def _imported(changed: Interval | None, published: Interval | None) -> Interval | None:
    """An import does not tell when a page was changed: between its publication and then."""
    if changed is None or changed.won is None or published is None:
        return changed
    is_import = changed.signal == "git" and changed.won.trust < LIKELY
    if is_import and published.earliest < changed.earliest:
        return replace(changed, earliest=published.earliest)
    return changed


def _still_since(evidence: Iterable[Evidence], today: date) -> date:
    """The day after which the words stayed the same: git saw no other change, or a run none at all.

    Even an import, which does not tell when a page was changed, tells that it was not since.
    """
    return min(
        (
            each.when.latest
            for each in evidence
            if each.meaning is Meaning.SEEN
            or (each.signal == "git" and each.meaning is Meaning.CHANGED)
        ),
        default=today,
    )


def _is_no_earlier(each: Evidence, published: Interval | None) -> bool:
    """Whether it can follow the publication. What a history recorded can: posts are dated ahead."""
    is_recorded = each.signal in RECORDED and each.trust >= LIKELY
    if is_recorded or published is None or published.confidence is Confidence.LOW:
        return True
    return each.when.latest >= published.earliest


def _undisputed(evidence: Sequence[Evidence], page: Page) -> Iterator[Evidence]:
    """The publications, without those after a change that is better attested: a move, mostly.

    And without those of a page that git had long before, drafts aside.
    """
    changes = [each for each in evidence if each.meaning is Meaning.CHANGED]
    commits = [] if page.is_source else [each for each in evidence if each.signal == "git"]
    for each in evidence:
        if each.meaning is not Meaning.PUBLISHED:
            continue
        ahead = AHEAD if each.trust >= LIKELY else NEXT_DAY
        first = each.when.earliest
        if not (
            any(other.trust > each.trust and other.when.latest < first for other in changes)
            or any(other.when.latest + ahead < first for other in commits)
        ):
            yield each
