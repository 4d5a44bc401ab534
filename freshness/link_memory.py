"""What earlier runs saw of links: how long each has been failing, and what it showed before.

The tables are the history's (`schema.py`), and so are its transactions; these are the statements.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

import msgspec

from freshness.model import Link
from freshness.vocabulary import Registration, Snapshot, Streak, Verdict

_GONE = (Verdict.FAILING, Verdict.DEAD)
_ANSWERED = (Verdict.OK, Verdict.MOVED, Verdict.SUSPICIOUS)
_ANSWER = msgspec.msgpack.Decoder(tuple[int | None, str, tuple[tuple[int, str], ...], str])
_LINK_FAILED = """
INSERT INTO links (url, verdict, failure, runs, since, last_checked) VALUES (?1, ?2, ?3, 1, ?4, ?4)
ON CONFLICT DO UPDATE SET verdict = ?2, failure = ?3, last_checked = ?4,
    runs = CASE WHEN failure = ?3 THEN runs + 1 ELSE 1 END,
    since = CASE WHEN failure = ?3 THEN since ELSE ?4 END
"""
_LINK_ANSWERED = """
INSERT INTO links (url, verdict, last_ok, last_checked, snapshot, seen, answer)
VALUES (?1, ?2, ?3, ?3, ?4, iif(?4 IS NULL, NULL, ?3), ?5)
ON CONFLICT DO UPDATE SET verdict = ?2, failure = NULL, runs = 0, since = NULL,
    last_ok = ?3, last_checked = ?3, answer = ?5,
    snapshot = coalesce(?4, snapshot), seen = iif(?4 IS NULL, seen, ?3)
"""


def streaks(db: sqlite3.Connection) -> Mapping[str, Streak]:
    """Links that were failing when last heard of, by address."""
    query = "SELECT url, failure, runs, since FROM links WHERE failure IS NOT NULL"
    return {
        url: Streak(url=url, failure=failure, runs=runs, since=date.fromisoformat(since))
        for url, failure, runs, since in db.execute(query)
    }


def snapshots(db: sqlite3.Connection) -> Mapping[str, Snapshot]:
    """What foreign addresses showed when they last answered well, by address."""
    query = "SELECT url, snapshot, seen FROM links WHERE snapshot IS NOT NULL"
    return {url: Snapshot(kept, date.fromisoformat(seen)) for url, kept, seen in db.execute(query)}


def answers(db: sqlite3.Connection, today: date) -> Mapping[str, Link]:
    """Foreign addresses that answered well earlier the same day, without who refers to them."""
    query = "SELECT url, verdict, answer FROM links WHERE last_ok = ?1 AND last_checked = ?1"
    rows = db.execute(query, (today.isoformat(),))
    return {url: _link(url, verdict, kept) for url, verdict, kept in rows if kept}


def _link(url: str, verdict: str, kept: bytes) -> Link:
    status, reason, chain, final_url = _ANSWER.decode(kept)
    return Link(
        url=url, verdict=Verdict(verdict), status=status, reason=reason, chain=chain,
        final_url=final_url,
    )  # fmt: skip


def registration(db: sqlite3.Connection, name: str) -> Registration | None:
    """What a registry told last of a domain."""
    query = "SELECT name, until, asked FROM domains WHERE name = ?"
    row = db.execute(query, (storable(name),)).fetchone()
    return row and Registration(row[0], *map(date.fromisoformat, row[1:]))


def register(db: sqlite3.Connection, registration: Registration) -> None:
    """Keep what a registry told of a domain."""
    name, *days = registration
    row = (storable(name), *(day.isoformat() for day in days))
    db.execute("INSERT OR REPLACE INTO domains VALUES (?, ?, ?)", row)


def record(db: sqlite3.Connection, links: tuple[Link, ...], today: str) -> None:
    """Lengthen or end the streak of each foreign link; what could not be checked changes none.

    A broken link inside the own site is dead at once and needs no streak.
    """
    foreign = [link for link in links if not link.own]
    failed = (
        (storable(link.url), link.verdict.value, link.failure, today)
        for link in foreign
        if link.verdict in _GONE
    )
    db.executemany(_LINK_FAILED, failed)
    answered = (
        (storable(link.url), link.verdict.value, today, _to_keep(link), _answer(link))
        for link in foreign
        if link.verdict in _ANSWERED
    )
    db.executemany(_LINK_ANSWERED, answered)


def _to_keep(link: Link) -> bytes | None:
    """A page that is doubted is held against what it was before, for as long as it is doubted."""
    return None if link.verdict is Verdict.SUSPICIOUS else link.snapshot


def _answer(link: Link) -> bytes | None:
    """What is told again the same day; what is doubted is asked again."""
    if link.verdict is Verdict.SUSPICIOUS:
        return None
    return msgspec.msgpack.encode((link.status, link.reason, link.chain, link.final_url))


def storable(text: str) -> str:
    """Text that SQLite can store: file names may hold bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode()
