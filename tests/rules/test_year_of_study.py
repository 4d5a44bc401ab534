from datetime import date

import pytest

from freshness.rule import Flag
from freshness.rules.year_of_study import check
from tests.rules.factory import TODAY, dated

ROW = "<p>Music studies, {} – present</p>"


def flags(html: str, year: int = 2025) -> list[Flag]:
    return list(check(dated(html, changed=date(year, 11, 1)), TODAY))


@pytest.mark.parametrize(
    ("start", "year", "wrong"), [(2025, 2025, True), (2024, 2025, False), (2025, 2026, False)]
)
def test_a_second_year_needs_a_first_one(start: int, year: int, wrong: bool):
    assert (
        bool(flags("<p>In my second year of music studies.</p>" + ROW.format(start), year)) == wrong
    )


def test_the_range_is_quoted():
    [flag] = flags("<p>In my third year of music studies.</p>" + ROW.format(2024))
    assert flag.quote == "2024 – present"
    assert "“third year of music studies” in 2025" in flag.message


def test_another_course_may_have_begun_later():
    assert not flags("<p>In my third year of music.</p><p>School of law, 2025 – present</p>")


def test_a_page_without_a_day_is_judged_by_today():
    html = "<p>In my third year of music studies.</p>" + ROW.format(2026)
    assert list(check(dated(html), TODAY))
