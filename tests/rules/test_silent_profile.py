"""When a profile counts as silent, and when its own rhythm explains it."""

from datetime import date, timedelta

import pytest

from freshness.config import HalfLife
from freshness.rules.silent_profile import check
from tests.rules.factory import TODAY, presence, site


def days(*ago: int) -> dict[str, object]:
    acts = tuple(TODAY - timedelta(days=each) for each in ago)
    return {"last_moved": acts[0], "acts": acts}


def silent(half_life: int = 365, **accounts: dict[str, object]) -> list[str]:
    found = check(site(), presence(**accounts), HalfLife(profile=half_life), TODAY)
    return [flag.message for flag in found]


def test_half_lives_by_kind_of_place() -> None:
    assert silent(github=days(364), mastodon=days(181)) == []
    assert len(silent(github=days(366), mastodon=days(183))) == 2
    assert silent(half_life=1000, github=days(900)) == []


def test_its_own_rhythm_comes_first() -> None:
    often, rarely = days(200, 207, 214, 221, 228), days(500, 700, 900, 1100)
    assert "7 days was usual" in silent(github=often)[0]
    assert silent(github=rarely) == []
    assert silent(github=days(100, 101, 102, 103)) == []  # a summer is no silence


def test_an_export_knows_nothing_of_later_days() -> None:
    last = TODAY - timedelta(days=400)
    assert silent(linkedin={"last_moved": last, "as_of": last + timedelta(days=300)}) == []
    assert len(silent(linkedin={"last_moved": last, "as_of": last + timedelta(days=380)})) == 1


def test_the_day_on_which_it_fell_silent() -> None:
    (flag,) = check(site(), presence(github=days(400)), HalfLife(), TODAY)
    assert flag.stale_on == TODAY - timedelta(days=34)


@pytest.mark.parametrize("day", [None, date(2027, 1, 1)])
def test_no_day_and_days_to_come_say_nothing(day: date | None) -> None:
    assert silent(github={"last_moved": day}) == []
