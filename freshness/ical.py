"""Calendars as text (iCalendar, RFC 5545): whole days, once or every year."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from freshness import __version__
from freshness.url import WEB

_OCTETS = 75  # of a line (RFC 5545 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One day. Its texts are without control characters, but for line breaks in `about`."""

    day: date
    uid: str  #: the same for the same event on every run; only a digest of it is written
    title: str
    about: str = ""
    url: str = ""  #: written where it is a web address
    repeats: str = ""  #: a rule, `FREQ=YEARLY` (RFC 5545 3.3.10)


def calendar(name: str, events: Iterable[Event], *, today: date) -> str:
    """A calendar with its events, stamped with the day on which it was written."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//freshness//freshness {__version__}//EN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        *(line for event in events for line in _lines(event, today)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(event: Event, today: date) -> Iterator[str]:
    digest = hashlib.sha256(event.uid.encode("utf-8", "replace")).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{digest}@freshness"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    if event.repeats:
        yield f"RRULE:{event.repeats}"
    yield f"SUMMARY:{event.title.translate(_ESCAPES)}"
    if event.about:
        yield f"DESCRIPTION:{event.about.translate(_ESCAPES)}"
    yield "TRANSP:TRANSPARENT"
    if event.url.startswith(WEB):
        yield f"URL:{event.url.replace(' ', '%20')}"
    yield "END:VEVENT"


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
