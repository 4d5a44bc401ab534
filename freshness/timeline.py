"""The whole presence on one line of time: when each part last moved and when it turns stale.

Positions are shares of the width in percent, so that a drawing needs no size of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from freshness.model import Surface

MAX_PAST = timedelta(days=5 * 365)
MAX_FUTURE = timedelta(days=2 * 365)
MAX_TICKS = 5  #: so that their labels fit a phone

_STEPS = (1, 3, 6, 12, 24)  # months between two ticks
_MARGIN = 0.03  # of the width, at both ends


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One surface; what lies outside of the drawing is put at its edge."""

    surface: Surface
    moved: float
    stale: float | None  #: None where it does not age
    is_older: bool  #: it moved before the drawing begins


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A month or a year on the axis."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """What to draw, and what could not be: surfaces of which no day is known."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: float
    unknown: tuple[Surface, ...]


def timeline(surfaces: Iterable[Surface], today: date) -> Timeline:
    """The surfaces in the order in which they turn stale, those that do not age last."""
    found = tuple(surfaces)
    dated = [each for each in found if each.changed]
    dated.sort(key=lambda each: (each.stale_on or date.max, each.slug))
    scale = _Scale(dated, today)
    rows = tuple(
        Row(
            surface=each,
            moved=scale.at(each.changed),
            stale=scale.at(each.stale_on) if each.stale_on else None,
            is_older=each.changed < scale.first,
        )
        for each in dated
        if each.changed
    )
    return Timeline(
        rows=rows,
        ticks=tuple(scale.ticks()) if rows else (),
        today=scale.at(today),
        unknown=tuple(each for each in found if not each.changed),
    )


class _Scale:
    """From days to shares of the width."""

    def __init__(self, dated: Iterable[Surface], today: date) -> None:
        days = [day for each in dated for day in (each.changed, each.stale_on) if day] + [today]
        earliest = _shifted(today, -MAX_PAST)
        latest = _shifted(today, MAX_FUTURE)
        self.first = max(min(days), earliest)
        last = min(max(days), latest)
        self._days = max((last - self.first).days, 30)

    def at(self, day: date) -> float:
        share = min(max((day - self.first).days / self._days, 0.0), 1.0)
        return round(100 * (_MARGIN + share * (1 - 2 * _MARGIN)), 2)

    def ticks(self) -> Iterator[Tick]:
        months = self._days / 30.44
        step = next((step for step in _STEPS if months / step <= MAX_TICKS), _STEPS[-1])
        number = self.first.year * 12 + self.first.month  # the month after the first
        while number % step:
            number += 1
        while (number // 12, number % 12 + 1) <= (date.max.year, 12):
            day = date(number // 12, number % 12 + 1, 1)
            if (day - self.first).days > self._days:
                return
            yield Tick(at=self.at(day), label=f"{day:%Y}" if step >= 12 else f"{day:%b %Y}")
            number += step


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
