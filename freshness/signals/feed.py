"""What the site's own feed says of this page.

It lies where a generator gives every entry the day of the build as `updated`, and where a post was
moved to a new address and published again.
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Crawl, Evidence, Page, Place
from freshness.vocabulary import Meaning

SLUG = "feed"


def read(page: Page, crawl: Crawl) -> Iterator[Evidence]:
    """The dates of the page's entry in the first feed that has one."""
    names = (page.url, page.final_url, f"{page.url}index.html")
    found = next((crawl.fed[name] for name in names if name in crawl.fed), None)
    if found is None:
        return
    feed, entry = found
    dates = (
        (Meaning.PUBLISHED, entry.published, "published", 0.7),
        (Meaning.CHANGED, entry.updated, "updated", 0.6),
    )
    for meaning, when, word, trust in dates:
        if when:
            quote = f"{word} {when}"
            place = Place(url=feed.url, path=feed.path, quote=quote)
            yield Evidence(
                signal=SLUG, meaning=meaning, when=when, quote=quote, place=place, trust=trust
            )
