"""Migrations: each once, in order, and never backwards."""

import sqlite3

import pytest

from freshness import schema
from freshness.schema import MIGRATIONS, migrate


def test_a_new_database_gets_all_of_them() -> None:
    db = sqlite3.connect(":memory:")
    assert migrate(db) == 0
    assert migrate(db) == len(MIGRATIONS)
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    assert {"runs", "pages", "links", "findings", "cached"} <= tables


def test_an_old_database_gets_only_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    db = sqlite3.connect(":memory:")
    migrate(db)
    db.execute("INSERT INTO runs (today, target) VALUES ('2026-11-22', 'ada')")

    def add_note(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE runs ADD COLUMN note TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, add_note))
    migrate(db)
    assert db.execute("SELECT target, note FROM runs").fetchall() == [("ada", None)]


def test_a_newer_database_is_left_alone() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("PRAGMA user_version = 99")
    assert migrate(db) == 99
    assert db.execute("PRAGMA user_version").fetchone() == (99,)
