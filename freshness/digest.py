"""What a report comes to, in words: equal findings as one, where they stand, what to do next.

Shared by the reporters that people read, so that all of them tell the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from freshness import reach
from freshness.model import INTERRUPTED, Finding, Report, Surface
from freshness.reporter import Style, plain
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Freshness, Severity, Verdict

MAX_LINES = 5
MAX_REASONS = 5

_CUT_SHORT = (INTERRUPTED, "time-limit", "network")
_EXPLAINED = (*_CUT_SHORT, "shallow-clone", "not-recorded", "not-built", "page-limit", "size-limit")
_NOT_CHECKED = (Verdict.TEMPORARY, Verdict.BLOCKED, Verdict.UNCHECKED)


class Group(NamedTuple):
    """A finding, and those that say the same."""

    first: Finding
    others: Sequence[Finding]

    @property
    def elsewhere(self) -> str:
        """Where else, in words; empty when nowhere."""
        pages = {page(other) for other in self.others} - {page(self.first)}
        if pages:
            return f"and on {count(len(pages), 'more page')}"
        lines = sorted({other.place.line for other in self.others if other.place.line})
        if lines:
            told = ", ".join(map(str, lines[:MAX_LINES]))
            return f"also on line{'s' * (len(lines) > 1)} {told}{' …' * (len(lines) > MAX_LINES)}"
        return f"and {count(len(self.others), 'more time')} on this page" if self.others else ""


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """As one: findings about equal words or addresses, and small ones that say the same."""
    by_words: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        by_words.setdefault((finding.rule, _about(finding)), []).append(finding)
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for words, equal in by_words.items():
        first = equal[0]
        large = first.severity is Severity.HIGH
        groups.setdefault(words if large else (first.rule, page(first), first.message), []).extend(
            equal
        )
    return [Group(first, others) for first, *others in groups.values()]


def by_page(groups: Iterable[Group]) -> Mapping[str, list[Group]]:
    """The groups of each page, in their order."""
    pages: dict[str, list[Group]] = {}
    for group in groups:
        pages.setdefault(page(group.first), []).append(group)
    return pages


def _about(finding: Finding) -> str:
    """What tells a finding from another of its rule."""
    words = finding.target or " ".join(finding.place.quote.casefold().split())
    if not words and finding.severity is Severity.LOW:
        return "any page"  # a small thing about a whole page: one is told, the others are counted
    return words or finding.fingerprint


def next_thing(findings: Iterable[Finding]) -> Finding | None:
    """The worst and surest; of those, the first that has a ready change."""
    return min(
        findings,
        key=lambda each: (-each.severity * each.confidence, each.fix is None),
        default=None,
    )


def page(finding: Finding) -> str:
    """The file, or else the address, that a finding stands on."""
    return clean(finding.place.path or finding.place.url or "the whole site")


def position(finding: Finding) -> str:
    """`12:5`, `12` or nothing."""
    place = finding.place
    return ":".join(str(part) for part in (place.line, place.column) if part is not None)


def name(surface: Surface) -> str:
    """What to call a surface."""
    return clean(surface.title) or surface.slug


def verdict(surface: Surface) -> str:
    """The verdict on a surface, with its day or reason."""
    match surface.verdict:
        case Freshness.STALE if surface.stale_on:
            return f"stale since {surface.stale_on}"
        case Freshness.AGEING if surface.stale_on:
            return f"ageing, stale on {surface.stale_on}"
        case Freshness.UNKNOWN:
            return "could not tell"
        case Freshness.FRESH if surface.reason:
            return f"fresh, {clean(surface.reason)}"
    return str(surface.verdict.value)


def known_by(finding: Finding) -> str:
    """Who says so: `git: changed 2023-05 · http: changed 2023-06`."""
    return " · ".join(f"{e.signal}: {e.meaning.value} {e.when}" for e in finding.evidence[:3])


def all_well(report: Report, style: Style) -> str:
    """What to say where there is no finding."""
    if not report.pages:
        return "There was no page to read, so there is nothing to say."
    if style.new_only and report.new is not None:
        return "Nothing went stale that was not known already."
    if not is_whole(report):
        return "Nothing stale was seen, but not everything could be looked at."
    return "Nothing here has gone stale, as far as can be seen. Well kept!"


def is_whole(report: Report) -> bool:
    """Whether all was looked at that should be, so that what is not told is not there."""
    return not any(skipped.reason in _CUT_SHORT for skipped in report.skipped)


def summary(report: Report, style: Style) -> Iterator[str]:
    """What was read, what could not be checked and what is kept quiet, a sentence each."""
    verdicts = Counter(link.verdict.value for link in report.links)
    links = f"{count(len(report.links), 'link')}: {counts(verdicts)}" if verdicts else "no links"
    yield f"Read {count(len(report.pages), 'page')} and {links}."
    if ways := reach.names(report.pages):
        yield f"Ways to reach you, and what people look for first: {', '.join(ways)}."
    reasons = Counter(skipped.reason for skipped in report.skipped)
    reasons.update(
        link.reason or link.verdict.value for link in report.links if link.verdict in _NOT_CHECKED
    )
    if reasons:
        yield f"Could not check {reasons.total():,}: {counts(reasons, most=MAX_REASONS)}."
    if verdicts[Verdict.BLOCKED.value]:
        yield "What is blocked you can open yourself; `freshness confirm URL` remembers it."
    for told in dict.fromkeys(each.detail for each in report.skipped if each.reason in _EXPLAINED):
        yield f"Note: {clean(told).rstrip('.')}."
    if report.ignored:
        yield f"Ignored {count(len(report.ignored), 'finding')}, as configured."
    doubtful = sum(finding.confidence is Confidence.LOW for finding in report.findings)
    if doubtful and not style.pedantic:
        yield f"Kept quiet about {count(doubtful, 'doubtful finding')}; see --pedantic."
    if ready := sum(bool(finding.fix and finding.fix.safe) for finding in report.findings):
        yield f"Ready to be made: {count(ready, 'change')}; see `freshness fix`."
    if report.new:
        yield f"Not known before: {len(report.new)}."


def tally(findings: Iterable[Finding]) -> str:
    """`3 findings: 1 high, 2 low`, worst first."""
    levels = Counter(each.severity for each in findings)
    told = ", ".join(f"{levels[each]} {each.label}" for each in sorted(levels, reverse=True))
    return f"{count(levels.total(), 'finding')}{': ' if told else ''}{told}"


def clean(text: str) -> str:
    """Text that is safe to show, without our made-up host."""
    return plain(text.replace(UNKNOWN_ROOT, "/").encode("utf-8", "replace").decode())


def shortened(text: str, most: int) -> str:
    """At most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def count(number: int, noun: str) -> str:
    """`1 page`, `1,200 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counts(numbers: Mapping[str, int], *, most: int | None = None) -> str:
    """`12 ok, 3 moved`, largest first."""
    ranked = Counter(numbers).most_common()
    told = [f"{number:,} {clean(each).replace('-', ' ')}" for each, number in ranked[:most]]
    rest = sum(number for _, number in ranked[len(told) :])
    return ", ".join([*told, f"{rest:,} for other reasons"] if rest else told)
