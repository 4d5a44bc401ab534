"""Momentum: what turned stale, what was made fresh and what was answered, week by week.

It is there to encourage. A week counts as one of care when something was mended or answered, or
when a look found nothing to do. Up to two weeks in a row without are a holiday and end no streak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

WEEKS = 12
"""Weeks that are shown when nothing else is said: a season."""

HOLIDAY = 2
"""Weeks in a row that a streak forgives."""


class Stay(NamedTuple):
    """How long a finding was there."""

    since: date
    gone: date | None  #: None while it is there
    was_first: bool  #: already there when somebody looked for the first time


class Week(NamedTuple):
    """One week, from Monday on."""

    monday: date
    stale: int  #: turned stale; what the first look found is not counted
    fresh: int  #: made fresh
    answers: int  #: letters answered, and people written to
    left: int  #: findings that were there at its end
    looked: bool  #: somebody checked

    @property
    def cared(self) -> bool:
        """Whether something was done, or nothing was to be done."""
        return bool(self.fresh or self.answers or (self.looked and not self.left))


def weeks(
    stays: Iterable[Stay],
    *,
    looks: Iterable[date],
    answers: Iterable[date] = (),
    today: date,
    count: int = WEEKS,
) -> tuple[Week, ...]:
    """The latest weeks, oldest first; those before the first look or answer are left out.

    Args:
        stays: every finding there ever was.
        looks: days of checks.
        answers: days on which somebody was answered.
        today: in the last of the weeks.
        count: most weeks.
    """
    known, looked, answered = tuple(stays), frozenset(looks), tuple(answers)
    first = min((*looked, *answered), default=today)
    last = _monday(today)
    found = []
    for back in range(count - 1, -1, -1):
        monday = last - timedelta(weeks=back)
        after = monday + timedelta(weeks=1)
        if after <= first:
            continue
        found.append(
            Week(
                monday=monday,
                stale=sum(monday <= each.since < after and not each.was_first for each in known),
                fresh=sum(each.gone is not None and monday <= each.gone < after for each in known),
                answers=sum(monday <= each < after for each in answered),
                left=sum(
                    each.since < after and (each.gone is None or each.gone >= after)
                    for each in known
                ),
                looked=any(monday <= each < after for each in looked),
            )
        )
    return tuple(found)


def streak(latest: Sequence[Week]) -> int:
    """How many of the latest weeks were weeks of care, holidays forgiven and not counted.

    The last week is not over, and breaks nothing.

    Args:
        latest: oldest first.
    """
    count = missed = 0
    for number, week in enumerate(reversed(latest)):
        if week.cared:
            count, missed = count + 1, 0
        elif number:
            missed += 1
            if missed > HOLIDAY:
                break
    return count


def chart(latest: Sequence[Week], *, width: int = 72) -> list[str]:
    """A line for each week, with bars: plain text, without colour.

    Args:
        latest: oldest first.
        width: columns.
    """
    column = max((width - 12) // 3, 12)
    heads = ("turned stale", "made fresh", "answered")
    most = max((*(max(each.stale, each.fresh, each.answers) for each in latest), 1))
    lines = [f"{'week of':12}{''.join(f'{head:{column}}' for head in heads)}".rstrip()]
    for each in latest:
        cells = (
            f"{_bar(number, most, column - 6):{column}}"
            for number in (each.stale, each.fresh, each.answers)
        )
        lines.append(f"{each.monday!s:12}{''.join(cells)}".rstrip())
    return lines


def spoken(latest: Sequence[Week]) -> str:
    """What it comes to, in a sentence or two; never a reproach."""
    if not latest:
        return "Nothing is known yet. `freshness check` begins the history."
    run = streak(latest)
    fresh, answers = (
        sum(counts) for counts in zip(*((w.fresh, w.answers) for w in latest), strict=True)
    )
    done = [_counted(fresh, "thing made fresh", "things made fresh")] if fresh else []
    done += [_counted(answers, "answer given", "answers given")] if answers else []
    total = f" In {_counted(len(latest), 'week', 'weeks')}: {' and '.join(done)}." if done else ""
    if run > 1:
        return f"Looked after for {run} weeks in a row.{total}"
    if not run:
        return f"One small thing this week begins a streak.{total}"
    return f"Looked after {'this week' if latest[-1].cared else 'lately'}.{total}"


def _bar(number: int, most: int, width: int) -> str:
    return f"{'█' * max(round(width * number / most), 1)} {number}" if number else "·"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
