from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.timeline import MAX_TICKS, timeline
from tests.reporters.factory import SURFACES, TODAY


def test_what_turned_stale_first_stands_first() -> None:
    ageless = replace(SURFACES[0], slug="contact", stale_on=None)
    found = timeline((ageless, *SURFACES), TODAY)
    assert [row.surface.slug for row in found.rows] == ["now", "site", "contact"]
    assert [each.slug for each in found.unknown] == ["feed"]
    now, site, contact = found.rows
    assert now.moved < (now.stale or 0) < site.moved < found.today < (site.stale or 0)
    assert contact.stale is None
    assert [each.label for each in found.ticks] == ["2025", "2026", "2027"]


def test_few_months_are_told_by_name() -> None:
    surface = replace(SURFACES[0], changed=date(2026, 9, 3), stale_on=date(2026, 12, 20))
    found = timeline((surface,), TODAY)
    assert [each.label for each in found.ticks] == ["Oct 2026", "Nov 2026", "Dec 2026"]


def test_what_is_very_old_begins_at_the_edge() -> None:
    ancient = replace(SURFACES[0], changed=date(1998, 1, 1), stale_on=date(1999, 1, 1))
    (row,) = timeline((ancient,), TODAY).rows
    assert row.is_older
    assert row.moved == row.stale == 3.0


def test_nothing_known_is_nothing_drawn() -> None:
    found = timeline((), TODAY)
    assert (found.rows, found.ticks, found.unknown) == ((), (), ())


@pytest.mark.parametrize("today", [date.min, TODAY, date.max])
@given(moved=st.dates(), stale=st.none() | st.dates())
def test_everything_stays_in_the_drawing(today: date, moved: date, stale: date | None) -> None:
    found = timeline((replace(SURFACES[0], changed=moved, stale_on=stale),), today)
    (row,) = found.rows
    places = [row.moved, found.today, *(each.at for each in found.ticks)]
    assert all(0 <= place <= 100 for place in places)
    assert row.stale is None or 0 <= row.stale <= 100
    assert len(found.ticks) <= MAX_TICKS + 1
