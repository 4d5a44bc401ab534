"""A calendar (iCalendar, RFC 5545) of coming dates: when each surface wants a look again.

Claims that turn false, certificates and domains that end and talks that pass come with
`freshness upcoming --format ics`, which looks ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.digest import clean, name, page, shortened
from freshness.ical import Event, calendar
from freshness.model import Finding, Report
from freshness.reporter import Style, shown


def render(report: Report, style: Style) -> str:
    """The days after the day of the report, an event each."""
    return calendar("Freshness", _events(report, style), today=report.today)


def _events(report: Report, style: Style) -> Iterator[Event]:
    coming = [each for each in shown(report, style) if (each.stale_on or date.min) > report.today]
    told = {(each.surface, each.stale_on) for each in coming}
    for surface in report.surfaces:
        is_told = (surface.slug, surface.stale_on) in told
        if surface.stale_on and surface.stale_on > report.today and not is_told:
            yield Event(
                day=surface.stale_on,
                uid=f"{surface.slug} {surface.url}",
                title=f"Look again: {shortened(name(surface), 120)}",
                about=f"By then it has not moved since {surface.changed}.",
                url=clean(surface.url or ""),
            )
    for finding in coming:
        yield Event(
            day=finding.stale_on or report.today,
            uid=finding.fingerprint,
            title=_title(finding),
            about=f"{_where(finding)}\n{clean(finding.advice)}",
            url=clean(finding.place.url or ""),
        )


def _title(finding: Finding) -> str:
    quote = shortened(clean(finding.place.quote), 120)
    return f"{finding.rule}: {f'“{quote}”' if quote else page(finding)}"


def _where(finding: Finding) -> str:
    return f"{page(finding)}:{finding.place.line}" if finding.place.line else page(finding)
