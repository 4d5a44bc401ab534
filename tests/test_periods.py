import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.periods import days


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30d", 30),
        ("2 weeks", 14),
        ("every 3 months", 91),
        ("12m", 365),
        ("1y", 365),
        ("month", 30),
        ("Every Year", 365),
        ("quarterly", 91),
        ("0d", None),
        ("d", None),
        ("soon", None),
        ("9999y", None),
        ("-3d", None),
        ("", None),
    ],
)
def test_periods(text: str, meant: int | None) -> None:
    assert days(text) == meant


@given(st.text(max_size=20))
def test_nothing_crashes(text: str) -> None:
    days(text)
