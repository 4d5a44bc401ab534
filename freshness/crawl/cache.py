"""Asking again politely: has the page changed since an earlier run? (RFC 9110 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from freshness.crawl.outcome import Outcome
from freshness.errors import StateError
from freshness.vocabulary import Cached


class Cache(Protocol):
    """Good answers of earlier runs, to be revalidated."""

    def get(self, url: str) -> Cached | None:
        """The answer kept for an address."""

    def put(self, answer: Cached) -> None:
        """Keep an answer."""


class Revalidation:
    """Conditions for requests, and what an answer to them stands for."""

    def __init__(self, cache: Cache | None) -> None:
        """Without a cache everything is fetched anew and nothing is kept."""
        self._cache = cache
        self._unchanged: set[str] = set()

    def conditions(self, url: str) -> Iterator[str]:
        """Header lines that ask for the page only if it has changed."""
        cached = self._kept(url)
        if cached and cached.etag:
            yield f"If-None-Match: {cached.etag}"
        if cached and cached.last_modified:
            yield f"If-Modified-Since: {cached.last_modified}"

    def renewed(self, outcome: Outcome) -> Outcome:
        """The outcome as if a page that has not changed had been sent once more."""
        response = outcome.response
        known = self._kept(outcome.final_url) if response.status == 304 else None
        if known is None:
            return outcome
        self._unchanged.add(known.url)
        validators = {"etag": known.etag, "last-modified": known.last_modified}
        headers = {name: value for name, value in validators.items() if value}
        headers |= {**response.headers, "content-type": known.content_type}
        return outcome._replace(
            response=response._replace(status=200, headers=headers, body=known.body)
        )

    def keep(self, outcome: Outcome) -> None:
        """Keep a page that can be asked for conditionally, unless it is the one kept already."""
        if outcome.final_url in self._unchanged:
            return
        headers = outcome.response.headers
        etag, modified = (_first(headers, name) for name in ("etag", "last-modified"))
        if self._cache is None or not (etag or modified):
            return
        answer = Cached(
            url=outcome.final_url,
            etag=etag,
            last_modified=modified,
            content_type=headers.get("content-type", ""),
            body=outcome.response.body,
        )
        try:
            self._cache.put(answer)
        except StateError:
            self._cache = None

    def _kept(self, url: str) -> Cached | None:
        try:
            return None if self._cache is None else self._cache.get(url)
        except StateError:  # a full disk costs the memory, never the crawl
            self._cache = None
            return None


def _first(headers: Mapping[str, str], name: str) -> str | None:
    """A repeated header is the server's mistake; its second line is no part of a condition."""
    return headers.get(name, "").partition("\n")[0] or None
