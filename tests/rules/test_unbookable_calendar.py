import pytest

from freshness.rules.unbookable_calendar import check
from freshness.vocabulary import Severity, Verdict
from tests.rules.factory import link


@pytest.mark.parametrize(
    ("url", "verdict", "severity"),
    [
        ("https://calendly.com/", Verdict.OK, Severity.MEDIUM),
        ("https://cal.com/your-name", Verdict.UNCHECKED, Severity.HIGH),
        ("https://calendly.com/ada", Verdict.FAILING, Severity.MEDIUM),
        ("https://ada.youcanbook.me/", Verdict.DEAD, Severity.MEDIUM),
    ],
)
def test_calendars_in_which_nobody_can_book(url: str, verdict: Verdict, severity: Severity):
    [flag] = check(link(url, verdict))
    assert flag.severity is severity


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://calendly.com/ada", Verdict.OK),
        ("https://calendly.com/ada", Verdict.BLOCKED),
        ("https://ada.youcanbook.me/", Verdict.UNCHECKED),
        ("https://bob.example/", Verdict.DEAD),
    ],
)
def test_calendars_that_are_there_or_may_be(url: str, verdict: Verdict):
    assert not list(check(link(url, verdict)))
