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
_RELATIVE = re.compile(
    r"(?P<up>(?:\.\./){0,20}+)(?P<path>(?:[\w%+-][\w%+.~-]*+(?:/[\w%+-][\w%+.~-]*+){0,20}+/?+)?+)"
    r"(?:(?<!^)#(?P<part>[\w.-]*+))?+",
    re.ASCII,
)
_LONG = 500
_WHOLE = ("/", *WEB)
_DOTS = re.compile(r"(?:^|/)\.\.?$")
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|\[\[")
_BUNDLED = re.compile(r"%[A-Z][A-Z_]{3,}%")  # `%PUBLIC_URL%`, which a bundler fills in


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
    above = _folders(base)
    top = origin(root)
    seen: dict[str, int] = {}
    for role, written, addresses in document.written:
        ordinal = seen.get(written, 0)
        seen[written] = ordinal + 1
        for address in addresses:
            if page.is_source and _TEMPLATE.search(address):
                continue
            if address[0] == "%" and _BUNDLED.match(address):
                continue
            # The pages of a site share the work of taking their common addresses apart.
            target: tuple[str, str] | None
            plain: tuple[int, str, str] | None
            if address[0] == "#" and address.isprintable():
                target = base, address[1:]
            elif address[0] == "/" and (plain := _plain(address[1:])) and not plain[0]:
                target = f"{top}/{plain[1]}", plain[2]
            elif address.startswith(_WHOLE):
                target = _absolute(top if address[0] == "/" else "", address)
            elif (plain := _plain(address)) and plain[0] < len(above):
                target = above[plain[0]] + plain[1], plain[2]
            else:
                target = resolve(base, address)
            if target:
                yield Reference(page.url, *target, role, intern(written), ordinal)


_absolute = lru_cache(maxsize=16_384)(resolve)


@lru_cache(maxsize=16_384)
def _plain(address: str) -> tuple[int, str, str] | None:
    """How many folders a relative address climbs, where it goes from there, and its fragment.

    None for what wants the whole standard: `resolve` says the same, and takes ten times as long.
    """
    if _DOTS.search(address):  # `..` is `../`, and `.` is nothing
        address = f"{address}/" if address.endswith("..") else address[:-1]
    found = _RELATIVE.fullmatch(address) if len(address) < _LONG else None
    return (len(found["up"]) // 3, found["path"], found["part"] or "") if found else None


def _folders(base: str) -> tuple[str, ...]:
    """The folder that an address is in, the one above, and so on up to the root."""
    scheme, _, rest = base.partition("?")[0].partition("://")
    names = rest.split("/")[:-1]
    return tuple(f"{scheme}://{'/'.join(names[:count])}/" for count in range(len(names), 0, -1))


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
