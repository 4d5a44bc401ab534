"""Dates in a source file's front matter, and in the name of a Jekyll post.

Reads the keys that MkDocs, Hugo, Jekyll, Eleventy, Astro, Pelican and Quarto use, and Material's
`date: {created: …, updated: …}`. It lies where somebody copied a template and its dates, and where
nobody turns the `updated` by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import parse, parse_iso

SLUG = "front-matter"
_MEANINGS = {
    **dict.fromkeys(
        ("date", "published", "pubdate", "publishdate", "publish_date", "created", "date_created"),
        (Meaning.PUBLISHED, 0.9),
    ),
    **dict.fromkeys(
        "updated lastmod last_modified last_modified_at last_updated modified date_modified "
        "date_updated updated_date updateddate revision_date".split(),
        (Meaning.CHANGED, 0.85),
    ),
    **dict.fromkeys(("reviewed", "last_reviewed", "review_date"), (Meaning.REVIEWED, 0.85)),
}
_POST = re.compile(r"(?:^|/)_posts/(?:[^/]+/)*(\d{4}-\d{1,2}-\d{1,2})-[^/]+$")


def read(page: Page) -> Iterator[Evidence]:
    """Every date that the front matter or the name of the file gives."""
    for key, value in _pairs(page.front_matter):
        meaning, trust = _MEANINGS.get(key, (None, 0.0))
        when = _date(value, page.document.locale) if meaning else None
        if meaning and when:
            yield evidence(page, SLUG, meaning, when, quote=f"{key}: {value}"[:80], trust=trust)
    match = _POST.search(page.path or "") if page.is_source else None
    if match and (when := parse_iso(match[1])):
        yield evidence(page, SLUG, Meaning.PUBLISHED, when, quote=match[1], trust=0.85)


def _pairs(front_matter: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in front_matter.items():
        key = str(name).lower().replace("-", "_")
        if key == "date" and isinstance(value, Mapping):
            yield from _pairs(value)
        else:
            yield key, value


def _date(value: object, language: str) -> PartialDate | None:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return parse_iso(value.isoformat())
    return parse(str(value), language=language) if isinstance(value, str | int) else None
