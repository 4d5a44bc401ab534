from datetime import date

import pytest

from freshness.rules.stale_ignore import check
from freshness.vocabulary import Severity
from tests.rules.factory import TODAY, dated


def test_what_ended_has_its_day_and_place():
    [flag] = check(
        dated("<p>A</p>\n<p>B <!-- freshness: until=2026-03-01 still true --></p>"), TODAY
    )
    assert flag.stale_on == date(2026, 3, 2)
    assert "still true" in flag.message
    assert flag.place
    assert (flag.place.line, flag.place.column) == (2, 6)


def test_what_cannot_be_understood_is_an_error():
    [flag] = check(dated("<p>B <!-- freshness: ignore=age-claim --></p>"), TODAY)
    assert flag.severity is Severity.HIGH


@pytest.mark.parametrize("until", ["2026-11-22", "2027-03-01"])
def test_what_holds_is_fine(until: str):
    assert not list(check(dated(f"<p>B <!-- freshness: until={until} r --></p>"), TODAY))
