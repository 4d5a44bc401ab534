"""What comes first, and why."""

from datetime import date
from pathlib import Path

import pytest

from freshness.inbox.waiting import look
from freshness.jobs import FINDING, Job, first, in_words, of_findings, of_letters, rests
from freshness.ledger import Act, Ledger
from freshness.model import Finding, Place
from freshness.open_findings import Open
from freshness.vocabulary import Confidence, Kind, Severity
from tests.inbox.letters import letter

TODAY = date(2026, 11, 25)


def found(
    kind: Kind = Kind.PAGE,
    *,
    severity: Severity = Severity.MEDIUM,
    confidence: Confidence = Confidence.HIGH,
    rule: str = "placeholder",
    quote: str = "Lorem",
    path: str = "a.html",
) -> Open:
    finding = Finding(
        rule=rule, severity=severity, confidence=confidence, surface="site",
        place=Place(path=path, line=1, quote=quote), message="This is sample text.", advice="Write.",
    )  # fmt: skip
    return Open("site", TODAY, kind, finding)


def jobs(*findings: Open) -> list[Job]:
    return list(of_findings(findings, lambda _: None))


def heavier(one: Open, other: Open) -> bool:
    [first_job], [second_job] = jobs(one), jobs(other)
    return first_job.weight > second_job.weight


def test_what_is_seen_more_is_worse_and_takes_less_time_weighs_more() -> None:
    assert heavier(found(Kind.HOME), found(Kind.POST))
    assert heavier(found(severity=Severity.HIGH), found())
    assert heavier(found(), found(confidence=Confidence.MEDIUM))
    assert heavier(found(), found(rule="quiet-page"))


def test_equal_findings_are_one_job_that_weighs_a_little_more() -> None:
    [one] = jobs(found(), found(path="b.html"), found(path="c.html"))
    assert "(and on 2 more pages)" in one.what
    assert jobs(found())[0].weight < one.weight < 2 * jobs(found())[0].weight


def test_what_is_doubtful_is_no_job() -> None:
    assert jobs(found(confidence=Confidence.LOW)) == []


def test_hostile_words_are_shown_harmless() -> None:
    [job] = jobs(found(quote="\x1b[31mLorem\u202e\nipsum", path="\x1b]0;a\x07.html"))
    told = in_words(job, 0, ())
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert len(told.splitlines()) == 4


@pytest.mark.parametrize(
    ("act", "until", "day", "expected"),
    [
        (Act.DONE, None, date(2026, 11, 30), True),
        (Act.DONE, None, date(2026, 12, 2), False),  # and is still found
        (Act.LATER, date(2026, 12, 25), date(2026, 12, 24), True),
        (Act.LATER, date(2026, 12, 25), date(2026, 12, 25), False),
        (Act.NEVER, None, date(2036, 1, 1), True),
    ],
)
def test_how_long_a_job_rests(
    tmp_path: Path, act: Act, until: date | None, day: date, expected: bool
) -> None:
    ledger = Ledger.open(tmp_path)
    [job] = jobs(found())
    ledger.note(FINDING, job.name, act, on=TODAY, until=until)
    assert rests(job, ledger, day) is expected
    assert first([job], ledger, day) == ((None, 0) if expected else (job, 0))


def test_a_letter_waits_so_many_days() -> None:
    sent = {"ago": 1, "text": "Hi Ada, where did you buy the lamp?"}
    [job] = of_letters(look([letter(**sent)], today=TODAY).waiting)
    assert job.what.startswith("Waits for an answer since 2026-11-24 (1 day, 1 working day).")
