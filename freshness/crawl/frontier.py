"""Which own addresses are worth asking for: a site may be endless by accident."""

from __future__ import annotations

import sys
from collections import Counter
from urllib.parse import urlsplit

from freshness.model import Skipped
from freshness.url import is_within, origin

MAX_DEPTH = 20
"""Folders below one another; people stop at five."""

MAX_REPEATS = 4
"""Times that one folder name may occur in a path: `/a/b/a/b/…` is a relative link gone wrong."""

MAX_VARIANTS = 50
"""Addresses that differ in the query alone: calendars, filters and sort orders multiply."""

MAX_TOLD = 100
"""Traps that are named."""


class Frontier:
    """Lets in every page of a site once, up to a limit, and no traps."""

    def __init__(self, site: str, most: int, room: int = sys.maxsize) -> None:
        """Begin with nothing let in.

        Args:
            site: the site's address.
            most: how many pages to let in.
            room: bytes that they may have together.
        """
        self._site = site
        self._most = most
        self._room = self._left = room
        self._variants: Counter[str] = Counter()
        self._trapped: dict[str, str] = {}
        self._pages = 0
        self._beyond = 0
        self._too_many_bytes = 0

    def weigh(self, size: int) -> bool:
        """Whether there is room for one more page of so many bytes; it takes it up."""
        self._left -= size
        self._too_many_bytes += self._left < 0
        return self._left >= 0

    def refuse(self, url: str) -> str:
        """Why a page is not read, or empty when it may be. Call once for each address."""
        trap = self._trap(url)
        if trap:
            if len(self._trapped) < MAX_TOLD:
                self._trapped.setdefault(url.partition("?")[0], trap)
            return trap
        if self._left < 0:
            self._too_many_bytes += 1
            return f"more than {self._room} bytes of pages"
        if self._pages >= self._most:
            self._beyond += 1
            return f"more than {self._most} pages"
        self._pages += 1
        return ""

    def _trap(self, url: str) -> str:
        parts = urlsplit(url)
        folders = parts.path.split("/")[1:-1]
        if len(folders) > MAX_DEPTH:
            return "too many folders deep"
        if folders and Counter(folders).most_common(1)[0][1] >= MAX_REPEATS:
            return "the same folder again and again"
        if parts.query:
            self._variants[parts.path] += 1
            if self._variants[parts.path] > MAX_VARIANTS:
                return "too many variants of one address"
        return ""

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not let in, one entry per trap."""
        found = [Skipped(subject=url, reason="trap", detail=f"{trap.capitalize()}.")
                 for url, trap in self._trapped.items()]  # fmt: skip
        if self._beyond:
            detail = (
                f"{self._beyond} pages beyond the limit of {self._most} were not read; "
                "`limits: pages` in the configuration raises it."
            )
            found.append(Skipped(subject=self._site, reason="page-limit", detail=detail))
        if self._too_many_bytes:
            detail = (
                f"{self._too_many_bytes} pages beyond {self._room} bytes in all were not read; "
                "`limits: site_bytes` in the configuration raises it."
            )
            found.append(Skipped(subject=self._site, reason="size-limit", detail=detail))
        return tuple(found)


def site_root(start: str, final: str) -> str:
    """The site's address: the folder of the start, or of where that redirects.

    Args:
        start: address that was asked for.
        final: address that answered.
    """
    folder = _folder(start)
    if final != f"{start}/" and is_within(final, folder):
        return f"{origin(final)}{urlsplit(folder).path}"
    return _folder(final)


def _folder(url: str) -> str:
    return f"{origin(url)}{urlsplit(url).path.rpartition('/')[0]}/"
