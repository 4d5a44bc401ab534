"""Findings that owners said are fine, in the configuration or in the page; and what they left over.

An ignore that has ended keeps nothing quiet. One that hides nothing is told as a finding of
`stale-ignore`, so that it can be taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import NamedTuple

from freshness.config import Ignore
from freshness.inline import ANY, Inline, inline
from freshness.model import DatedPage, Finding, Ignored, Page, Place
from freshness.registry import Part
from freshness.vocabulary import Confidence, Severity

RULE = "stale-ignore"


class Silenced(NamedTuple):
    """The findings to tell, and those that owners said are fine."""

    told: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]


def silence(
    findings: Sequence[Finding],
    ignores: Sequence[Ignore],
    pages: Iterable[DatedPage],
    *,
    today: date,
    judged: Iterable[Part] = (),
    whole: bool = True,
) -> Silenced:
    """Part the findings, and add one for each ignore that hides nothing.

    Args:
        findings: all of them.
        ignores: from the configuration.
        pages: whose sources may have some of their own.
        today: the day of this run.
        judged: rules that could have found something; of others nobody can tell whether an ignore
            is used.
        whole: whether everything was looked at that the configuration names.
    """
    slugs = frozenset(each.slug for each in judged)
    sources = (each.page for each in pages)
    written = {page.url: (page, found) for page in sources if (found := inline(page.document))}
    told: list[Finding] = []
    ignored: list[Ignored] = []
    used: set[int] = set()
    for finding in findings:
        reason = _configured(finding, ignores, today, used) or _written(
            finding, written, today, used
        )
        if reason:
            ignored.append(Ignored(finding=finding, reason=reason))
        else:
            told.append(finding)
    for each in ignores:
        if each.until and each.until < today:
            told.append(_ended(each))
        elif id(each) not in used and (each.rule in slugs or (each.rule == ANY and slugs)):
            told.append(_unused(_place_of(each), Confidence.MEDIUM if whole else Confidence.LOW))
    for page, found in written.values():
        for one in found:
            lives = not one.problem and not (one.until and one.until < today)
            known = one.rules and slugs and set(one.rules) <= {*slugs, ANY}
            if lives and known and id(one) not in used:
                told.append(_unused(place_in(page, one), Confidence.MEDIUM))
    return Silenced(tuple(told), tuple(ignored))


def _configured(finding: Finding, ignores: Iterable[Ignore], today: date, used: set[int]) -> str:
    """The reason of the first ignore of the configuration that fits, or nothing."""
    names = tuple(filter(None, (finding.place.path, finding.place.url, finding.target)))
    for each in ignores:
        lives = each.until is None or today <= each.until
        meant = lives and each.rule in (ANY, finding.rule)
        if meant and any(fnmatchcase(name, each.where) for name in names):
            used.add(id(each))
            return each.reason
    return ""


def _written(
    finding: Finding,
    written: Mapping[str, tuple[Page, tuple[Inline, ...]]],
    today: date,
    used: set[int],
) -> str:
    """The reason of the first ignore in the page that fits, or nothing."""
    page, found = written.get(finding.place.url or "", (None, ()))
    if page is None or finding.rule == RULE:
        return ""
    at = _offset(finding.place, page)
    for each in found:
        if each.problem or (each.until and each.until < today):
            continue
        if not (each.covers(finding.rule) or (not each.rules and finding.stale_on)):
            continue
        # What is about the whole page is kept quiet from anywhere on it, but by its name only.
        if each.first <= at <= each.last if at is not None else finding.rule in each.rules:
            used.add(id(each))
            return each.reason
    return ""


def _offset(place: Place, page: Page) -> int | None:
    """Where a finding stands in the source, also on a live page; None for the whole page."""
    document = page.document
    position = (place.line, place.column or 1) if place.line else None
    if position is None and place.quote:
        position = document.locate_text(place.quote) or document.locate_value(place.quote)
    if position is None:
        return None
    return document.source_map.start_of(position[0]) + position[1] - 1


def place_in(page: Page, each: Inline) -> Place:
    """Where an ignore stands in a page."""
    line, column = page.document.source_map.position(each.at) if page.path else (None, None)
    return Place(url=page.url, path=page.path, line=line, column=column, quote=each.text[:120])


def _place_of(each: Ignore) -> Place:
    return Place(quote=f"ignore: {each.rule} at {each.where}")


def _unused(place: Place, confidence: Confidence) -> Finding:
    return Finding(
        rule=RULE, severity=Severity.LOW, confidence=confidence, surface="site", place=place,
        message="This ignore hides nothing.", advice="Take it out.",
    )  # fmt: skip


def _ended(each: Ignore) -> Finding:
    assert each.until
    return Finding(
        rule=RULE, severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=_place_of(each), message=f"This ignore ended on {each.until}.",
        advice="Take it out, or give it another day.",
        stale_on=date.fromordinal(each.until.toordinal() + 1),
    )  # fmt: skip


def of_page(page: Page) -> Iterator[tuple[Inline, Place]]:
    """What an owner wrote into a page, and where."""
    for each in inline(page.document):
        yield each, place_in(page, each)
