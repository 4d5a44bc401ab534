"""The words that have a behaviour."""

from datetime import date

import pytest

from freshness.vocabulary import PartialDate, Severity


def test_a_partial_date_never_invents_a_day() -> None:
    assert str(PartialDate(2024)) == "2024"
    assert str(PartialDate(2024, 5)) == "2024-05"
    assert str(PartialDate.of(date(2024, 5, 7))) == "2024-05-07"


def test_a_partial_date_is_judged_by_its_latest_meaning() -> None:
    assert (PartialDate(2024).earliest, PartialDate(2024).latest) == (
        date(2024, 1, 1),
        date(2024, 12, 31),
    )
    assert PartialDate(2024, 2).latest == date(2024, 2, 29)


@pytest.mark.parametrize("parts", [(2024, 13), (2024, 2, 30), (2024, None, 1), (0,)])
def test_impossible_dates_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        PartialDate(*parts)


def test_levels_compare_and_have_a_name() -> None:
    assert Severity.LOW < Severity.HIGH
    assert Severity.MEDIUM.label == "medium"
