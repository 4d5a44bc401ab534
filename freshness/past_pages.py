"""The pages of earlier runs in the history: what each said, and when that changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from freshness.fingerprints import PastText, fingerprint, is_change
from freshness.link_memory import storable
from freshness.model import DatedPage

_REMEMBER = """
INSERT INTO pages (target, url, path, fingerprint, blocks, first_seen, last_seen, same_since,
    changed_since, changed_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?8)
ON CONFLICT DO UPDATE SET path = ?3, last_seen = ?6, blocks = ?5, fingerprint = ?4,
    same_since = CASE WHEN fingerprint = ?4 THEN coalesce(same_since, ?6) ELSE ?6 END,
    changed_since = coalesce(?7, changed_since), changed_seen = coalesce(?8, changed_seen)
"""
_RECALL = """
SELECT url, blocks, last_seen, same_since, changed_since, changed_seen FROM pages
WHERE target = ? AND blocks NOT NULL
"""


def remember(db: sqlite3.Connection, pages: Iterable[DatedPage], *, site: str, today: date) -> None:
    """Keep what each page of a site says today, inside the caller's transaction."""
    name, day = storable(site), today.isoformat()
    db.executemany(_REMEMBER, (_row(page, name, day) for page in pages))


def recall(db: sqlite3.Connection, site: str) -> Mapping[str, PastText]:
    """What is known of the text of a site's pages, by address."""
    rows = db.execute(_RECALL, (storable(site),))
    return {url: _text(*known) for url, *known in rows}


def _row(dated: DatedPage, site: str, today: str) -> tuple[str | bytes | None, ...]:
    page = dated.page
    path = None if page.path is None else storable(page.path)
    blocks = dated.snapshot or fingerprint(page.document)
    change = next((each for each in dated.evidence if is_change(each)), None)
    since = change.since.isoformat() if change and change.since else None
    seen = str(change.when) if since and change else None
    return (site, storable(page.url), path, blocks[:4].hex(), blocks, today, since, seen)


def _text(
    blocks: bytes, last_seen: str, same_since: str, since: str | None, seen: str | None
) -> PastText:
    day = date.fromisoformat
    return PastText(
        blocks=blocks,
        last_seen=day(last_seen),
        same_since=day(same_since),
        changed=(day(since), day(seen)) if since and seen else None,
    )
