"""Which day wins, and how sure that is."""

from dataclasses import replace
from datetime import date

import pytest

from freshness.model import Evidence, Interval
from freshness.vocabulary import Confidence, Meaning, PartialDate
from freshness.weighing import settled

TODAY = date(2026, 11, 22)


def says(signal: str, when: str, trust: float, meaning: Meaning = Meaning.PUBLISHED) -> Evidence:
    day = PartialDate(*map(int, when.split("-")))
    return Evidence(signal=signal, meaning=meaning, when=day, trust=trust)


def won(*evidence: Evidence) -> Interval:
    interval = settled(evidence, evidence[0].meaning, TODAY)
    assert interval
    return interval


def test_two_that_agree_outweigh_one_unless_one_program_wrote_both() -> None:
    shown = says("dateline", "2024-05-17", 0.8)
    declared = (says("meta", "2024-01-02", 0.75), says("json-ld", "2024-01-02", 0.75))
    assert won(shown, *declared).signal == "dateline"
    assert won(shown, *declared, says("url-date", "2024-01-02", 0.75)).latest == date(2024, 1, 2)


def test_what_readers_see_outweighs_the_day_of_greenwich() -> None:
    found = won(says("json-ld", "2024-05-18", 0.9), says("dateline", "2024-05-17", 0.85))
    assert (found.latest, found.against) == (date(2024, 5, 17), ())
    assert found.trust < won(says("dateline", "2024-05-17", 0.85)).trust


def test_who_tells_a_zone_tells_the_day_of_its_readers() -> None:
    zoned = replace(says("json-ld", "2024-05-18", 0.93), quote="2024-05-18T06:14:00-05:00")
    found = won(zoned, says("dateline", "2024-05-17", 0.88))
    assert (found.latest, len(found.against)) == (date(2024, 5, 18), 1)


def test_a_month_supports_its_days_and_yields_to_them() -> None:
    month, day = says("url-date", "2024-05", 0.6), says("meta", "2024-05-17", 0.6)
    assert won(month, day).earliest == date(2024, 5, 17)
    assert won(month).earliest == date(2024, 5, 1)


def test_nobodys_claim_outweighs_a_record_of_the_words() -> None:
    git = says("git", "2021-01-02", 0.9, Meaning.CHANGED)
    claims = [says(signal, "2026-01-02", 0.85, Meaning.CHANGED) for signal in ("meta", "sitemap")]
    found = won(*claims, git)
    assert (found.signal, found.confidence, len(found.against)) == ("git", Confidence.HIGH, 2)


@pytest.mark.parametrize(
    ("evidence", "confidence"),
    [
        ([says("meta", "2024-05-17", 0.9)], Confidence.HIGH),
        ([says("meta", "2024-05-17", 0.6)], Confidence.MEDIUM),
        ([says("meta", "2024-05-17", 0.6), says("feed", "2024-05-20", 0.6)], Confidence.HIGH),
        ([says("meta", "2024-05-17", 0.4)], Confidence.LOW),
        ([says("meta", "2024-05-17", 0.9), says("dateline", "2021-05-20", 0.9)], Confidence.MEDIUM),
    ],
)
def test_how_sure_it_is(evidence: list[Evidence], confidence: Confidence) -> None:
    assert won(*evidence).confidence is confidence


def test_where_nobody_speaks_there_is_no_answer() -> None:
    assert settled([], Meaning.CHANGED, TODAY) is None
