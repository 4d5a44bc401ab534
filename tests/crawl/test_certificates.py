from datetime import date

import pytest

from freshness.crawl.certificates import validity
from freshness.vocabulary import Validity


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Aug  5 00:00:00 2026 GMT", "Nov 28 03:06:22 2026 GMT"),
        ("2026-08-05 00:00:00 GMT", "2026-11-28 03:06:22 GMT"),
    ],
)
def test_the_days_in_the_words_of_each_library(start, end):
    own = (("Subject", "CN = ada.example"), ("Start date", start), ("Expire date", end))
    above = (
        ("Start date", "Jan  1 00:00:00 2020 GMT"),
        ("Expire date", "Jan  1 00:00:00 2030 GMT"),
    )
    assert validity([own, above]) == Validity(date(2026, 8, 5), date(2026, 11, 28))


@pytest.mark.parametrize(
    "end", ["", "soon", "Foo 28 03:06:22 2026 GMT", "Feb 31 03:06:22 2026 GMT", "9999-99-99"]
)
def test_what_is_no_day_tells_nothing(end):
    assert validity([[("Start date", "2026-08-05 00:00:00 GMT"), ("Expire date", end)]]) is None


def test_without_encryption_there_is_none():
    assert validity([]) is None
