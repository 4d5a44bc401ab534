"""Asking again politely: has the page changed since an earlier run? (RFC 9110 13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from freshness.crawl.verdicts import Outcome
from freshness.model import Cached


class Cache(Protocol):
    """Good answers of earlier runs, to be revalidated."""

    def get(self, url: str) -> Cached | None:
        """The answer kept for an address."""

    def put(self, answer: Cached) -> None:
        """Keep an answer."""


class Revalidation:
    """Conditions for requests, and the content that an answer stands for."""

    def __init__(self, cache: Cache | None) -> None:
        """Without a cache everything is fetched anew and nothing is kept."""
        self._cache = cache
        self._known: dict[str, Cached] = {}

    def conditions(self, url: str) -> Iterator[str]:
        """Header lines that ask for the page only if it has changed."""
        cached = None if self._cache is None else self._cache.get(url)
        if cached:
            self._known[url] = cached
            if cached.etag:
                yield f"If-None-Match: {cached.etag}"
            if cached.last_modified:
                yield f"If-Modified-Since: {cached.last_modified}"

    def content(self, outcome: Outcome) -> tuple[bytes, str]:
        """Body and content type: the kept ones where the page has not changed."""
        url, response = outcome.final_url, outcome.response
        known = self._known.get(url)
        if response.status == 304 and known:
            return known.body, known.content_type
        kind = response.headers.get("content-type", "")
        etag, modified = (response.headers.get(name) for name in ("etag", "last-modified"))
        if self._cache is not None and (etag or modified):
            self._cache.put(
                Cached(
                    url=url,
                    etag=etag,
                    last_modified=modified,
                    content_type=kind,
                    body=response.body,
                )
            )
        return response.body, kind
