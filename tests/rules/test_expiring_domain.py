from dataclasses import replace
from datetime import date

import pytest

from freshness.rules.expiring_domain import check
from freshness.vocabulary import Registration, Severity
from tests.rules.factory import TODAY, site


def flags(until):
    here = site()
    domain = until and Registration("ada.example", until, TODAY)
    return list(check(replace(here, crawl=replace(here.crawl, domain=domain)), TODAY))


@pytest.mark.parametrize("until", [None, date(2026, 12, 23), date(2036, 1, 1)])
def test_while_there_is_time_it_is_quiet(until):
    assert flags(until) == []


def test_near_its_end_it_is_told():
    (flag,) = flags(date(2026, 12, 22))
    assert flag.message == "The registration of ada.example runs out on 2026-12-22."
    assert flag.stale_on == date(2026, 12, 22)


def test_it_never_fails_a_run_that_fails_on_high():
    (flag,) = flags(date(2026, 11, 21))
    assert " ran out on " in flag.message
    assert flag.severity < Severity.HIGH
