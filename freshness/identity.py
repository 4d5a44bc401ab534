"""Who a page says it belongs to: profiles marked as one's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from freshness.document import Document, Node
from freshness.url import resolve

_ME = 'a[href][rel~="me"], link[href][rel~="me"]'
_CARD = ".h-card a.u-url[href]"
_MANY, _DEEP = 20, 100


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
    tree = document.tree
    cards = [each for each in tree.css(".h-card")[:_MANY] if not _is_inside(each)]
    # Several cards are those of friends; the owner's is then known by its links alone.
    for link in tree.css(f"{_ME}, {_CARD}" if len(cards) == 1 else _ME):
        yield link.attributes.get("href") or ""


def _is_inside(node: Node) -> bool:
    """Whether a card is a part of another, as an employer's is."""
    above = node.parent
    for _ in range(_DEEP):
        if above is None:
            break
        if "h-card" in (above.attributes.get("class") or "").split():
            return True
        above = above.parent
    return False


def _same_as(node: dict[str, Any]) -> Iterator[str]:
    for holder in (node, node.get("mainEntity"), node.get("author")):
        value = holder.get("sameAs") if isinstance(holder, dict) else None
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield each
