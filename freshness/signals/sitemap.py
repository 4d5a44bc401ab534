"""The `<lastmod>` of this page in the sitemap.

It lies more than any other: many generators write the day of the build for every page. `dating`
sees that from the whole site and takes such a day for what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Crawl, Evidence, Page, Place
from freshness.vocabulary import Meaning

SLUG = "sitemap"


def read(page: Page, crawl: Crawl) -> Iterator[Evidence]:
    """What the sitemap says of the page's address, in the words of the sitemap."""
    names = (page.url, page.final_url, f"{page.url}index.html")
    entry = next((crawl.listed[name] for name in names if name in crawl.listed), None)
    if entry and entry.lastmod:
        quote = f"lastmod {entry.lastmod}"
        place = Place(url=entry.sitemap, path=entry.path, line=entry.line, quote=quote)
        yield Evidence(
            signal=SLUG, meaning=Meaning.CHANGED, when=entry.lastmod,
            quote=quote, place=place, trust=0.5,
        )  # fmt: skip
