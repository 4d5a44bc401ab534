"""What is shown, and what never is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.model import Finding, Place, Report
from freshness.reporter import Style, inert, plain, reporter, reporters, shown
from freshness.vocabulary import Confidence, Severity


def finding(
    rule: str, severity: Severity, confidence: Confidence = Confidence.HIGH, line: int = 1
) -> Finding:
    return Finding(
        rule=rule, severity=severity, confidence=confidence, surface="site",
        place=Place(path="index.html", line=line), message="", advice="",
    )  # fmt: skip


FINDINGS = (
    finding("small", Severity.LOW),
    finding("doubtful", Severity.HIGH, Confidence.LOW),
    finding("big-later", Severity.HIGH, line=9),
    finding("big", Severity.HIGH, line=2),
)
REPORT = Report(
    today=date(2026, 11, 22),
    surfaces=(), pages=(), links=(),
    findings=FINDINGS,
    new=frozenset((FINDINGS[0].fingerprint, FINDINGS[1].fingerprint)),
)  # fmt: skip


def rules(style: Style) -> list[str]:
    return [each.rule for each in shown(REPORT, style)]


def test_worst_first_and_doubts_stay_quiet() -> None:
    assert rules(Style()) == ["big", "big-later", "small"]
    assert rules(Style(pedantic=True)) == ["big", "big-later", "doubtful", "small"]


def test_only_what_is_new() -> None:
    assert rules(Style(new_only=True)) == ["small"]


def test_terminal_tricks_are_taken_out() -> None:
    assert plain("\x1b[31mred\x1b[0m\r\n  \u202egnp.exe") == "red gnp.exe"
    link = "\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x07 \x1b]half"
    assert plain(link) == "click ]half"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  ::error::x", "  :\u2060:error::x"),
        ("a ##[add-mask]x", "a ##\u2060[add-mask]x"),
        ("std::vector :: ## [x]", "std::vector :: ## [x]"),
    ],
)
def test_no_line_is_a_command_to_github(line: str, told: str) -> None:
    assert inert(line) == told


@given(st.text())
def test_plain_text_is_one_printable_line(text: str) -> None:
    assert len(plain(text).splitlines()) <= 1
    assert "\x1b" not in plain(text)


def test_a_reporter_by_its_name() -> None:
    assert reporter("badge-svg") == reporters()["badge-svg"]
    assert reporter("nonesuch") is None
