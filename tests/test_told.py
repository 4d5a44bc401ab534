"""A view of other people's JSON that never trips."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.told import Told, distinct, newest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
)


def test_what_is_there() -> None:
    told = Told({"user": {"name": " Ada \n Example\x1b[31m", "tags": [{"n": 3}, 7]}})
    assert told["user"]["name"].text == "Ada Example[31m"
    assert told["user"]["tags"].first["n"].number == 3
    assert [each["n"].number for each in told["user"]["tags"]] == [3, None]


def test_half_a_character_is_none() -> None:
    assert (Told("A\ud800da").text, Told("https://ada.example/\ud800").url) == ("Ada", "")


def test_markup_is_taken_off() -> None:
    told = Told('<p>I &amp; <b>you</b></p><p>see <a href="https://ada.example/?a&amp;b">x</a></p>')
    assert told.plain == "I & you see x"
    assert told.addresses == ("https://ada.example/?a&b",)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("ada.example", "https://ada.example/"),
        ("HTTPS://Ada.example/x", "https://ada.example/x"),
        ("ada@ada.example", ""),
        ("javascript:alert(1)", ""),
        ("not an address", ""),
        ("", ""),
        ("https://[", ""),
    ],
)
def test_addresses_as_people_write_them(text: str, url: str) -> None:
    assert Told(text).url == url


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-05-06T23:02:03Z", date(2026, 5, 6)),
        ("2026-05", date(2026, 5, 31)),
        ("Jan 1, 2017", date(2017, 1, 1)),
        (1_778_025_600, date(2026, 5, 6)),
        (1_778_025_600_000, date(2026, 5, 6)),
        ("0001-01-01T00:00:00Z", None),
        (True, None),
        (0, None),
        (10**30, None),
        (5, None),
        (None, None),
        ({}, None),
    ],
)
def test_days_in_all_forms(value: Any, day: date | None) -> None:
    assert Told(value).day == day


@given(JSON)
def test_nothing_trips(value: Any) -> None:
    told = Told(value)
    for each in (told, told["a"], told["a"]["b"], told.first, *told):
        assert isinstance(each.text + each.plain + each.raw + each.url, str)
        assert isinstance(each.addresses, tuple)
        assert each.day is None or isinstance(each.day, date)
        assert each.number is None or isinstance(each.number, int)
        assert each.flag in (True, False)


def test_lists_without_doubles() -> None:
    assert distinct("a", "", ("b", "a")) == ("a", "b")
    assert newest(None, date(2020, 1, 1), date(2021, 1, 1)) == (date(2021, 1, 1), date(2020, 1, 1))
