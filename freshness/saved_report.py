"""Reading a JSON report back, to tell it in another form or in another place.

What version 1 does not hold is not invented: of links only the count of places, of pages no text.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from freshness import model
from freshness.document import Document
from freshness.errors import UserError
from freshness.reporters import json
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Kind, Severity
from freshness.when import parse_iso

MAX_BYTES = 256 << 20
"""Largest file that is read: some hundred thousand pages."""


def load(file: Path) -> model.Report:
    """The report in a file that `freshness check --format json` wrote.

    Raises:
        UserError: it cannot be read, or is no such report.
    """
    try:
        with file.open("rb") as data:
            text = data.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise UserError(f"{file}: is larger than any report")
        return _report(msgspec.json.decode(text, type=json.Report))
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror})") from None
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UserError(
            f"{file}: is no report of freshness ({error}); write one with --format json"
        ) from None


def _report(record: json.Report) -> model.Report:
    return model.Report(
        today=record.today,
        surfaces=tuple(msgspec.convert(each, model.Surface, from_attributes=True)
                       for each in record.surfaces),
        pages=tuple(map(_page, record.pages)),
        links=tuple(
            model.Link(url=each.url, verdict=each.verdict, status=each.status, reason=each.reason,
                       final_url=each.final_url)
            for each in record.links
        ),
        findings=tuple(map(_finding, record.findings)),
        skipped=tuple(msgspec.convert(each, model.Skipped, from_attributes=True)
                      for each in record.skipped),
    )  # fmt: skip


def _page(record: json.Page) -> model.DatedPage:
    url = record.url or UNKNOWN_ROOT + (record.path or "")
    page = model.Page(url=url, final_url=url, document=Document(""), path=record.path)
    return model.DatedPage(
        page=page,
        kind=Kind.PAGE,
        published=_interval(record.published),
        changed=_interval(record.changed),
    )


def _interval(record: json.Dated | None) -> model.Interval | None:
    if record is None:
        return None
    return model.Interval(
        earliest=record.earliest,
        latest=record.latest,
        confidence=Confidence[record.confidence.name],
        signal=record.signal,
    )


def _finding(record: json.Finding) -> model.Finding:
    fix = record.fix
    return model.Finding(
        rule=record.rule,
        severity=Severity[record.severity.name],
        confidence=Confidence[record.confidence.name],
        surface=record.surface,
        place=msgspec.convert(record.location, model.Place, from_attributes=True),
        message=record.message,
        advice=record.advice,
        evidence=tuple(map(_evidence, record.evidence)),
        target=record.target,
        verdict=record.verdict,
        stale_on=record.stale_on,
        fix=msgspec.convert(fix, model.Fix, from_attributes=True) if fix else None,
    )


def _evidence(record: json.Evidence) -> model.Evidence:
    when = parse_iso(record.date)
    if when is None:
        raise ValueError(f"{record.date!r} is no date")
    return model.Evidence(
        signal=record.signal,
        meaning=record.meaning,
        when=when,
        quote=record.quote,
    )
