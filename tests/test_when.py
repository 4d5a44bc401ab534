from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.vocabulary import PartialDate
from freshness.when import around, find, is_at_night, is_zoned, parse, parse_iso

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
DATES = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)
HOSTILE = st.text(alphabet="0123456789-/.: ,TZamyJul年月日\u0660é", max_size=200) | st.text()


@settings(deadline=None)
@given(DATES)
def test_what_is_printed_is_read_again(when: PartialDate) -> None:
    assert parse_iso(str(when)) == when
    assert parse(str(when)) == when


@settings(deadline=None)
@given(HOSTILE, st.sampled_from(["", "en", "de", "ja", "xx"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    parse_iso(text)
    parse(text, language=language)
    end = 0
    for found in find(text, language=language):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@settings(deadline=None)
@given(DAYS)
def test_a_day_is_found_again_in_prose(day: date) -> None:
    (found,) = find(f"In 1989 it rained. Since {day:%d %B %Y}, at 17, it does not.")
    assert found.when == PartialDate.of(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17T10:00:00+02:00", "2024-05-17"),
        ("2024-05-17 10:00:00 UTC", "2024-05-17"),
        ("2024-05-17Z", "2024-05-17"),
        ("20240517", "2024-05-17"),
        ("20240517T101500Z", "2024-05-17"),
        ("2024-5-7", "2024-05-07"),
    ],
)
def test_iso_dates_keep_the_day_as_written(text: str, expected: str) -> None:
    assert str(parse_iso(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2024-02-30", "1789-07-14", "2101", "2024-W20", "2024-137", "202405", "20", "2024 years"],
)
def test_what_is_no_plausible_iso_date_is_none(text: str) -> None:
    assert parse_iso(text) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fri, 17 May 2024 10:00:00 GMT", "", "2024-05-17"),
        ("Fri, 17 May 2024 10:00:00 +0200 (CEST)", "", "2024-05-17"),
        ("Fri May 17 10:00:00 CEST 2024", "", "2024-05-17"),
        ("Tue, Sep 15 2020 10:01:41 EDT", "", "2020-09-15"),
        ("May 17, 2024", "", "2024-05-17"),
        ("May 17th, 2024 at 10:15 pm", "en", "2024-05-17"),
        ("17th of May, 2024", "en", "2024-05-17"),
        ("17-May-2024", "", "2024-05-17"),
        ("Sept. 2024", "en", "2024-09"),
        ("May 2024", "", "2024-05"),
        ("2024", "", "2024"),
        ("17.05.2024", "", "2024-05-17"),
        ("17. 5. 2024 um 10:15 Uhr", "de", "2024-05-17"),
        ("Freitag, den 17. Mai 2024", "de", "2024-05-17"),
        ("3. Maerz 2024", "de", "None"),
        ("3. MÄRZ 2024", "de", "2024-03-03"),
        ("1er août 2024", "fr", "2024-08-01"),
        ("1er aout 2024", "", "2024-08-01"),
        ("17 de mayo de 2024", "es", "2024-05-17"),
        ("mayo de 2024", "es", "2024-05"),
        ("17 mag 2024", "it", "2024-05-17"),
        ("17 de março de 2024", "pt", "2024-03-17"),
        ("17 mei 2024", "nl", "2024-05-17"),
        ("17 września 2024", "pl", "2024-09-17"),
        ("Wrzesień 2024", "pl", "2024-09"),
        ("2024年5月17日", "ja", "2024-05-17"),
        ("2024年5月17日(金)", "ja", "2024-05-17"),
        ("2024 年 5 月", "zh", "2024-05"),
        ("2024/05/17", "ja", "2024-05-17"),
        ("2024.5.17", "", "2024-05-17"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, language: str, expected: str) -> None:
    assert str(parse(text, language=language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "day_first", "expected"),
    [
        ("03/04/2024", "", None, "2024"),
        ("03/04/2024", "en", None, "2024"),
        ("03/04/2024", "fr", None, "2024-04-03"),
        ("03/04/2024", "en", False, "2024-03-04"),
        ("03/04/2024", "en", True, "2024-04-03"),
        ("17/04/2024", "en", None, "2024-04-17"),
        ("04/17/2024", "fr", None, "2024-04-17"),
        ("05/05/2024", "en", None, "2024-05-05"),
        ("31/31/2024", "en", None, "None"),
    ],
)
def test_the_order_of_day_and_month_is_never_guessed(
    text: str, language: str, day_first: bool | None, expected: str
) -> None:
    assert str(parse(text, language=language, day_first=day_first)) == expected


@pytest.mark.parametrize(
    "text",
    ["soon", "May 2024 and later", "31 June 2024", "version 1.2.2024.7", "x" * 500 + " May 2024"],
)
def test_a_string_with_more_or_less_than_a_date_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("From 12–14 May 2024 in Oslo", "en", ["14 May 2024"]),
        ("May 12-14, 2024", "en", ["May 12-14, 2024"]),
        ("between 3 May 2023 and June 2024.", "en", ["3 May 2023", "June 2024"]),
        ("seasons 2009-10 and 2010/11, for 2000 euros", "en", []),
        ("Check it out 2024, the next gen 2024 set 2024", "en", []),
        ("de 3 dic 2024 a ene 2025", "es", ["3 dic 2024", "ene 2025"]),
        ("(2024-05-17), id 10.2024.05.17", "en", ["2024-05-17"]),
    ],
)
def test_dates_are_found_in_prose(text: str, language: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in find(text, language=language)] == expected


def test_the_date_around_a_year() -> None:
    text = "© 2019 Ada, 12 May 2024"
    assert around(text, text.index("2019"), since=0) is None
    at = text.index("2024")
    found = around(text, at, since=0)
    assert found and text[found.start : found.end] == "12 May 2024"
    assert around(text, at, since=at - 4) == (PartialDate(2024, 5), at - 4, at + 4)
    assert around("2024-05-17", 0, since=0) == (PartialDate(2024, 5, 17), 0, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17T02:54:29.000Z", True),
        ("2024-05-17T23:00Z", True),
        ("2024-05-17 22:01:00+00:00", True),
        ("2024-05-17T00:00:00Z", False),  # a day without a time
        ("2024-05-17T12:00:00Z", False),
        ("2024-05-17T02:54:29+02:00", False),
        ("2024-05-17", False),
    ],
)
def test_nights_of_greenwich(text: str, expected: bool) -> None:
    assert is_at_night(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("datePublished: 2024-05-17T06:14:00-05:00", True),
        ("2024-05-17 06:14:00.123+0200", True),
        ("2024-05-17T06:14:00+00:00", False),
        ("2024-05-17T06:14:00Z", False),
        ("2024-05-17T06:14:00", False),
        ("2024-05-17", False),
        ("", False),
    ],
)
def test_moments_with_a_zone(text: str, expected: bool) -> None:
    assert is_zoned(text) is expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-gb", "2020-10-02"),
        ("en-au", "2020-10-02"),
        ("de-at", "2020-10-02"),
        ("en-us", "2020"),
        ("en", "2020"),
        ("", "2020"),
    ],
)
def test_where_english_is_written_tells_the_order(language: str, expected: str) -> None:
    assert str(parse("02/10/2020", language=language)) == expected
