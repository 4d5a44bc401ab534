"""Dates in the JSON-LD node that describes this very page.

Reads `datePublished`, `dateCreated`, `dateModified` and `lastReviewed` of articles and web pages.
Comments, list items and teasers of other pages are left alone. It lies where a theme fills
`dateModified` with the day of the build, and where a plug-in saves a page without changing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning
from freshness.when import parse

SLUG = "json-ld"
_ARTICLES = frozenset(
    "Article BlogPosting NewsArticle TechArticle ScholarlyArticle Report CreativeWork Posting "
    "SocialMediaPosting Recipe HowTo".split()
)
_PAGES = frozenset("WebPage AboutPage ContactPage ProfilePage FAQPage ItemPage".split())
_MEANINGS = {
    "datePublished": (Meaning.PUBLISHED, 0.75),
    "dateCreated": (Meaning.PUBLISHED, 0.6),
    "dateModified": (Meaning.CHANGED, 0.6),
    "lastReviewed": (Meaning.REVIEWED, 0.75),
}


def read(page: Page) -> Iterator[Evidence]:
    """The dates of the page's article and of the page itself."""
    nodes = [each for node in page.document.json_ld for each in (node, node.get("mainEntity"))]
    for kinds in (_ARTICLES, _PAGES):
        alike = [node for node in nodes if isinstance(node, dict) and _types(node) & kinds]
        node = _own(alike, {page.url, page.final_url})
        for key, (meaning, trust) in _MEANINGS.items() if node else ():
            value = node.get(key) if node else None
            when = parse(value) if isinstance(value, str) else None
            if when:
                quote = f"{key}: {value}"
                yield evidence(page, SLUG, meaning, when, quote=quote, trust=trust)


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _own(nodes: list[dict[str, Any]], addresses: set[str]) -> dict[str, Any] | None:
    """The only node of its kind, or of several the one that names this page."""
    if len(nodes) > 1:
        nodes = [node for node in nodes if addresses & set(_addresses(node))]
    return nodes[0] if len(nodes) == 1 else None


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    entity = node.get("mainEntityOfPage")
    if isinstance(entity, dict):
        entity = entity.get("@id")
    for value in (node.get("url"), node.get("@id"), entity):
        if isinstance(value, str):
            yield value.partition("#")[0]
