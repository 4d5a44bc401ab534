"""The dates of exports: each file has its own way to write them, and Excel one more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from freshness.vocabulary import PartialDate
from freshness.when import month_number, parse_iso

_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})[\s-])?(?:(?P<month>[^\W\d_]{3,12})\.?[\s-])?(?P<year>\d{4}|\d\d)"
)
_BIRTHDAY = re.compile(r"(?P<month>[^\W\d_]{3,12})\.?\s(?P<day>\d{1,2})(?:,?\s(?P<year>\d{4}))?")
_AMERICAN = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d\d|\d{4}),?\s"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:\s?(?P<half>[AP])M)?",
    re.IGNORECASE,
)
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
_CENTURY = 70  #: two digits from here on are of the last century, as in POSIX strptime(3)


def moment(text: str) -> datetime | None:
    """A moment as exports have it: `2024-05-17 10:11:12 UTC`, with slashes, or as `american`.

    Without a zone it is taken for UTC.

    Returns:
        An aware time in UTC; None for anything else.
    """
    try:
        return datetime.fromisoformat(f"{text.strip()[:19].replace('/', '-')}+00:00")
    except ValueError:
        return american(text)


def american(text: str) -> datetime | None:
    """A moment as invitations and applications have it: `5/17/24, 10:11 AM`.

    No zone is told; it is taken for UTC, which is wrong by a day at most.
    """
    match = _AMERICAN.fullmatch(text.strip())
    if not match:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"] in "Pp")
    try:
        return datetime(
            _year(match["year"]), int(match["month"]), int(match["day"]), hour,
            int(match["minute"]), tzinfo=UTC,
        )  # fmt: skip
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def partial(text: str) -> PartialDate | None:
    """A date as precise as it is written: `05 Jun 2026`, `5-Jun-26`, `Jun 2026`, `2026`, ISO."""
    match = _WRITTEN.fullmatch(text.strip()[:40])
    if not match:
        return parse_iso(text)
    month = _month(match["month"] or "")
    if bool(match["month"]) != bool(month) or (match["day"] and not month):
        return None
    if len(match["year"]) < 4 and not month:
        return None
    try:
        return PartialDate(_year(match["year"]), month, int(match["day"]) if match["day"] else None)
    except ValueError:
        return None


def day(text: str) -> date | None:
    """A whole day; None where it is not told."""
    when = partial(text)
    return when.earliest if when and when.day else None


def birthday(text: str) -> str:
    """A birthday as vCard writes one: `--03-07` for `Mar 7`, `1985-03-07`; empty for anything else.

    Source: RFC 6350 6.2.5 and 4.3.1.
    """
    text = text.strip()[:40]
    if match := re.fullmatch(r"--(\d\d)-?(\d\d)", text):
        return _anniversary(None, int(match[1]), int(match[2]))
    if match := _BIRTHDAY.fullmatch(text):
        year = int(match["year"]) if match["year"] else None
        return _anniversary(year, _month(match["month"]) or 0, int(match["day"]))
    if match := re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?", text):
        return _anniversary(int(match[1]), int(match[2]), int(match[3]))
    return ""


def _anniversary(year: int | None, month: int, day: int) -> str:
    try:
        when = date(year or 2000, month, day)  # a leap year, so that every day is there
    except ValueError:
        return ""
    return when.isoformat() if year else f"--{when:%m-%d}"


def _month(word: str) -> int | None:
    return next((n for each in _LANGUAGES if word and (n := month_number(word, each))), None)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _CENTURY else 2000)
