"""What earlier runs saw: answers, failing links, pages and findings, in one SQLite file.

A link is dead only after failing for a while, and a finding is new only once; both need a memory.
Killed at any moment it keeps what was committed: answers in small batches while the crawl goes on,
the run itself in one transaction at its end.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from freshness import link_memory, open_findings, past_pages
from freshness.errors import StateError
from freshness.fingerprints import PastText
from freshness.link_memory import storable
from freshness.model import DatedPage, Link, Report
from freshness.momentum import Stay, Week, weeks
from freshness.open_findings import Open
from freshness.schema import MIGRATIONS, migrate
from freshness.vocabulary import Cached, Registration, Snapshot, Streak, Validators

FILE_NAME = "history.sqlite3"
BATCH = 32  #: answers a killed run may lose
MAX_CACHED = 20_000  #: answers kept; the oldest go first
BUSY_SECONDS = 10.0  #: patience with another run that is writing


class History:
    """The memory of one state folder."""

    def __init__(self, db: sqlite3.Connection, *, where: str) -> None:
        """Take over a connection; `History.open` makes one."""
        self._db = db
        self._where = where
        self._waiting: dict[str, Cached] = {}

    @classmethod
    def open(cls, folder: Path | None) -> History:
        """The history in a folder, which is made when it is not there.

        Args:
            folder: the state folder; None for a history that lasts as long as the object.

        Raises:
            StateError: it cannot be written, is damaged, or was written by a newer version.
        """
        file = _prepare(folder) if folder else None
        with _explained(str(file)):
            # Autocommit: every transaction below is begun by hand, so each is as short as it looks.
            db = sqlite3.connect(file or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
        history = cls(db, where=str(file))
        try:
            history._migrate()
        except BaseException:
            db.close()
            raise
        return history

    def __enter__(self) -> History:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        try:
            self._flush()
        finally:
            self._db.close()

    def validators(self) -> Mapping[str, Validators]:
        """By what each kept answer can be revalidated, by address."""
        with _explained(self._where):
            rows = self._db.execute("SELECT url, etag, last_modified FROM cached")
            return {url: Validators(*rest) for url, *rest in rows}

    def get(self, url: str) -> Cached | None:
        """The last good answer of an address, if any."""
        if url in self._waiting:
            return self._waiting[url]
        with _explained(self._where):
            row = self._db.execute(
                "SELECT * FROM cached WHERE url = ?", (storable(url),)
            ).fetchone()
        if row is None:
            return None
        _, etag, last_modified, content_type, body, facts = row
        return Cached(
            url=url, etag=etag, last_modified=last_modified, content_type=content_type,
            body=body, facts=facts,
        )  # fmt: skip

    def put(self, cached: Cached) -> None:
        """Keep a good answer. Written in batches of `BATCH`."""
        self._waiting[cached.url] = cached
        if len(self._waiting) >= BATCH:
            self._flush()

    def streaks(self) -> Mapping[str, Streak]:
        """Links that were failing when last heard of, by address, as *earlier* runs left them."""
        with _explained(self._where):
            return link_memory.streaks(self._db)

    def snapshots(self) -> Mapping[str, Snapshot]:
        """What foreign addresses showed when they last answered well, by address."""
        with _explained(self._where):
            return link_memory.snapshots(self._db)

    def registration(self, name: str) -> Registration | None:
        """What a registry told last of a domain."""
        with _explained(self._where):
            return link_memory.registration(self._db, name)

    def register(self, registration: Registration) -> None:
        """Keep what a registry told of a domain."""
        with self._transaction() as db:
            link_memory.register(db, registration)

    def answers(self, today: date) -> Mapping[str, Link]:
        """Foreign addresses that answered well earlier the same day."""
        with _explained(self._where):
            return link_memory.answers(self._db, today)

    def known_findings(self, target: str) -> frozenset[str] | None:
        """Fingerprints of every finding of earlier runs; None when there was no run.

        Args:
            target: what was looked at, as `record` was told.
        """
        name = (storable(target),)
        with _explained(self._where):
            if not self._db.execute("SELECT 1 FROM runs WHERE target = ?", name).fetchone():
                return None
            return open_findings.known(self._db, target)

    def last_run(self) -> date | None:
        """The day of the run recorded last, or None in a new history."""
        with _explained(self._where):
            row = self._db.execute("SELECT today FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return date.fromisoformat(row[0]) if row else None

    def stays(self) -> tuple[list[Stay], list[date]]:
        """How long every finding was there, and the days on which somebody looked."""
        with _explained(self._where):
            days = self._db.execute("SELECT DISTINCT today FROM runs").fetchall()
            return list(open_findings.stays(self._db)), [date.fromisoformat(day) for (day,) in days]

    def open_findings(self) -> list[Open]:
        """What the last look at each target found and what was not seen to be mended."""
        with _explained(self._where):
            return list(open_findings.still_open(self._db))

    def weeks(self, today: date) -> tuple[Week, ...]:
        """What turned stale and what was made fresh, by the week."""
        stays, looks = self.stays()
        return weeks(stays, looks=looks, today=today)

    def texts(self, site: str) -> Mapping[str, PastText]:
        """What is known of the text of a site's pages, by address.

        Args:
            site: which, as `record` was told.
        """
        with _explained(self._where):
            return past_pages.recall(self._db, site)

    def record(
        self,
        report: Report,
        *,
        target: str,
        sites: Iterable[tuple[str, Iterable[DatedPage]]] = (),
        frozen: bool = False,
    ) -> None:
        """Remember a finished run, wholly or not at all.

        Args:
            report: what it found.
            target: what it looked at; findings of other targets are left alone.
            sites: name and pages of each site of it; the report's pages under `target` if none.
            frozen: the network was out, so links teach nothing and no finding counts as gone.
        """
        self._flush()
        today, target = report.today.isoformat(), storable(target)
        with self._transaction() as db:
            db.execute("INSERT INTO runs (today, target) VALUES (?, ?)", (today, target))
            for site, pages in tuple(sites) or ((target, report.pages),):
                past_pages.remember(db, pages, site=site, today=report.today)
            open_findings.remember(db, report, target=target, missing=not frozen)
            if not frozen:
                link_memory.record(db, report.links, today)
            db.execute(_FORGET_OLDEST, (MAX_CACHED,))

    def _flush(self) -> None:
        # What cannot be written is not tried again: closing must not fail for it once more.
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return
        rows = [
            (storable(each.url), each.etag, each.last_modified, each.content_type, each.body,
             each.facts)
            for each in waiting.values()
        ]  # fmt: skip
        with self._transaction() as db:
            db.executemany("INSERT OR REPLACE INTO cached VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _migrate(self) -> None:
        with _explained(self._where):
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
        with self._transaction() as db:
            version = migrate(db)
            if version > len(MIGRATIONS):
                raise StateError(
                    f"{self._where}: this state was written by a newer freshness (schema "
                    f"{version}, this one knows {len(MIGRATIONS)}); update freshness or use "
                    "--state with another folder"
                )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _explained(self._where):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


_FORGET_OLDEST = "DELETE FROM cached WHERE rowid <= (SELECT max(rowid) FROM cached) - ?"


def _prepare(folder: Path) -> Path:
    """The database file, in a folder that only its owner can read."""
    file = folder / FILE_NAME
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Only in a folder of our own: in somebody else's it would hide their files.
            (folder / ".gitignore").write_text("*\n", "utf-8")
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StateError(
            f"{folder}: no history can be kept here ({error.strerror}); name another folder with "
            "--state or go without with --no-state"
        ) from None
    return file


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Tell what to do about a database that does not play along."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StateError(
            f"{where}: the history cannot be used ({error}); try again, name another folder with "
            "--state or go without with --no-state"
        ) from error
    except sqlite3.DatabaseError as error:
        raise StateError(
            f"{where}: the history is damaged ({error}); move this file away, and the next run "
            "starts a new one"
        ) from error
