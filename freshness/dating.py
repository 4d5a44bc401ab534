"""When was each page published, when did it last really change, and how sure is that?

Signals give evidence; here it is weighed, first over the whole site, then page by page:

1. A day that most pages claim alike is the day of a build or a clock in the header, not a change.
2. Nothing happened in the future, and nothing changed before it was published.
3. The most trusted evidence wins. What contradicts it is kept and shown.
4. Two independent witnesses that agree are surer than one; what nobody tells stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from freshness.model import Crawl, DatedPage, Evidence, Interval, Page
from freshness.registry import bind
from freshness.signal import Repository, signals
from freshness.spread import spread
from freshness.vocabulary import Confidence, Kind, Meaning, PartialDate

STAMP_SHARE = 0.6
"""A date that this share of the pages has is a build's, not a page's."""

STAMP_PAGES = 5
"""With fewer pages than this, equal dates may well be a day's work."""

AGREEMENT = timedelta(days=7)
"""Two witnesses that are no further apart tell of the same change."""

SURE, LIKELY = 0.8, 0.5
"""Trust from which on a single witness gives high, and medium, confidence."""

# What a person wrote or history recorded. A build stamps neither, and git knows its own imports.
_UNSTAMPED = frozenset(("front-matter", "git", "url-date"))
_CLAIMS = frozenset((Meaning.PUBLISHED, Meaning.CHANGED, Meaning.REVIEWED))

_Stamp = tuple[str, Meaning, PartialDate]


def date_pages(
    crawl: Crawl,
    *,
    kinds: Mapping[str, Kind],
    repository: Repository,
    today: date,
    processes: int = 1,
) -> tuple[DatedPage, ...]:
    """Every page of a crawl with its dates, in the same order.

    Args:
        crawl: the pages, with the site's sitemap and feeds.
        kinds: the kind of each page by its address; an unknown one is a plain page.
        repository: history of the checked folder.
        today: nothing later is believed.
        processes: among how many to share the reading.
    """
    readers = _readers({date: today, Crawl: crawl, Repository: repository})

    def witnesses(page: Page) -> tuple[Evidence, ...]:
        return tuple(each for read in readers for each in read(page))

    seen = spread(witnesses, crawl.pages, processes=processes)
    stamps = frozenset(_stamps(seen))
    return tuple(
        _dated(page, kinds.get(page.url, Kind.PAGE), _unmasked(evidence, stamps), today)
        for page, evidence in zip(crawl.pages, seen, strict=True)
    )


def _readers(services: Mapping[type, object]) -> list[Callable[[Page], Iterator[Evidence]]]:
    return [bind(part, part.attribute("read"), services) for part in signals().values()]


def _stamps(pages: Sequence[Iterable[Evidence]]) -> Iterator[_Stamp]:
    """The dates that a build or a clock put on most of the pages that have such a date at all."""
    dates, claims = Counter[_Stamp](), Counter[tuple[str, Meaning]]()
    for page in pages:
        said = {_stamp(each) for each in page if each.meaning in _CLAIMS}
        dates.update(said)
        claims.update({(signal, meaning) for signal, meaning, _ in said})
    for stamp, count in dates.items():
        signal, meaning, _ = stamp
        total = claims[signal, meaning]
        if signal not in _UNSTAMPED and total >= STAMP_PAGES and count >= STAMP_SHARE * total:
            yield stamp


def _stamp(each: Evidence) -> _Stamp:
    return each.signal, each.meaning, each.when


def _unmasked(evidence: Iterable[Evidence], stamps: frozenset[_Stamp]) -> tuple[Evidence, ...]:
    return tuple(
        replace(each, meaning=Meaning.BUILT) if _stamp(each) in stamps else each
        for each in evidence
    )


def _dated(page: Page, kind: Kind, evidence: tuple[Evidence, ...], today: date) -> DatedPage:
    past = [each for each in evidence if each.when.earliest <= today]
    published = _settled(_undisputed(past), Meaning.PUBLISHED, today)
    later = [each for each in past if not published or each.when.latest >= published.earliest]
    return DatedPage(
        page=page,
        kind=kind,
        published=published,
        changed=_settled(later, Meaning.CHANGED, today),
        reviewed=_settled(later, Meaning.REVIEWED, today),
        evidence=evidence,
    )


def _undisputed(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Without publications after a change that is better attested: the day of a move, mostly."""
    for each in evidence:
        if not any(
            other.meaning is Meaning.CHANGED
            and other.trust > each.trust
            and other.when.latest < each.when.earliest
            for other in evidence
        ):
            yield each


def _settled(evidence: Iterable[Evidence], meaning: Meaning, today: date) -> Interval | None:
    """What the evidence of one meaning comes to."""
    witnesses = [each for each in evidence if each.meaning is meaning]
    if not witnesses:
        return None
    best = min(witnesses, key=lambda each: (-each.trust, each.when.earliest, each.signal))
    return Interval(
        earliest=best.when.earliest,
        latest=min(best.when.latest, today),
        confidence=_confidence(best, witnesses),
        signal=best.signal,
    )


def _confidence(best: Evidence, witnesses: Iterable[Evidence]) -> Confidence:
    agreeing = {
        each.signal
        for each in witnesses
        if each.trust >= LIKELY and abs(each.when.latest - best.when.latest) <= AGREEMENT
    }
    if best.trust >= SURE or len(agreeing) > 1:
        return Confidence.HIGH
    return Confidence.MEDIUM if best.trust >= LIKELY else Confidence.LOW
