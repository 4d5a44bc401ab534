from dataclasses import replace
from datetime import date, timedelta

import pytest

from freshness.rule import Flag
from freshness.rules.expiring_certificate import check
from freshness.vocabulary import Severity, Validity
from tests.rules.factory import ROOT, TODAY, site


def flags(left: int, days: int = 90) -> list[Flag]:
    until = TODAY + timedelta(left)
    certificate = Validity(until - timedelta(days), until)
    empty = site()
    return list(check(replace(empty, crawl=replace(empty.crawl, certificate=certificate)), TODAY))


@pytest.mark.parametrize(
    ("left", "days", "severity"),
    [
        (-1, 90, Severity.HIGH),
        (7, 90, Severity.HIGH),
        (8, 90, Severity.MEDIUM),
        (21, 398, Severity.MEDIUM),
        (10, 45, Severity.MEDIUM),
        (1, 6, Severity.MEDIUM),
        (0, 6, Severity.HIGH),
        (-300, 0, Severity.HIGH),
    ],
)
def test_the_less_is_left_the_worse(left: int, days: int, severity: Severity) -> None:
    [flag] = flags(left, days)
    assert flag.severity is severity
    assert flag.stale_on == TODAY + timedelta(left)
    assert f"on {flag.stale_on}" in flag.message
    assert flag.place
    assert flag.place.url == ROOT


@pytest.mark.parametrize(("left", "days"), [(22, 90), (22, 398), (12, 45), (2, 6)])
def test_a_renewal_that_is_not_late_is_fine(left: int, days: int) -> None:
    assert flags(left, days) == []


def test_it_says_whether_the_day_is_over() -> None:
    assert "runs out on 2026-11-22" in flags(0)[0].message
    assert "ran out on 2026-11-21" in flags(-1)[0].message


def test_no_certificate_was_seen() -> None:
    assert list(check(site(), date(2026, 11, 22))) == []
