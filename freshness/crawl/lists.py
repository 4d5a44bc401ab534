"""What a live site lists of itself: its sitemaps and feeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from freshness import feeds
from freshness.crawl import sitemap
from freshness.crawl.outcome import Outcome
from freshness.model import Feed, SitemapEntry, Skipped

MAX_SITEMAPS = 50
MAX_LISTED = 100_000


@dataclass
class Lists:
    """Sitemaps and feeds by address, empty until they have been read."""

    sitemaps: dict[str, Sequence[SitemapEntry]] = field(default_factory=dict)
    feeds: dict[str, Feed | None] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def __contains__(self, url: str) -> bool:
        return url in self.sitemaps or url in self.feeds

    def want_sitemap(self, url: str) -> bool:
        """Whether a sitemap should be asked for: it is new, and there are not too many."""
        if url in self.sitemaps or len(self.sitemaps) >= MAX_SITEMAPS:
            return False
        self.sitemaps[url] = ()
        return True

    def want_feed(self, url: str) -> bool:
        """Whether a feed should be asked for: it is new."""
        if url in self.feeds:
            return False
        self.feeds[url] = None
        return True

    def take(self, outcome: Outcome) -> tuple[Sequence[str], Sequence[str]]:
        """Read a sitemap or feed: the sitemaps it names, and the pages."""
        if outcome.url in self.sitemaps:
            return ((), ()) if outcome.is_html else self._take_sitemap(outcome)
        feed = self.feeds[outcome.url] = feeds.parse(outcome.response.body, outcome.final_url)
        return (), [entry.url for entry in feed.entries] if feed else ()

    def _take_sitemap(self, outcome: Outcome) -> tuple[Sequence[str], Sequence[str]]:
        found = sitemap.parse(outcome.response.body, outcome.final_url)
        if found.problem:
            self._skip(outcome.url, "unreadable", f"Read no further, since: {found.problem}.")
        if sum(map(len, self.sitemaps.values())) + len(found.entries) > MAX_LISTED:
            self._skip(outcome.url, "too-large", f"More than {MAX_LISTED} addresses are listed.")
            return (), ()
        self.sitemaps[outcome.url] = found.entries
        return found.children, [entry.url for entry in found.entries]

    def _skip(self, url: str, reason: str, detail: str) -> None:
        self.skipped.append(Skipped(subject=url, reason=reason, detail=detail))
