"""What is open, since when, and what was mended."""

import sqlite3
from datetime import date
from pathlib import Path

from freshness.history import FILE_NAME, History
from freshness.model import Edit, Evidence, Finding, Fix, Place, Report
from freshness.vocabulary import Confidence, Kind, Meaning, PartialDate, Severity, Verdict
from tests.rules.factory import ROOT, dated

FINDING = Finding(
    rule="stale-copyright",
    severity=Severity.LOW,
    confidence=Confidence.HIGH,
    surface="home",
    place=Place(url=ROOT, path="index.html", line=3, column=1, quote="© 2024"),
    message="The copyright line ends in 2024.",
    advice="Write 2026.",
    evidence=(Evidence(signal="git", meaning=Meaning.CHANGED, when=PartialDate(2024, 5)),),
    target="https://bob.example/",
    verdict=Verdict.DEAD,
    stale_on=date(2025, 1, 1),
    fix=Fix(
        title="write 2026", safe=True, edits=(Edit(path="index.html", before="2024", after="2026"),)
    ),
)
PAGE = dated(url=ROOT, kind=Kind.HOME)


def report(day: int, *findings: Finding) -> Report:
    return Report(
        today=date(2026, 11, day), surfaces=(), pages=(PAGE,), links=(), findings=findings
    )


def test_what_is_open_is_told_as_it_was() -> None:
    with History.open(None) as history:
        history.record(report(1, FINDING), target="ada")
        [told] = history.open_findings()
        assert told == ("ada", date(2026, 11, 1), Kind.HOME, FINDING)


def test_what_was_mended_is_open_no_more_until_it_comes_back() -> None:
    with History.open(None) as history:
        history.record(report(1, FINDING), target="ada")
        history.record(report(2), target="other")
        assert len(history.open_findings()) == 1
        history.record(report(2), target="ada")
        assert history.open_findings() == []
        history.record(report(3, FINDING), target="ada")
        assert [each.seen for each in history.open_findings()] == [date(2026, 11, 3)]


def test_nothing_is_gone_while_the_network_is_out() -> None:
    with History.open(None) as history:
        history.record(report(1, FINDING), target="ada")
        history.record(report(2), target="ada", frozen=True)
        assert len(history.open_findings()) == 1


def test_what_another_version_wrote_is_left_out(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:
        history.record(report(1, FINDING), target="ada")
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("UPDATE findings SET told = x'00'")
    db.close()
    with History.open(tmp_path) as history:
        assert history.open_findings() == []


def test_a_file_name_that_is_no_utf8_is_counted_but_not_told() -> None:
    odd = Finding(
        rule="x", severity=Severity.LOW, confidence=Confidence.LOW, surface="site",
        place=Place(path="\udcff.html"), message="m", advice="a",
    )  # fmt: skip
    with History.open(None) as history:
        history.record(report(1, odd), target="ada")
        assert history.open_findings() == []
        assert len(history.stays()[0]) == 1
