"""Every address that a page refers to, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from sys import intern
from typing import Any

from freshness.document import Document
from freshness.model import Page, Reference
from freshness.url import WEB, origin, resolve

_Attributes = Mapping[str, str | None]
_Written = tuple[str, str, tuple[str, ...]]
"""Role, the attribute as written, and the addresses in it: several in a `srcset`."""

_SOURCES = {
    "a": ("page", ("href",)),
    "area": ("page", ("href",)),
    "img": ("asset", ("src", "srcset")),
    "source": ("asset", ("src", "srcset")),
    "video": ("asset", ("src", "poster")),
    "audio": ("asset", ("src",)),
    "track": ("asset", ("src",)),
    "script": ("asset", ("src",)),
    "embed": ("asset", ("src",)),
    "object": ("asset", ("data",)),
    "input": ("asset", ("src",)),
    "use": ("asset", ("href", "xlink:href")),
    "image": ("asset", ("href", "xlink:href")),
    "iframe": ("frame", ("src",)),
    "frame": ("frame", ("src",)),
}
_OTHERS = ("link[href]", "meta[content]", "style", "[background]", '[style*="url("]')
# One `:is`, since a list would bring an element once for each selector that it matches.
_SELECTOR = f":is({','.join((*_SOURCES, *_OTHERS))})"
_ASSET_RELS = frozenset(
    "stylesheet icon apple-touch-icon apple-touch-icon-precomposed apple-touch-startup-image "
    "mask-icon fluid-icon image_src manifest preload modulepreload prefetch".split()
)
# Hints without a target, and endpoints for machines, where a plain GET is an error.
_IGNORED_RELS = frozenset(
    "dns-prefetch preconnect pingback webmention micropub edituri wlwmanifest profile "
    # What a word processor leaves for itself.
    "file-list edit-time-data themedata colorschememapping datastoreitem ole-object-data".split()
)
_META_ROLES = {
    "og:url": "meta",
    "og:image": "asset",
    "og:image:url": "asset",
    "og:image:secure_url": "asset",
    "og:video": "asset",
    "og:audio": "asset",
    "twitter:image": "asset",
    "twitter:image:src": "asset",
    "msapplication-tileimage": "asset",
}
_JSON_LD_KEYS = frozenset(("url", "sameAs", "image", "logo", "mainEntityOfPage"))
_MAX_JSON_DEPTH = 20
_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
_PLAIN = re.compile(
    r"(?P<up>(?:\.\./){0,20}+)(?P<path>(?:/?+[\w%+-][\w%+.~-]*+){0,20}+/?+)(?:#(?P<part>[\w.-]*+))?+",
    re.ASCII,
)
_LONG = 500
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|\[\[")
_REFRESH = re.compile(r"[\s\d.]*+[;,]?\s*+(?:url\s*+=\s*+)?+[\"']?(?P<url>[^\"']++)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*(?:(?!\*/).)*+(?:\*/)?+", re.DOTALL)
_CSS_URL = re.compile(
    r"(?:\burl\(\s*+|@import\s++(?!url))"
    r"(?:\"(?P<double>[^\"\n]*+)\"|'(?P<single>[^'\n]*+)'|(?P<bare>[^\s\"')]++))",
    re.IGNORECASE,
)


def references(page: Page, *, root: str) -> Iterator[Reference]:
    """Every web address on a page, as often as the page writes it.

    Left out are other schemes (`mailto:`, `data:`), hints such as `preconnect`, and on source pages
    what still holds template syntax.

    Args:
        page: a page of the site.
        root: the site's address; what begins with a slash is resolved against it.
    """
    document = page.document
    document.read_ahead()
    base = page.final_url
    if document.base:
        base, _ = resolve(base, document.base) or (base, "")
    folder = base.partition("?")[0].rpartition("/")[0] + "/"
    top = origin(root)
    seen: dict[str, int] = {}
    for role, written, addresses in _written(document):
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


def css_references(text: str, base: str) -> Iterator[str]:
    """Absolute addresses of every `url()` and `@import` of a stylesheet.

    Args:
        text: the stylesheet.
        base: its address.
    """
    for _, value, _ in _css(text):
        target = resolve(base, value)
        if target:
            yield target[0]


def _written(document: Document) -> Iterator[_Written]:
    for node in document.tree.css(_SELECTOR):
        tag = node.tag or ""
        attributes = node.attributes
        if tag in _SOURCES:
            role, names = _SOURCES[tag]
            for name in names:
                value = (attributes.get(name) or "").strip()
                if name == "srcset":
                    yield role, value, tuple(_srcset(value))
                elif value and not (role == "asset" and value[0] == "#"):
                    yield role, value, (value,)
        elif tag == "link":
            yield from _link(attributes)
        elif tag == "meta":
            yield from _meta(attributes)
        elif tag == "style":
            yield from _css(node.text())
        if style := attributes.get("style"):
            yield from _css(style)
        if background := (attributes.get("background") or "").strip():
            yield "asset", background, (background,)
    for item in document.json_ld:
        for value in _json_ld(item):
            yield "meta", value, (value,)


def _srcset(value: str) -> Iterator[str]:
    """The addresses of `a.png 1x, b.png 2x`."""
    expected = True
    for word in value.split():
        rest = word if expected else word.partition(",")[2]
        if address := rest.strip(","):
            yield address
        expected = rest.endswith(",") or (word.endswith(",") and not rest)


def _link(attributes: _Attributes) -> Iterator[_Written]:
    rels = frozenset((attributes.get("rel") or "").lower().split())
    value = (attributes.get("href") or "").strip()
    if value and not rels & _IGNORED_RELS:
        yield "asset" if rels & _ASSET_RELS else "meta", value, (value,)


def _meta(attributes: _Attributes) -> Iterator[_Written]:
    value = (attributes.get("content") or "").strip()
    name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    if name in _META_ROLES and value:
        yield _META_ROLES[name], value, (value,)
    elif (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        target = _REFRESH.match(value)
        if target:
            yield "page", value, (target["url"].strip(),)


def refresh_target(document: Document) -> str | None:
    """Where a page sends its visitors on by `<meta http-equiv="refresh">`, as written."""
    target = _REFRESH.match(document.meta("refresh"))
    return target["url"].strip() if target else None


def _css(text: str) -> Iterator[_Written]:
    for match in _CSS_URL.finditer(_CSS_COMMENT.sub(" ", text)):
        value = match[match.lastgroup or "bare"].strip()
        if value and value[0] != "#":
            yield "asset", value, (value,)


def _json_ld(item: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The addresses under the keys that hold some, nested nodes included."""
    for key, value in item.items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, dict) and depth < _MAX_JSON_DEPTH:
                yield from _json_ld(each, depth + 1)
            elif isinstance(each, str) and key in _JSON_LD_KEYS and each.strip():
                yield each.strip()
