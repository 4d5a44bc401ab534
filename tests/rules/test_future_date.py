import pytest

from freshness.rule import Flag
from freshness.rules.future_date import check
from freshness.vocabulary import Confidence, Meaning, Severity
from tests.rules.factory import TODAY, dated, says


def flags(when: str, meaning: Meaning = Meaning.PUBLISHED, trust: float = 0.8) -> list[Flag]:
    page = dated("<p>Hello.</p>", evidence=(says(when, meaning=meaning, trust=trust),))
    return list(check(page, TODAY))


@pytest.mark.parametrize("meaning", [Meaning.PUBLISHED, Meaning.CHANGED])
def test_a_claim_about_the_future(meaning: Meaning):
    [flag] = flags("2062-05-01", meaning)
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, Confidence.HIGH)
    assert meaning.value in flag.message
    assert "2062-05-01" in flag.message


@pytest.mark.parametrize("when", ["2026-11-22", "2026-11-23", "2026-11", "2026"])
def test_today_tomorrow_and_what_may_be_past_are_fine(when: str):
    assert not flags(when)


@pytest.mark.parametrize("meaning", [Meaning.BUILT, Meaning.COPYRIGHT, Meaning.REVIEWED])
def test_other_dates_claim_nothing(meaning: Meaning):
    assert not flags("2062-05-01", meaning)


def test_a_weak_signal_gives_a_doubtful_flag():
    [flag] = flags("2062-05-01", trust=0.3)
    assert flag.confidence is Confidence.LOW


def test_a_scheduled_post_waits_for_its_day():
    claim = says("2062-05-01", meaning=Meaning.PUBLISHED)
    assert not list(check(dated(evidence=(claim,), is_source=True), TODAY))


def test_one_flag_with_the_most_trusted_claim():
    weak, strong = says("2062-05-01", trust=0.3), says("2063-01-01", trust=0.9)
    [flag] = check(dated(evidence=(weak, strong)), TODAY)
    assert flag.evidence == (strong,)
