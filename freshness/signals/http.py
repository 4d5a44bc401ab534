"""The `Last-Modified` header of the answer.

For a static site it is the day of the last upload of everything, for a dynamic one the moment of
the answer. So it is trusted little, and not at all when it is the day of the visit.
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import parse

SLUG = "http"


def read(page: Page) -> Iterator[Evidence]:
    """The header's day."""
    header = page.headers.get("last-modified", "")
    when = parse(header) if header else None
    if when:
        visits = {parse(page.headers.get("date", ""))}
        if page.fetched_at:
            visits.add(PartialDate.of(page.fetched_at))
        meaning = Meaning.BUILT if when in visits else Meaning.CHANGED
        quote = f"Last-Modified: {header}"
        yield evidence(page, SLUG, meaning, when, quote=quote, trust=0.2)
