"""The own pages of a live site: each is read once, or known from an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from freshness.crawl.cache import Cache, Revalidation
from freshness.crawl.decode import decode
from freshness.crawl.outcome import Outcome
from freshness.crawl.reader import Body, Reader, kept_body, unpacked
from freshness.document import MANY, Document
from freshness.facts import unpack
from freshness.model import Page, Skipped
from freshness.vocabulary import Cached

Way = Callable[[], str]


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
        self._packed: list[tuple[Document, Way]] = []

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
                way = partial(unpacked, known.body, content_type)
                self._known.append(self._page(outcome, way, way, known.facts))
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
        for outcome, body, reading in self._reader.ready():
            if reading.problem:
                detail = f"Says it is a page, but {reading.problem}."
                yield Skipped(subject=outcome.final_url, reason="unreadable", detail=detail)
            else:
                self._revalidation.keep(outcome, reading)
                way = partial(unpacked, reading.packed, body.content_type)
                yield self._page(outcome, partial(decode, *body), way, reading.facts)

    @property
    def waiting(self) -> bool:
        """Whether `ready` will have more to give."""
        return bool(self._known) or self._reader.waiting

    def _page(self, outcome: Outcome, html: Way, packed: Way, facts: bytes) -> Page:
        """The page, with the quick way to its HTML, or on a large site the one without it."""
        url = outcome.final_url
        made = Document(html, facts=facts)
        self._packed.append((made, packed))
        if len(self) > MANY:
            for document, way in self._packed:
                document.lighten(way)
            self._packed.clear()
        page = self._pages[url] = Page(
            url=url,
            final_url=url,
            document=made,
            headers=outcome.response.headers,
            fetched_at=self._today,
        )
        return page
