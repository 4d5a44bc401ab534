"""Who a page says it belongs to: profiles marked as one's own.

The one module that knows BeautifulSoup: a home page is read once, and a forgiving tree matters more
there than speed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from freshness.document import Document
from freshness.url import resolve

_ME = 'a[href][rel~="me"], link[href][rel~="me"]'
_CARD = ".h-card a.u-url[href]"


def own_profiles(document: Document, url: str) -> tuple[str, ...]:
    """Addresses that the page claims as its owner's, in the order found.

    Sources: `rel=me` links (microformats.org/wiki/rel-me), `u-url` inside an `h-card`
    (microformats.org/wiki/h-card) and schema.org `sameAs` in JSON-LD.

    Args:
        document: the home page.
        url: its address, for relative links.
    """
    found = list(_marked(document))
    found += [each for node in document.json_ld for each in _same_as(node)]
    resolved = (resolve(url, each) for each in found)
    return tuple(dict.fromkeys(each[0] for each in resolved if each and each[0] != url))


def _marked(document: Document) -> Iterator[str]:
    if not document.tree.css_first(f"{_ME}, {_CARD}"):
        return  # as on most pages; the forgiving parser takes long even to load
    from bs4 import BeautifulSoup

    # Tidied first: the forgiving parser needs for ever for thousands of comments without an end.
    soup = BeautifulSoup(document.tree.html or "", "html.parser")
    # Several cards are those of friends; the owner's is then known by its links alone.
    is_alone = len(soup.select(".h-card:not(.h-card .h-card)")) == 1
    for link in soup.select(f"{_ME}, {_CARD}" if is_alone else _ME):
        yield str(link["href"])


def _same_as(node: dict[str, Any]) -> Iterator[str]:
    for holder in (node, node.get("mainEntity"), node.get("author")):
        value = holder.get("sameAs") if isinstance(holder, dict) else None
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield each
