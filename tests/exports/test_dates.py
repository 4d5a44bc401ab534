from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.exports import dates


@pytest.mark.parametrize(
    "text",
    ["2024-05-07 10:11:12 UTC", "2024/05/07 10:11:12 UTC", "2024-05-07 10:11:12", " 2024/05/07 10:11:12 "],
)  # fmt: skip
def test_moments(text: str) -> None:
    assert dates.moment(text) == datetime(2024, 5, 7, 10, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("5/7/24, 10:11 AM", 10), ("05/07/24, 10:11 PM", 22), ("5/7/2024 12:11\u202fam", 0), ("5/7/24 12:11 PM", 12), ("5/7/24 13:11", 13)],
)  # fmt: skip
def test_american_moments(text: str, hour: int) -> None:
    assert dates.moment(text) == datetime(2024, 5, 7, hour, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("05 Jun 2026", "2026-06-05"),
        ("4-Apr-21", "2021-04-04"),
        ("2021-04-04", "2021-04-04"),
        ("Jun 2020", "2020-06"),
        ("Jun-20", "2020-06"),
        ("Sept. 1998", "1998-09"),
        ("Okt. 2020", "2020-10"),
        ("févr. 2020", "2020-02"),
        ("5 de", None),
        ("1985", "1985"),
        ("85", None),
        ("31 Feb 2020", None),
        ("13 2020", None),
        ("", None),
        ("0000", None),
    ],
)
def test_dates_are_as_precise_as_written(text: str, meant: str | None) -> None:
    when = dates.partial(text)
    assert (str(when) if when else None) == meant


def test_a_month_is_no_day() -> None:
    assert dates.day("Jun 2020") is None
    assert dates.day("05 Jun 2020") == date(2020, 6, 5)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mar 7", "--03-07"),
        ("March 7, 1985", "1985-03-07"),
        ("--0307", "--03-07"),
        ("--03-07", "--03-07"),
        ("19850307", "1985-03-07"),
        ("1985-03-07T00:00:00Z", "1985-03-07"),
        ("Feb 29", "--02-29"),
        ("Feb 30", ""),
        ("1985", ""),
        ("Ada 7", ""),
    ],
)
def test_birthdays(text: str, meant: str) -> None:
    assert dates.birthday(text) == meant


@given(st.text(max_size=30) | st.text(alphabet="0123456789/-,: APMTZ+Jun", max_size=30))
def test_nothing_crashes(text: str) -> None:
    for read in (dates.moment, dates.american, dates.partial, dates.day, dates.birthday):
        read(text)  # type: ignore[operator]
