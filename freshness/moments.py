"""The days that a sentence speaks of, also those without a year.

A day without a year is placed by its weekday where one stands beside it, or else as the next such
day after the sentence was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from freshness.languages import UNSPACED, language
from freshness.model import Interval
from freshness.vocabulary import PartialDate
from freshness.when import find, month_number


class Moment(NamedTuple):
    """A day, month or year that a sentence speaks of."""

    when: PartialDate
    start: int
    end: int
    is_placed: bool = False  #: the year is ours


_YEAR = re.compile(r"(?<![\d./:-])(?:19[89]\d|20\d\d)(?![\d]|[-/.:]\d)")
_MONTH_YEAR = re.compile(r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])")
_MONTH_DAY = re.compile(
    r"(?<!\w)(?P<month>[^\W\d_]{3,12})\.? (?:\d{1,2} ?[-–] ?)?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:%])"
)
_DAY_MONTH = re.compile(
    r"(?<![\w.,:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|[ºª°.])? (?:of |de |den )?"
    r"(?P<month>[^\W\d_]{3,12})(?!\w)"
)
_EASTERN = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日")
_NEAR = 24  #: characters around a day in which its weekday stands
_LATE = timedelta(days=14)
"""A page may tell of a day that has just been."""


def moments(text: str, code: str, since: Interval | None) -> Iterator[Moment]:
    """Every day, month and year in a sentence, in order, without overlaps.

    Args:
        text: the sentence.
        code: its language.
        since: when it was written; without it, days that have no year are left out.
    """
    found = [Moment(each.when, each.start, each.end) for each in find(text, language=code)]
    for match in _MONTH_YEAR.finditer(text):
        _add(found, Moment(PartialDate(int(match["year"]), int(match["month"])), *match.span()))
    for year in _YEAR.finditer(text):
        _add(found, Moment(PartialDate(int(year[0])), *year.span()))
    if since:
        for pattern in (_EASTERN,) if code in UNSPACED else (_MONTH_DAY, _DAY_MONTH):
            for match in pattern.finditer(text):
                when = _placed(match, text, code, since)
                if when:
                    _add(found, Moment(when, *match.span(), is_placed=True))
    yield from sorted(found, key=lambda each: each.start)


def _add(found: list[Moment], moment: Moment) -> None:
    if not any(moment.start < each.end and each.start < moment.end for each in found):
        found.append(moment)


def _placed(match: re.Match[str], text: str, code: str, since: Interval) -> PartialDate | None:
    named = match["month"]
    month = int(named) if named.isdecimal() else month_number(named, code)
    if month is None:
        return None
    weekday = _weekday(text[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower(), code)
    for year in range(since.latest.year - 1, since.latest.year + 7):
        try:
            day = date(year, month, int(match["day"]))
        except ValueError:
            continue
        if day >= since.latest - _LATE and weekday in (None, day.weekday()):
            return PartialDate.of(day)
    return None


def _weekday(text: str, code: str) -> int | None:
    """The weekday named near a day, Monday being 0."""
    lines = language(code).lists.get("weekday", ())
    for number, line in enumerate(lines):
        words = "|".join(map(re.escape, line.split("|")))
        if re.search(words if code in UNSPACED else rf"(?<!\w)(?:{words})(?!\w)", text):
            return number
    return None
