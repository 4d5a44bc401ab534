from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from freshness.model import Feed
from freshness.rule import Flag
from freshness.rules.silent_feed import check
from freshness.vocabulary import Confidence
from tests.rules.factory import TODAY, feed, site


def flags(*feeds: Feed) -> list[Flag]:
    return list(check(site(feeds=feeds), TODAY))


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=each) for each in days]


def test_a_monthly_feed_is_silent_after_half_a_year():
    assert not flags(feed(*ago(180, 210, 240, 270)))
    [flag] = flags(feed(*ago(181, 211, 241, 271)))
    assert flag.confidence is Confidence.HIGH
    assert "every 30 days" in flag.message
    assert flag.stale_on == TODAY - timedelta(days=1)


def test_a_slow_feed_may_be_slow():
    assert not flags(feed(*ago(900, 1_200, 1_500, 1_800)))
    assert flags(feed(*ago(901, 1_201, 1_501, 1_801)))


def test_few_entries_make_no_rhythm():
    assert not flags(feed(*ago(365, 370)))
    [flag] = flags(feed(*ago(366, 371)))
    assert flag.confidence is Confidence.LOW


def test_the_liveliest_feed_speaks_for_the_site():
    assert not flags(feed(*ago(900, 910, 920, 930), name="tag.xml"), feed(*ago(3, 40)))


def test_comments_do_not_speak_for_the_site():
    assert flags(feed(*ago(900, 910, 920, 930)), feed(*ago(1, 2), name="comments.xml"))


def test_scheduled_entries_do_not_count():
    assert flags(feed(*ago(-90, 900, 910, 920, 930)))


def test_days_of_a_build_are_no_rhythm():
    assert not flags(feed(*ago(900, 900, 900, 900)))


def test_feeds_without_entries_are_fine():
    assert not flags()
    assert not flags(feed())


@given(st.lists(st.dates(), max_size=30))
def test_any_days_are_survived(days: list[date]):
    flags(feed(*days))
