"""Asking again politely: has the page changed since an earlier run? (RFC 9110 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from freshness.crawl.outcome import Outcome
from freshness.crawl.reader import Reading
from freshness.errors import StateError
from freshness.vocabulary import Cached, Validators


class Cache(Protocol):
    """Good answers of earlier runs, to be revalidated."""

    def validators(self) -> Mapping[str, Validators]:
        """By what each kept answer can be revalidated, by address."""

    def get(self, url: str) -> Cached | None:
        """The answer kept for an address."""

    def put(self, answer: Cached) -> None:
        """Keep an answer."""


class Revalidation:
    """Conditions for requests, and what an answer to them stands for."""

    def __init__(self, cache: Cache | None) -> None:
        """Without a cache everything is fetched anew and nothing is kept."""
        self._cache = cache
        self._validators: Mapping[str, Validators] = {}
        try:
            self._validators = {} if cache is None else cache.validators()
        except StateError:
            self._cache = None

    def conditions(self, url: str) -> Iterator[str]:
        """Header lines that ask for the page only if it has changed."""
        known = self._validators.get(url)
        if known and known.etag:
            yield f"If-None-Match: {known.etag}"
        if known and known.last_modified:
            yield f"If-Modified-Since: {known.last_modified}"

    def unchanged(self, outcome: Outcome) -> Cached | None:
        """The page kept of an earlier run, where the server says that it is still the same."""
        if outcome.response.status != 304 or outcome.final_url not in self._validators:
            return None
        try:
            return None if self._cache is None else self._cache.get(outcome.final_url)
        except StateError:
            self._cache = None
            return None

    def renewed(self, outcome: Outcome, known: Cached) -> Outcome:
        """The outcome as if the page that has not changed had been sent once more, but its body."""
        response = outcome.response
        validators = {"etag": known.etag, "last-modified": known.last_modified}
        headers = {name: value for name, value in validators.items() if value}
        headers |= {**response.headers, "content-type": known.content_type}
        return outcome._replace(response=response._replace(status=200, headers=headers))

    def keep(self, outcome: Outcome, reading: Reading) -> None:
        """Keep a page that can be asked for conditionally."""
        headers = outcome.response.headers
        etag, modified = (_first(headers, name) for name in ("etag", "last-modified"))
        if self._cache is None or not (etag or modified):
            return
        answer = Cached(
            url=outcome.final_url,
            etag=etag,
            last_modified=modified,
            content_type=headers.get("content-type", ""),
            body=reading.packed,
            facts=reading.facts,
        )
        try:
            self._cache.put(answer)
        except StateError:  # a full disk costs the memory, never the crawl
            self._cache = None


def _first(headers: Mapping[str, str], name: str) -> str | None:
    """A repeated header is the server's mistake; its second line is no part of a condition."""
    return headers.get(name, "").partition("\n")[0] or None
