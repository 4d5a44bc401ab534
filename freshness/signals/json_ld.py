"""Dates in the JSON-LD node that describes this very page.

Reads `datePublished`, `dateCreated`, `dateModified` and `lastReviewed` of articles and web pages.
Comments, list items and teasers of other pages are left alone. It lies where a theme fills
`dateModified` with the day of the build, and where a plug-in saves a page without changing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning
from freshness.when import is_at_night, parse

SLUG = "json-ld"
_ARTICLE = re.compile(r"(?:Article|Posting|Report|CreativeWork|Recipe|HowTo|Review|Question)\Z")
_PAGE = re.compile(r"(?:WebPage|AboutPage|ContactPage|ProfilePage|FAQPage|ItemPage|QAPage)\Z")
_MEANINGS = {
    "datePublished": (Meaning.PUBLISHED, 0.93),
    "dateCreated": (Meaning.PUBLISHED, 0.75),
    "dateModified": (Meaning.CHANGED, 0.6),
    "lastReviewed": (Meaning.REVIEWED, 0.75),
}
NIGHT = 0.08
"""Trust that a moment of Greenwich by night costs, since readers may have had another day."""

_LIKE = 12  #: characters of a headline from which on it can be told from others


def read(page: Page) -> Iterator[Evidence]:
    """The dates of the page's article and of the page itself."""
    top = page.document.json_ld
    nodes = [each for node in top for each in (node, node.get("mainEntity"))]
    for kind in (_ARTICLE, _PAGE) if nodes else ():
        alike = [node for node in nodes if isinstance(node, dict) and _is_a(node, kind)]
        for node in _own(alike, page):
            for key, (meaning, trust) in _MEANINGS.items():
                value = node.get(key)
                written = unescape(value) if isinstance(value, str) else ""
                if when := parse(written):
                    trust -= NIGHT if is_at_night(written) else 0.0
                    quote = f"{key}: {value}"[:80]
                    yield evidence(page, SLUG, meaning, when, quote=quote, trust=trust)


def _is_a(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return any(isinstance(name, str) and kind.search(name) for name in names)


def _own(nodes: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """The only node of its kind, or of several those that name this page or have its title."""
    if len(nodes) < 2:
        return nodes
    addresses, title = {page.url, page.final_url}, page.document.title
    return [node for node in nodes if addresses & set(_addresses(node))] or [
        node for node in nodes if _has_title(node, title)
    ]


def _has_title(node: dict[str, Any], title: str) -> bool:
    headline = node.get("headline") or node.get("name")
    return isinstance(headline, str) and len(headline) >= _LIKE and unescape(headline) in title


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    entity = node.get("mainEntityOfPage")
    if isinstance(entity, dict):
        entity = entity.get("@id")
    for value in (node.get("url"), node.get("@id"), entity):
        if isinstance(value, str):
            yield value.partition("#")[0]
