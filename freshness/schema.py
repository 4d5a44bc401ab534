"""The tables of the history, one migration after another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable


def _create(db: sqlite3.Connection) -> None:
    for table in (
        "runs (id INTEGER PRIMARY KEY, today TEXT NOT NULL, target TEXT NOT NULL)",
        """pages (target TEXT, url TEXT, path TEXT, fingerprint TEXT NOT NULL,
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, changed_seen TEXT,
            PRIMARY KEY (target, url)) WITHOUT ROWID""",
        """cached (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT,
            content_type TEXT NOT NULL, body BLOB NOT NULL)""",
        """links (url TEXT PRIMARY KEY, verdict TEXT NOT NULL, failure TEXT,
            runs INTEGER NOT NULL DEFAULT 0, since TEXT, last_ok TEXT,
            last_checked TEXT NOT NULL) WITHOUT ROWID""",
        """findings (target TEXT, fingerprint TEXT, rule TEXT NOT NULL,
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone TEXT,
            PRIMARY KEY (target, fingerprint)) WITHOUT ROWID""",
    ):
        db.execute(f"CREATE TABLE {table}")


def _keep_facts(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE cached ADD COLUMN facts BLOB NOT NULL DEFAULT x''")


def _remember_pages(db: sqlite3.Connection) -> None:
    """What foreign pages showed, and when the own domain ends."""
    for column in ("snapshot BLOB", "seen TEXT"):
        db.execute(f"ALTER TABLE links ADD COLUMN {column}")
    db.execute(
        """CREATE TABLE domains (name TEXT PRIMARY KEY, until TEXT NOT NULL,
            asked TEXT NOT NULL) WITHOUT ROWID"""
    )


def _keep_answers(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE links ADD COLUMN answer BLOB")


def _fingerprint_pages(db: sqlite3.Connection) -> None:
    """What `fingerprints` compares; before, pages were kept by a digest of all their words."""
    for column in ("blocks BLOB", "same_since TEXT", "changed_since TEXT"):
        db.execute(f"ALTER TABLE pages ADD COLUMN {column}")


def _tell_findings(db: sqlite3.Connection) -> None:
    """What is open, so that the next thing to do can be told without another look."""
    db.execute("ALTER TABLE findings ADD COLUMN told BLOB")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create,
    _keep_facts,
    _remember_pages,
    _keep_answers,
    _fingerprint_pages,
    _tell_findings,
)
"""The n-th takes a database from schema n to n + 1. Only ever append."""


def migrate(db: sqlite3.Connection) -> int:
    """Bring a database to the newest schema, inside the caller's transaction.

    Returns:
        The schema it had before. One above `len(MIGRATIONS)` is a newer version's and left alone.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if version <= len(MIGRATIONS):
        for migration in MIGRATIONS[version:]:
            migration(db)
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    return version
