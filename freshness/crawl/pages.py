"""The own pages of a live site: each is read once, or known from an earlier run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.crawl.cache import Cache, Revalidation
from freshness.crawl.outcome import Outcome
from freshness.crawl.reader import Body, Reader, document, kept_body
from freshness.document import MANY
from freshness.facts import unpack
from freshness.model import Page, Skipped
from freshness.vocabulary import Cached


class Pages:
    """Answers go in, pages come out, in time."""

    def __init__(self, cache: Cache | None, *, today: date, aside: bool) -> None:
        """Begin with none.

        Args:
            cache: answers of earlier runs.
            today: the day the pages are fetched.
            aside: read in a process of its own; `close` ends it.
        """
        self._revalidation = Revalidation(cache)
        self.close = (reader := Reader[Outcome](aside=aside)).close
        self._reader = reader
        self._today = today
        self._pages: dict[str, Page | None] = {}
        """By final address; None while it is being read, and for what turned out to be none."""
        self._unchanged: dict[str, Cached] = {}
        self._known: list[Page] = []

    def __contains__(self, url: str) -> bool:
        return url in self._pages

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, url: str) -> Page | None:
        """The page at an address, once it has been read."""
        return self._pages.get(url)

    def all(self) -> tuple[Page, ...]:
        """What has been read, by address."""
        return tuple(page for _, page in sorted(self._pages.items()) if page)

    def conditions(self, url: str) -> tuple[str, ...]:
        """Header lines that ask for a page only if it has changed."""
        return tuple(self._revalidation.conditions(url))

    def renewed(self, outcome: Outcome) -> Outcome:
        """The outcome as if a page that has not changed had been sent once more, but its body."""
        known = self._revalidation.unchanged(outcome)
        if known is None:
            return outcome
        self._unchanged[known.url] = known
        return self._revalidation.renewed(outcome, known)

    def read(self, outcome: Outcome) -> None:
        """Begin to read a page."""
        url, response = outcome.final_url, outcome.response
        self._pages[url] = None
        content_type = response.headers.get("content-type", "")
        known = self._unchanged.pop(url, None)
        try:
            if known:
                unpack(known.facts)
                self._known.append(self._page(outcome, known.body, known.facts))
                return
        except ValueError:  # another edition reads its facts anew
            body = kept_body(known.body, content_type) if known else Body(b"", content_type)
        else:
            body = Body(response.body, content_type)
        kept = outcome._replace(response=response._replace(body=b""))
        self._reader.put(kept, body)

    def ready(self) -> Iterator[Page | Skipped]:
        """The pages that have been read by now, and what was none. Never waits."""
        known, self._known = self._known, []
        yield from known
        for outcome, reading in self._reader.ready():
            if reading.problem:
                detail = f"Says it is a page, but {reading.problem}."
                yield Skipped(subject=outcome.final_url, reason="unreadable", detail=detail)
            else:
                self._revalidation.keep(outcome, reading)
                yield self._page(outcome, reading.packed, reading.facts)

    @property
    def waiting(self) -> bool:
        """Whether `ready` will have more to give."""
        return bool(self._known) or self._reader.waiting

    def _page(self, outcome: Outcome, packed: bytes, facts: bytes) -> Page:
        url, headers = outcome.final_url, outcome.response.headers
        made = document(packed, headers.get("content-type", ""), facts)
        if len(self) == MANY:
            for each in filter(None, self._pages.values()):
                each.document.lighten()
        if len(self) >= MANY:
            made.lighten()
        page = self._pages[url] = Page(
            url=url,
            final_url=url,
            document=made,
            headers=headers,
            fetched_at=self._today,
        )
        return page
