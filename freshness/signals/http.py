"""The `Last-Modified` header of the answer.

For a static site it is the day of the last upload of everything, for a dynamic one the moment of
the answer. So it is trusted little, and not at all when it is the day of the visit. A copy in an
archive (RFC 7089, `Memento-Datetime`) was visited on the day it was taken, and the archive repeats
what the page's own server said then.
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
    memento = page.headers.get("memento-datetime")
    name = "x-archive-orig-last-modified" if memento else "last-modified"
    header = page.headers.get(name, "")
    when = parse(header) if header else None
    if when:
        visits = {parse(memento or page.headers.get("date", ""))}
        if page.fetched_at:
            visits.add(PartialDate.of(page.fetched_at))
        meaning = Meaning.BUILT if when in visits else Meaning.CHANGED
        quote = f"Last-Modified: {header}"
        yield evidence(page, SLUG, meaning, when, quote=quote, trust=0.2)
