"""Whose turn it is, and birthdays, as a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from freshness.ical import Event, calendar
from freshness.people.keeping import A_WEEK, Standing, reach
from freshness.people.occasions import Birthday
from freshness.reporter import plain

_LEAP_DAY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
_WEEKS = 26  #: ahead; who is in the calendar next year is too far to mean anything


def render(
    overdue: Sequence[Standing],
    coming: Iterable[Standing],
    birthdays: Iterable[Birthday],
    today: date,
) -> str:
    """A calendar of whole days. Notes stay out of it, since calendars are shared.

    Args:
        overdue: whose turn it is, first first; a few a week from today on.
        coming: whose turn comes later.
        birthdays: of everybody; each comes back every year.
        today: the day of the calendar.
    """
    return calendar("People", _events(overdue, coming, birthdays, today), today=today)


def _events(
    overdue: Sequence[Standing],
    coming: Iterable[Standing],
    birthdays: Iterable[Birthday],
    today: date,
) -> Iterator[Event]:
    for number, each in enumerate(overdue[: _WEEKS * A_WEEK]):
        week, turn = divmod(number, A_WEEK)
        yield _turn(each, today + timedelta(days=7 * week + 2 * turn))
    for each in coming:
        if each.due and today < each.due <= today + timedelta(weeks=_WEEKS):
            yield _turn(each, each.due)
    for birthday in birthdays:
        yield Event(
            day=birthday.day,
            uid=f"birthday {birthday.person.key}",
            title=f"Birthday: {plain(birthday.person.name)}",
            repeats=_LEAP_DAY if birthday.is_leap_day else "FREQ=YEARLY",
        )


def _turn(each: Standing, day: date) -> Event:
    since = f"Last contact that is known: {each.last}." if each.last else ""
    return Event(
        day=day,
        uid=f"turn {each.person.key}",
        title=f"Write to {plain(each.person.name)}",
        about="\n".join(line for line in (since, *map(plain, reach(each.person))) if line),
    )
