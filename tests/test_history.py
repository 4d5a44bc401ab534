"""The memory between runs: streaks, what is new, and what survives a crash."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import history as module
from freshness.document import Document
from freshness.errors import StateError
from freshness.history import BATCH, FILE_NAME, History
from freshness.model import DatedPage, Finding, Link, Page, Place, Report
from freshness.momentum import Stay
from freshness.vocabulary import Cached, Confidence, Kind, Severity, Validators, Verdict

URL = "https://gone.example/"


def report(
    day: int = 1,
    *,
    links: tuple[Link, ...] = (),
    findings: tuple[Finding, ...] = (),
    text: str = "Hello",
) -> Report:
    page = Page(
        url="https://ada.example/",
        final_url="https://ada.example/",
        document=Document(f"<body><p>{text}</p></body>"),
    )
    return Report(
        today=date(2026, 11, day),
        surfaces=(),
        pages=(DatedPage(page=page, kind=Kind.HOME),),
        links=links,
        findings=findings,
    )


def link(verdict: Verdict, status: int | None = 404, *, own: bool = False) -> Link:
    return Link(url=URL, verdict=verdict, status=status, own=own)


def finding(quote: str) -> Finding:
    return Finding(
        rule="placeholder",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        surface="site",
        place=Place(path="index.html", quote=quote),
        message="A placeholder.",
        advice="Write it.",
    )


def answer(number: int) -> Cached:
    return Cached(
        url=f"https://ada.example/{number}",
        etag='"x"',
        last_modified=None,
        content_type="text/html",
        body=b"<p>Hello</p>" * 100,
    )


def runs_and_since(*verdicts: Link) -> tuple[int, date] | None:
    """What is known of the link after runs on consecutive days."""
    with History.open(None) as history:
        for day, each in enumerate(verdicts, 1):
            history.record(report(day, links=(each,)), target="ada")
        streak = history.streaks().get(URL)
    return (streak.runs, streak.since) if streak else None


FAILING = link(Verdict.FAILING)


def test_a_streak_counts_runs_and_keeps_its_first_day() -> None:
    assert runs_and_since(FAILING, FAILING, link(Verdict.DEAD)) == (3, date(2026, 11, 1))


@pytest.mark.parametrize("verdict", [Verdict.TEMPORARY, Verdict.BLOCKED, Verdict.UNCHECKED])
def test_what_could_not_be_checked_changes_no_streak(verdict: Verdict) -> None:
    assert runs_and_since(FAILING, link(verdict, None), FAILING) == (2, date(2026, 11, 1))


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.MOVED])
def test_an_answer_ends_a_streak(verdict: Verdict) -> None:
    assert runs_and_since(FAILING, link(verdict, 200)) is None
    assert runs_and_since(FAILING, link(verdict, 200), FAILING) == (1, date(2026, 11, 3))


def test_another_failure_begins_another_streak() -> None:
    assert runs_and_since(FAILING, link(Verdict.FAILING, 410)) == (1, date(2026, 11, 2))


def test_own_links_have_no_streak() -> None:
    assert runs_and_since(link(Verdict.DEAD, own=True)) is None


def test_nothing_is_learned_of_links_while_the_network_is_out() -> None:
    with History.open(None) as history:
        history.record(report(1, links=(FAILING,)), target="ada")
        history.record(report(2, links=(FAILING,)), target="ada", frozen=True)
        assert history.streaks()[URL].runs == 1


def test_findings_are_known_from_then_on() -> None:
    with History.open(None) as history:
        assert history.known_findings("ada") is None
        history.record(report(1, findings=(finding("lorem"),)), target="ada")
        history.record(report(2, findings=(finding("ipsum"),)), target="ada")
        history.record(report(3), target="other")
        assert history.known_findings("ada") == {
            finding("lorem").fingerprint,
            finding("ipsum").fingerprint,
        }
        assert history.known_findings("other") == frozenset()


def test_a_finding_is_gone_only_for_its_own_target_and_comes_back(tmp_path: Path) -> None:
    lorem = finding("lorem")
    with History.open(tmp_path) as history:
        history.record(report(1, findings=(lorem,)), target="ada")
        history.record(report(2), target="other")
        assert rows(tmp_path, "SELECT gone FROM findings") == [(None,)]
        history.record(report(3), target="ada")
        assert rows(tmp_path, "SELECT gone FROM findings") == [("2026-11-03",)]
        history.record(report(4, findings=(lorem,)), target="ada")
        query = "SELECT first_seen, last_seen, gone FROM findings"
        assert rows(tmp_path, query) == [("2026-11-01", "2026-11-04", None)]


def test_momentum_is_read_from_what_came_and_went() -> None:
    with History.open(None) as history:
        assert history.stays() == ([], [])
        history.record(report(1, findings=(finding("lorem"),)), target="ada")
        history.record(report(9, findings=(finding("ipsum"),)), target="ada")
        stays, looks = history.stays()
        days = [date(2026, 11, day) for day in (1, 9)]
        assert sorted(stays) == [Stay(days[0], days[1], True), Stay(days[1], None, False)]
        assert sorted(looks) == days
        assert [each.fresh for each in history.weeks(days[1])] == [0, 0, 1]


def test_last_run() -> None:
    with History.open(None) as history:
        assert history.last_run() is None
        history.record(report(7), target="ada")
        assert history.last_run() == date(2026, 11, 7)


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:
        history.put(answer(1))
        assert history.get(answer(1).url) == answer(1)
    with History.open(tmp_path) as history:
        assert history.get(answer(1).url) == answer(1)
        assert history.get("https://ada.example/never") is None


@given(st.text(), st.text(), st.binary())
def test_any_answer_can_be_kept(url: str, etag: str, body: bytes) -> None:
    cached = Cached(url=url, etag=etag, last_modified=None, content_type="", body=body)
    with History.open(None) as history:
        for _ in range(2):
            history.put(cached)
        history.record(report(), target=url)  # writes what waits
        assert history.get(url) == cached


def test_the_oldest_answers_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CACHED", 2)
    with History.open(None) as history:
        for number in range(4):
            history.put(answer(number))
        history.record(report(), target="ada")
        kept = [number for number in range(4) if history.get(answer(number).url)]
    assert kept == [2, 3]


def test_a_file_name_that_is_no_utf8_is_kept() -> None:
    with History.open(None) as history:
        history.record(report(), target="caf\udce9")
        assert history.last_run()


def test_the_folder_is_private_and_hidden_from_git(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "state"
    History.open(folder).close()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert (folder / ".gitignore").read_text() == "*\n"


def test_somebody_elses_folder_is_not_hidden_from_git(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    History.open(tmp_path).close()
    assert not (tmp_path / ".gitignore").exists()


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    History.open(tmp_path).close()
    newer = len(module.MIGRATIONS) + 1
    execute(tmp_path, f"PRAGMA user_version = {newer}")
    with pytest.raises(StateError, match=rf"newer freshness .schema {newer}, this one knows"):
        History.open(tmp_path)
    assert rows(tmp_path, "PRAGMA user_version") == [(newer,)]


def test_a_damaged_database_is_explained_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(b"no database at all, but long enough to look like one" * 40)
    before = file.read_bytes()
    with pytest.raises(StateError, match=r"damaged.*move this file away"):
        History.open(tmp_path)
    assert file.read_bytes() == before


def test_what_can_be_revalidated(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:
        history.put(answer(1))
    with History.open(tmp_path) as history:
        assert history.validators() == {answer(1).url: Validators('"x"', None)}


def test_a_place_that_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="--state or go without with --no-state"):
        History.open(tmp_path / "file" / "state")


KILLED = """
import os, signal, sys
from pathlib import Path
from freshness.history import BATCH, History
from freshness.vocabulary import Cached
history = History.open(Path(sys.argv[1]))
for number in range(BATCH + 1):
    history.put(Cached(url=f"https://ada.example/{number}", etag=None, last_modified=None,
                       content_type="text/html", body=b"kept"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_keeps_what_was_committed(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:
        history.record(report(1, links=(FAILING,)), target="ada")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with History.open(tmp_path) as history:
        assert all(history.get(f"https://ada.example/{number}") for number in range(BATCH))
        assert history.streaks()[URL].runs == 1
        history.record(report(2, links=(FAILING,)), target="ada")
        assert history.streaks()[URL].runs == 2


def test_a_run_that_fails_halfway_is_not_recorded(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:
        execute(tmp_path, "DROP TABLE findings")
        with pytest.raises(StateError, match="no such table"):
            history.record(report(1, links=(FAILING,), findings=(finding("x"),)), target="ada")
        assert history.last_run() is None
        assert history.streaks() == {}


def test_what_cannot_be_written_is_tried_only_once(tmp_path: Path) -> None:
    with History.open(tmp_path) as history:  # and closing it does not fail either
        execute(tmp_path, "DROP TABLE cached")
        history.put(
            Cached(url=URL, etag=None, last_modified=None, content_type="text/html", body=b"")
        )
        with pytest.raises(StateError, match="no such table"):
            history.record(report(1), target="ada")


RECORDS = """
import sys
from datetime import date
from pathlib import Path
from freshness.history import History
from freshness.model import Report
for _ in range(20):
    with History.open(Path(sys.argv[1])) as history:
        history.record(Report(today=date(2026, 11, 1), surfaces=(), pages=(), links=(),
                              findings=()), target="ada")
"""


def test_two_processes_at_once_both_get_through(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    command = [sys.executable, "-c", RECORDS, str(folder)]
    processes = [subprocess.Popen(command, env={**os.environ}) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert rows(folder, "SELECT count(*) FROM runs") == [(60,)]


def execute(folder: Path, statement: str) -> None:
    db = sqlite3.connect(folder / FILE_NAME)
    with db:
        db.execute(statement)
    db.close()


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(folder / FILE_NAME)
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()
