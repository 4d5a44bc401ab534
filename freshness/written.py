"""The addresses that HTML writes: which attributes of which elements hold some, and what for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from sys import intern
from typing import Any

Attributes = Mapping[str, str | None]

Written = tuple[str, str, tuple[str, ...]]
"""Role (`page`, `asset`, `frame` or `meta`), the attribute as written, and the addresses in it:
several in a `srcset`."""

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
_REFRESH = re.compile(r"[\s\d.]*+[;,]?\s*+(?:url\s*+=\s*+)?+[\"']?(?P<url>[^\"']++)", re.IGNORECASE)
_MENTION = re.compile(
    r"UA-\d{4,10}-\d{1,4}\b"
    r"|[\"'/]\.?+(?:[\w-]{1,63}+\.){1,4}(?:com|net|org|io|co|cn|fm|it|me)/[\w./%~+-]{1,200}"
)
_MENTIONED = (".com/", ".org/", ".net/", ".io/", "UA-", ".co/", ".cn/", ".me/", ".it/", ".fm/")
_MAX_SCRIPT = 50_000
_MAX_MENTIONS = 20
_CSS_COMMENT = re.compile(r"/\*(?:(?!\*/).)*+(?:\*/)?+", re.DOTALL)
_CSS_URL = re.compile(
    r"(?:\burl\(\s*+|@import\s++(?!url))"
    r"(?:\"(?P<double>[^\"\n]*+)\"|'(?P<single>[^'\n]*+)'|(?P<bare>[^\s\"')]++))",
    re.IGNORECASE,
)


def of_element(tag: str, attributes: Attributes) -> Iterator[Written]:
    """What the attributes of an element write.

    Args:
        tag: its lower-case name.
        attributes: by lower-case name.
    """
    if tag in _SOURCES:
        role, names = _SOURCES[tag]
        for name in names:
            value = (attributes.get(name) or "").strip()
            if not value:
                continue
            if name == "srcset":
                yield role, value, tuple(_srcset(value))
            elif role != "asset" or value[0] != "#":
                yield role, value, (value,)
    elif read := _READERS.get(tag):
        yield from read(attributes)
    if (style := attributes.get("style")) and "(" in style:
        yield from of_css(style)
    background = (attributes.get("background") or "").strip()
    if background and "-" not in tag:  # a component may call a colour so
        yield "asset", background, (background,)


def of_css(text: str) -> Iterator[Written]:
    """Every `url()` and `@import` of a stylesheet, an element of one, or an attribute."""
    for value, _ in in_css(text):
        yield "asset", value, (value,)


def in_css(text: str) -> Iterator[tuple[str, int]]:
    """Every address in CSS as written, and the offset at which it stands."""
    bare = _CSS_COMMENT.sub(_blank, text) if "/*" in text else text
    for match in _CSS_URL.finditer(bare):
        group = match.lastgroup or "bare"
        value = match[group].strip()
        if value and value[0] != "#":
            yield value, match.start(group)


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])


def mentions(script: str) -> Iterator[str]:
    """What a script on the page speaks of: addresses without their scheme, and ids of trackers.

    Args:
        script: its text, or markup that only old browsers obey. Twenty at most are told.
    """
    if not any(sign in script for sign in _MENTIONED):
        return
    for match in islice(_MENTION.finditer(script, 0, _MAX_SCRIPT), _MAX_MENTIONS):
        yield intern(match[0].lstrip("\"'/."))


def of_json_ld(item: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The addresses under the keys that hold some, nested nodes included."""
    for key, value in item.items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, dict) and depth < _MAX_JSON_DEPTH:
                yield from of_json_ld(each, depth + 1)
            elif isinstance(each, str) and key in _JSON_LD_KEYS and each.strip():
                yield each.strip()


def refresh_target(content: str) -> str | None:
    """Where a `<meta http-equiv="refresh">` with this content sends its visitors, as written."""
    target = _REFRESH.match(content)
    return target["url"].strip() if target else None


def _srcset(value: str) -> Iterator[str]:
    """The addresses of `a.png 1x, b.png 2x`."""
    expected = True
    for word in value.split():
        rest = word if expected else word.partition(",")[2]
        if address := rest.strip(","):
            yield address
        expected = rest.endswith(",") or (word.endswith(",") and not rest)


def _link(attributes: Attributes) -> Iterator[Written]:
    rels = frozenset((attributes.get("rel") or "").lower().split())
    value = (attributes.get("href") or "").strip()
    if value and not rels & _IGNORED_RELS:
        yield "asset" if rels & _ASSET_RELS else "meta", value, (value,)


def _meta(attributes: Attributes) -> Iterator[Written]:
    value = (attributes.get("content") or "").strip()
    name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    if name in _META_ROLES and value:
        yield _META_ROLES[name], value, (value,)
    elif (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        target = refresh_target(value)
        if target:
            yield "page", value, (target,)


_READERS: Mapping[str, Callable[[Attributes], Iterator[Written]]] = {"link": _link, "meta": _meta}
