"""Momentum: counted by the week, and kind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.momentum import Stay, Week, chart, spoken, streak, weeks

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY = date(2026, 11, 23)


def ago(count: int) -> date:
    return TODAY - timedelta(weeks=count)


def week(*, fresh: int = 0, answers: int = 0, left: int = 1, looked: bool = True) -> Week:
    return Week(MONDAY, 0, fresh, answers, left, looked)


def test_each_week_has_what_came_and_what_went() -> None:
    found = weeks(
        [
            Stay(ago(3), ago(1), was_first=True),
            Stay(ago(2), None, was_first=False),
            Stay(TODAY, TODAY, was_first=False),
        ],
        looks=[ago(3), ago(2), ago(1), TODAY],
        answers=[ago(1), ago(1)],
        today=TODAY,
    )
    assert [(each.stale, each.fresh, each.answers, each.left) for each in found] == [
        (0, 0, 0, 1),  # what the first look found did not turn stale in that week
        (1, 0, 0, 2),
        (0, 1, 2, 1),
        (1, 1, 0, 1),
    ]
    assert found[-1].monday == MONDAY


def test_weeks_before_the_first_look_are_not_known() -> None:
    assert len(weeks([], looks=[TODAY], today=TODAY)) == 1
    assert len(weeks([], looks=[ago(50)], today=TODAY, count=8)) == 8
    assert weeks([], looks=[], today=TODAY)[0].looked is False


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ([], 0),
        ([week(fresh=1), week(fresh=1)], 2),
        ([week(answers=1), week(left=0), week()], 2),  # the last week is not over
        ([week(fresh=1), week(), week(), week(fresh=2)], 2),  # two weeks of holiday
        ([week(fresh=1), week(), week(), week(), week(fresh=2)], 1),
        ([week(), week()], 0),
        ([week(left=0, looked=False)], 0),  # nobody looked
    ],
)
def test_a_streak_forgives_holidays(latest: list[Week], expected: int) -> None:
    assert streak(latest) == expected


def test_a_chart_for_the_terminal() -> None:
    latest = [
        Week(date(2026, 11, 16), 2, 0, 1, 3, True),
        Week(MONDAY, 0, 4, 0, 0, True),
    ]
    assert chart(latest, width=60) == [
        "week of     turned stale    made fresh      answered",
        "2026-11-16  █████ 2         ·               ██ 1",
        "2026-11-23  ·               ██████████ 4    ·",
    ]


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ([], "Nothing is known yet. `freshness check` begins the history."),
        ([week()], "One small thing this week begins a streak."),
        ([week(fresh=1)], "Looked after this week. In 1 week: 1 thing made fresh."),
        (
            [week(fresh=1), week(answers=2)],
            "Looked after for 2 weeks in a row. In 2 weeks: 1 thing made fresh and 2 answers given.",
        ),
        ([week(fresh=2), week()], "Looked after lately. In 2 weeks: 2 things made fresh."),
    ],
)
def test_the_words_never_blame(latest: list[Week], expected: str) -> None:
    assert spoken(latest) == expected


@given(
    st.lists(st.tuples(*[st.integers(0, 999)] * 4, st.booleans()), max_size=60),
    st.integers(0, 200),
)
def test_any_weeks_fit_the_page(counts: list, width: int) -> None:
    latest = [Week(MONDAY, *numbers) for numbers in counts]
    assert all(len(line) <= max(width, 12 + 3 * 12) for line in chart(latest, width=width))
    assert 0 <= streak(latest) <= len(latest)
    assert spoken(latest)
