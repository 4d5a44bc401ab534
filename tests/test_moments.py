"""Days that sentences speak of."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.model import Interval
from freshness.moments import moments
from freshness.vocabulary import Confidence

SINCE = Interval(
    earliest=date(2021, 11, 20), latest=date(2021, 11, 20), confidence=Confidence.HIGH, signal="git"
)


def days(text: str, language: str = "en", since: Interval | None = SINCE) -> list[str]:
    return [str(each.when) for each in moments(text, language, since)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 May 2024", ["2024-05-12"]),
        ("from 12 May to 3 June 2024", ["2022-05-12", "2024-06-03"]),
        ("in May 2024", ["2024-05"]),
        ("as of 12/2023, current", ["2023-12"]),
        ("in the summer of 2023", ["2023"]),
        ("on December 1st", ["2021-12-01"]),
        ("on 10 November", ["2021-11-10"]),
        ("on 1 November", ["2022-11-01"]),
        ("on Friday, June 10", ["2022-06-10"]),
        ("on Saturday, June 10", ["2023-06-10"]),
        ("at 12 o'clock, 3 times", []),
        ("port 2024:80, v1.2023 and 2023.1", []),
        ("on 31 June", []),
    ],
)
def test_english(text: str, expected: list[str]):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am Sonntag, dem 12. Juni", ["2022-06-12"]),
        ("fr", "le 1er décembre", ["2021-12-01"]),
        ("es", "el 12 de mayo", ["2022-05-12"]),
        ("pl", "w niedzielę, 12 czerwca", ["2022-06-12"]),
        ("ja", "11月25日（木）", ["2021-11-25"]),
        ("zh", "12月1日在上海", ["2021-12-01"]),
    ],
)
def test_days_without_a_year(language: str, text: str, expected: list[str]):
    assert days(text, language) == expected


def test_without_a_day_of_writing_no_year_is_placed():
    assert days("on December 1st, 2021 was over", since=None) == ["2021-12-01"]
    assert days("on December 1st", since=None) == []


@given(st.text())
def test_any_text_is_survived(text: str):
    for language in ("en", "ja"):
        found = list(moments(text, language, SINCE))
        assert all(one.end <= other.start for one, other in pairwise(found))
