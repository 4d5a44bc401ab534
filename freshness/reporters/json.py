"""JSON, version 1, for other programs.

Its records are its own and frozen: fields may be added, never renamed or removed, however the model
inside changes. Their JSON Schema ships as `freshness/templates/report-v1.schema.json`.

An address that nobody knows (a folder checked without `--as`) is null; what a link leads to is
then told from the root of the folder, as in `/about/`.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from dataclasses import replace
from enum import Enum
from typing import Any, Literal, TypeVar

import msgspec

from freshness import HOMEPAGE, __version__, model, reach
from freshness.reporter import Style, shown
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Freshness, Kind, Meaning, Severity, Verdict

_Record = TypeVar("_Record", bound=msgspec.Struct)
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


class Level(Enum):
    """How bad, or how sure."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """What wrote the report."""

    name: str
    version: str
    url: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts; `new` is null without a history; `reach`: how a stranger can reach the owner."""

    pages: int
    links: dict[str, int]
    findings: dict[str, int]
    skipped: int
    ignored: int
    new: int | None
    reach: tuple[str, ...]


class Surface(msgspec.Struct, frozen=True, kw_only=True):
    """One part of somebody's presence; `stale_on` is the day its half-life ends."""

    slug: str
    kind: Kind
    url: str | None
    title: str
    provider: str
    verdict: Freshness
    changed: datetime.date | None
    stale_on: datetime.date | None
    reason: str


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened: between two days, `date` being the latest it can mean."""

    date: datetime.date
    earliest: datetime.date
    latest: datetime.date
    confidence: Level
    signal: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page, and when it was published and last really changed."""

    url: str | None
    path: str | None
    published: Dated | None
    changed: Dated | None


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding stands: `path` from the checked folder, `line` and `column` from 1."""

    url: str | None
    path: str | None
    line: int | None
    column: int | None
    quote: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A date as precise as its source (`2024`, `2024-05`, `2024-05-17`), and who says so."""

    signal: str
    meaning: Meaning
    date: str
    quote: str


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """Replace `before`, found exactly once in the file, by `after`."""

    path: str
    before: str
    after: str


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """A ready change; one that is not safe wants the owner's eye."""

    title: str
    safe: bool
    edits: list[Edit]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One stale thing: what, where, since when (`stale_on`), how it is known, what to do."""

    rule: str
    severity: Level
    confidence: Level
    message: str
    advice: str
    fingerprint: str
    surface: str
    target: str | None
    verdict: Verdict | None
    stale_on: datetime.date | None
    location: Location
    evidence: list[Evidence]
    fix: Fix | None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address, what became of it, and how many places refer to it."""

    url: str
    verdict: Verdict
    status: int | None
    reason: str
    final_url: str
    sources: int


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be checked, which is a result."""

    subject: str
    reason: str
    detail: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report of freshness, version 1."""

    version: Literal[1]
    tool: Tool
    today: datetime.date
    summary: Summary
    surfaces: list[Surface]
    pages: list[Page]
    findings: list[Finding]
    links: list[Link]
    skipped: list[Skipped]


def render(report: model.Report, style: Style) -> str:
    """The report as JSON; `style` chooses the findings as everywhere else."""
    # Of a large site this is the largest text of all: no copy of it lives longer than needed.
    data = _encoded(_record(report, shown(report, style))).replace(UNKNOWN_ROOT.encode(), b"/")
    text = msgspec.json.format(data, indent=2).decode()
    del data
    text = _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    text += "\n"
    return text


def _record(report: model.Report, findings: tuple[model.Finding, ...]) -> Report:
    return Report(
        version=1,
        tool=Tool(name="freshness", version=__version__, url=HOMEPAGE),
        today=report.today,
        summary=_summary(report, findings),
        surfaces=[
            _same(replace(each, url=_address(each.url)), Surface) for each in report.surfaces
        ],
        pages=[_page(each) for each in report.pages],
        findings=[_finding(each) for each in findings],
        links=[_link(each) for each in report.links],
        skipped=[_same(each, Skipped) for each in report.skipped],
    )


def _encoded(record: Report) -> bytes:
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:  # it refuses the bytes of a file name that are no UTF-8
        text = json.dumps(msgspec.to_builtins(record), ensure_ascii=False)
        return text.encode("utf-8", "replace")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report."""
    found = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _same(value: object, record: type[_Record]) -> _Record:
    """A record whose fields are attributes of the same name."""
    return msgspec.convert(value, record, from_attributes=True)


def _address(url: str | None) -> str | None:
    """A public address; None where the folder's is not known."""
    return None if url and url.startswith(UNKNOWN_ROOT) else url


def _summary(report: model.Report, findings: tuple[model.Finding, ...]) -> Summary:
    levels = Counter(each.severity.label for each in findings)
    new = None if report.new is None else sum(each.fingerprint in report.new for each in findings)
    return Summary(
        pages=len(report.pages),
        links=dict(Counter(each.verdict.value for each in report.links)),
        findings={each.label: levels[each.label] for each in Severity},
        skipped=len(report.skipped),
        ignored=len(report.ignored),
        new=new,
        reach=reach.names(report.pages),
    )


def _page(dated: model.DatedPage) -> Page:
    return Page(
        url=_address(dated.page.url),
        path=dated.page.path,
        published=_dated(dated.published),
        changed=_dated(dated.changed),
    )


def _dated(interval: model.Interval | None) -> Dated | None:
    if interval is None:
        return None
    return Dated(
        date=interval.latest,
        earliest=interval.earliest,
        latest=interval.latest,
        confidence=Level(interval.confidence.label),
        signal=interval.signal,
    )


def _finding(finding: model.Finding) -> Finding:
    return Finding(
        rule=finding.rule,
        severity=Level(finding.severity.label),
        confidence=Level(finding.confidence.label),
        message=finding.message,
        advice=finding.advice,
        fingerprint=finding.fingerprint,
        surface=finding.surface,
        target=finding.target,
        verdict=finding.verdict,
        stale_on=finding.stale_on,
        location=_same(replace(finding.place, url=_address(finding.place.url)), Location),
        evidence=[_evidence(each) for each in finding.evidence],
        fix=_same(finding.fix, Fix) if finding.fix else None,
    )


def _evidence(evidence: model.Evidence) -> Evidence:
    return Evidence(
        signal=evidence.signal,
        meaning=evidence.meaning,
        date=str(evidence.when),
        quote=evidence.quote,
    )


def _link(link: model.Link) -> Link:
    return Link(
        url=link.url,
        verdict=link.verdict,
        status=link.status,
        reason=link.reason,
        final_url=link.final_url,
        sources=len(link.sources),
    )
