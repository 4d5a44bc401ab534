"""The findings of earlier runs in the history: since when, until when, and what is still open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

import msgspec

from freshness.link_memory import storable
from freshness.model import Finding, Report
from freshness.momentum import Stay
from freshness.vocabulary import Kind

_SEE = """
INSERT INTO findings (target, fingerprint, rule, first_seen, last_seen, told)
VALUES (?1, ?2, ?3, ?4, ?4, ?5)
ON CONFLICT DO UPDATE SET last_seen = ?4, gone = NULL, told = ?5
"""
_MISS = """
UPDATE findings SET gone = ?2, told = NULL WHERE target = ?1 AND last_seen <> ?2 AND gone IS NULL
"""
_STAYS = """
SELECT first_seen, gone, first_seen <= (SELECT min(today) FROM runs WHERE target = findings.target)
FROM findings
"""
_OPEN = "SELECT target, last_seen, told FROM findings WHERE gone IS NULL AND told NOT NULL"


class Open(NamedTuple):
    """A finding that the last look at its target still found."""

    target: str  #: what was looked at
    seen: date  #: when
    kind: Kind  #: of its page
    finding: Finding


class _Told(NamedTuple):
    kind: Kind
    finding: Finding


_DECODER = msgspec.msgpack.Decoder(_Told)


def remember(db: sqlite3.Connection, report: Report, *, target: str, missing: bool) -> None:
    """Keep the findings of a run, inside the caller's transaction.

    Args:
        db: the history.
        report: what was found.
        target: what was looked at, as `storable` gives it.
        missing: whether what was not found is gone.
    """
    today = report.today.isoformat()
    kinds = {page.page.url: page.kind for page in report.pages}
    for each in report.findings:
        told = _packed(each, kinds.get(each.place.url or ""))
        db.execute(_SEE, (target, each.fingerprint, each.rule, today, told))
    if missing:
        db.execute(_MISS, (target, today))


def known(db: sqlite3.Connection, target: str) -> frozenset[str]:
    """Fingerprints of all that was ever found there."""
    rows = db.execute("SELECT fingerprint FROM findings WHERE target = ?", (storable(target),))
    return frozenset(fingerprint for (fingerprint,) in rows)


def stays(db: sqlite3.Connection) -> Iterator[Stay]:
    """How long every finding was there."""
    read = date.fromisoformat
    for came, gone, old in db.execute(_STAYS):
        yield Stay(read(came), read(gone) if gone else None, bool(old))


def still_open(db: sqlite3.Connection) -> Iterator[Open]:
    """What the last look at each target found; what another version wrote is left out."""
    for target, seen, told in db.execute(_OPEN):
        with suppress(msgspec.MsgspecError, ValueError):
            kind, finding = _DECODER.decode(told)
            yield Open(target, date.fromisoformat(seen), kind, finding)


def _packed(finding: Finding, kind: Kind | None) -> bytes | None:
    try:
        return msgspec.msgpack.encode(_Told(kind or Kind.SITE, finding))
    except UnicodeEncodeError:  # bytes of a file name that are no UTF-8
        return None
