"""Every address that a page refers to, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import intern

from freshness.model import Page, Reference
from freshness.url import WEB, origin, resolve
from freshness.written import in_css, refresh_target

_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
_PLAIN = re.compile(
    r"(?P<up>(?:\.\./){0,20}+)(?P<path>(?:/?+[\w%+-][\w%+.~-]*+){0,20}+/?+)(?:#(?P<part>[\w.-]*+))?+",
    re.ASCII,
)
_LONG = 500
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|\[\[")


def references(page: Page, *, root: str) -> Iterator[Reference]:
    """Every web address on a page, as often as the page writes it.

    Left out are other schemes (`mailto:`, `data:`), hints such as `preconnect`, and on source pages
    what still holds template syntax.

    Args:
        page: a page of the site.
        root: the site's address; what begins with a slash is resolved against it.
    """
    document = page.document
    base = page.final_url
    if document.base:
        base, _ = resolve(base, document.base) or (base, "")
    folder = base.partition("?")[0].rpartition("/")[0] + "/"
    top = origin(root)
    seen: dict[str, int] = {}
    for role, written, addresses in document.written:
        ordinal = seen.get(written, 0)
        seen[written] = ordinal + 1
        written = intern(written)  # most stand on every page
        for address in addresses:
            if page.is_source and _TEMPLATE.search(address):
                continue
            # Few bases let the pages of a site share the work of resolving their common links.
            if address.startswith("/"):
                near = top
            elif address.startswith(WEB):
                near = ""
            else:
                near = base if address[0] in "#?" else folder
            if target := _absolute(near, address):
                yield Reference(page.url, *target, role, written, ordinal)


@lru_cache(maxsize=8_192)
def _absolute(base: str, value: str) -> tuple[str, str] | None:
    # Of a plain path `resolve` says the same, and takes ten times as long.
    plain = _PLAIN.fullmatch(value) if len(value) < _LONG else None
    if plain is None or not base or (plain["up"] and plain["path"].startswith("/")):
        return resolve(base, value)
    if plain["up"]:
        kept = base.split("/")[: -1 - len(plain["up"]) // 3]
        base = "/".join(kept if len(kept) > 3 else base.split("/")[:3]) + "/"
    return base + plain["path"], plain["part"] or ""


def feed_urls(page: Page) -> tuple[str, ...]:
    """The feeds that a page offers (`<link rel="alternate" type="application/rss+xml">` …)."""
    found = []
    for written, address in page.document.alternates:
        kind = written.partition(";")[0].strip().lower()
        target = resolve(page.final_url, address) if kind in _FEED_TYPES else None
        if target:
            found.append(target[0])
    return tuple(dict.fromkeys(found))


def css_references(text: str, base: str) -> Iterator[tuple[str, str, int]]:
    """Every `url()` and `@import` of a stylesheet: its address, how it is written, and the offset.

    Args:
        text: the stylesheet.
        base: its address.
    """
    for value, offset in in_css(text):
        target = resolve(base, value)
        if target:
            yield target[0], value, offset


def refreshed(page: Page) -> str | None:
    """The address that a page sends its visitors on to by `<meta http-equiv="refresh">`."""
    written = refresh_target(page.document.meta("refresh"))
    target = resolve(page.url, written) if written else None
    return target[0] if target else None
