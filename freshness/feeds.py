"""RSS, Atom and JSON feeds. The one module that knows feedparser."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from itertools import islice
from typing import Any

from freshness import when
from freshness.model import Feed, FeedEntry
from freshness.url import resolve

MAX_BYTES = 10 << 20
MAX_ENTRIES = 2_000
"""Feeds carry the last dozen posts, at times all of them."""

_MAX_TITLE = 500


def parse(body: bytes, url: str, path: str | None = None) -> Feed | None:
    """Read a feed.

    Args:
        body: the bytes.
        url: the feed's address; relative addresses are resolved against it.
        path: its file, relative to the checked folder.

    Returns:
        The feed with its addresses absolute, or None for what is no feed or larger than
        `MAX_BYTES`.
    """
    if len(body) > MAX_BYTES:
        return None
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(body, url, path)
    # Entities have no place in a feed and can grow without end.
    return None if b"<!ENTITY" in body else _xml_feed(body, url, path)


def _json_feed(body: bytes, url: str, path: str | None) -> Feed | None:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    try:
        data = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or "jsonfeed.org" not in str(data.get("version")):
        return None
    items = data.get("items")
    rows = (
        (each.get("url"), each.get("title"), each.get("date_published"), each.get("date_modified"))
        for each in (items if isinstance(items, list) else [])
        if isinstance(each, dict)
    )
    return _feed(url, path, data.get("title"), rows)


def _xml_feed(body: bytes, url: str, path: str | None) -> Feed | None:
    import feedparser

    try:
        # A stream: feedparser would take bytes for the name of a file to open.
        data = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # its loose parser lets through whatever broken markup makes it raise
        return None
    if not data.get("version"):
        return None
    # Plain dict access: its own lends one date the value of another, with a warning.
    rows = (
        tuple(dict.get(each, key) for key in ("link", "title", "published", "updated"))
        for each in data.entries
    )
    return _feed(url, path, dict.get(data.feed, "title"), rows)


def _feed(url: str, path: str | None, title: Any, rows: Iterable[tuple[Any, ...]]) -> Feed:
    entries = []
    for link, name, published, updated in islice(rows, MAX_ENTRIES):
        target = resolve(url, str(link)) if link else None
        entries.append(
            FeedEntry(
                target[0] if target else "",
                _text(name),
                when.parse(_text(published)),
                when.parse(_text(updated)),
            )
        )
    return Feed(url=url, title=_text(title), entries=tuple(entries), path=path)


def _text(value: Any) -> str:
    return " ".join(value.split())[:_MAX_TITLE] if isinstance(value, str) else ""
