"""A calendar (iCalendar, RFC 5545) of coming dates: when each surface wants a look again.

Claims that turn false, certificates and domains that end and talks that pass come with
`freshness upcoming --format ics`, which looks ahead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from freshness import __version__
from freshness.digest import clean, page, shortened
from freshness.model import Finding, Report, Surface
from freshness.reporter import Style, shown
from freshness.url import WEB

_OCTETS = 75  # of a line (RFC 5545 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(report: Report, style: Style) -> str:
    """The days after the day of the report, an event each."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//freshness//freshness {__version__}//EN",
        "NAME:Freshness",
        "X-WR-CALNAME:Freshness",
        *(line for event in _events(report, style) for line in event),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _events(report: Report, style: Style) -> Iterator[list[str]]:
    coming = [each for each in shown(report, style) if (each.stale_on or date.min) > report.today]
    told = {(each.surface, each.stale_on) for each in coming}
    for surface in report.surfaces:
        is_told = (surface.slug, surface.stale_on) in told
        if surface.stale_on and surface.stale_on > report.today and not is_told:
            yield _event(
                surface.stale_on,
                today=report.today,
                uid=f"{surface.slug} {surface.url}",
                title=f"Look again: {_name(surface)}",
                about=f"By then it has not moved since {surface.changed}.",
                url=surface.url,
            )
    for finding in coming:
        yield _event(
            finding.stale_on or report.today,
            today=report.today,
            uid=finding.fingerprint,
            title=_title(finding),
            about=f"{_where(finding)}\n{clean(finding.advice)}",
            url=finding.place.url,
        )


def _name(surface: Surface) -> str:
    return shortened(clean(surface.title or surface.slug), 120)


def _title(finding: Finding) -> str:
    quote = shortened(clean(finding.place.quote), 120)
    return f"{finding.rule}: {f'“{quote}”' if quote else page(finding)}"


def _where(finding: Finding) -> str:
    return f"{page(finding)}:{finding.place.line}" if finding.place.line else page(finding)


def _event(
    day: date, *, today: date, uid: str, title: str, about: str, url: str | None
) -> list[str]:
    digest = hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()[:24]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{digest}@freshness",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{title.translate(_ESCAPES)}",
        f"DESCRIPTION:{about.translate(_ESCAPES)}",
        "TRANSP:TRANSPARENT",
    ]
    if day < date.max:
        lines.insert(4, f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}")
    address = clean(url or "")
    if address.startswith(WEB):
        lines.append(f"URL:{address.replace(' ', '%20')}")
    return [*lines, "END:VEVENT"]


def _folded(line: str) -> str:
    """Lines of at most 75 octets, cut between characters and continued by a space."""
    parts, used = [""], 0
    for character in line:
        size = len(character.encode())
        if used + size > _OCTETS:
            parts.append("")
            used = 1  # the space
        parts[-1] += character
        used += size
    return "\r\n ".join(parts)
