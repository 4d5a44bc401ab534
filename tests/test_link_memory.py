"""The statements about links; `test_history.py` has the whole of it."""

import sqlite3
from datetime import date

import pytest

from freshness.link_memory import record, register, registration, snapshots, storable, streaks
from freshness.model import Link
from freshness.schema import migrate
from freshness.vocabulary import Registration, Snapshot, Verdict

URL = "https://bob.example/"


@pytest.fixture
def db() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    migrate(connection)
    return connection


def see(db: sqlite3.Connection, day: int, verdict: Verdict, kept: bytes | None = None) -> None:
    link = Link(url=URL, verdict=verdict, status=404, snapshot=kept)
    record(db, (link,), f"2026-11-{day:02}")


def test_a_snapshot_is_of_the_last_day_on_which_all_was_well(db: sqlite3.Connection) -> None:
    see(db, 1, Verdict.OK, b"one")
    see(db, 2, Verdict.MOVED, b"two")
    for day, verdict in enumerate((Verdict.SUSPICIOUS, Verdict.FAILING, Verdict.BLOCKED), 3):
        see(db, day, verdict, b"other")
        assert snapshots(db) == {URL: Snapshot(b"two", date(2026, 11, 2))}
    see(db, 6, Verdict.OK)  # a page that says too little to be remembered
    assert snapshots(db)[URL].kept == b"two"
    see(db, 7, Verdict.OK, b"three")
    assert snapshots(db) == {URL: Snapshot(b"three", date(2026, 11, 7))}


def test_what_never_answered_well_has_none(db: sqlite3.Connection) -> None:
    see(db, 1, Verdict.FAILING)
    see(db, 2, Verdict.SUSPICIOUS, b"odd from the first day on")
    assert snapshots(db) == {}
    assert streaks(db) == {}
    see(db, 3, Verdict.FAILING)
    assert [each.runs for each in streaks(db).values()] == [1]


def test_the_last_answer_about_a_domain_counts(db: sqlite3.Connection) -> None:
    assert registration(db, "ada.example") is None
    for day in (1, 2):
        register(db, Registration("ada.example", date(2027, 1, day), date(2026, 11, day)))
    known = registration(db, "ada.example")
    assert known == ("ada.example", date(2027, 1, 2), date(2026, 11, 2))


def test_any_text_can_be_stored() -> None:
    assert storable("caf\udce9") == "caf?"
