"""Who a page says it belongs to: profiles marked as one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from freshness.document import Document, Node
from freshness.url import host, resolve

_ME = 'a[href][rel~="me"], link[href][rel~="me"]'
_CARD = ".h-card a.u-url[href]"
_PERSON = '[itemtype$="schema.org/Person"]'
_MANY, _DEEP = 20, 100
_OTHERS = frozenset("Review ClaimReview Comment Answer Question".split())
"""Types of JSON-LD whose author is often a visitor."""


def own_profiles(document: Document, url: str) -> tuple[str, ...]:
    """Addresses that the page claims as its owner's, in the order found.

    Sources: `rel=me` links (microformats.org/wiki/rel-me), `u-url` inside an `h-card`
    (microformats.org/wiki/h-card) and schema.org `sameAs` in JSON-LD and in microdata. Those of an
    employer are not the owner's, and of several persons only one counts that is of this host.

    Args:
        document: the home page.
        url: its address, for relative links.
    """
    found = list(_marked(document))
    found += _same_as(document.json_ld, url)
    resolved = (resolve(url, each) for each in found)
    return tuple(dict.fromkeys(each[0] for each in resolved if each and each[0] != url))


def _marked(document: Document) -> Iterator[str]:
    tree = document.tree
    cards = [each for each in tree.css(".h-card")[:_MANY] if not _is_inside(each)]
    # Several cards are those of friends; the owner's is then known by its links alone.
    for link in tree.css(f"{_ME}, {_CARD}" if len(cards) == 1 else _ME):
        is_me = "me" in (link.attributes.get("rel") or "").split()
        if is_me or not (card := _around(link)) or not _is_inside(card):
            yield link.attributes.get("href") or ""
    if len(tree.css(_PERSON)[:_MANY]) == 1:
        for link in tree.css(f'{_PERSON} [itemprop~="sameAs"][href]'):
            yield link.attributes.get("href") or ""


def _around(node: Node) -> Node | None:
    """The card that a node is or stands in."""
    found: Node | None = node
    for _ in range(_DEEP):
        if found is None or "h-card" in (found.attributes.get("class") or "").split():
            break
        found = found.parent
    return found


def _is_inside(node: Node) -> bool:
    """Whether a card is a part of another, as an employer's is."""
    above = _around(node.parent) if node.parent else None
    return above is not None and "h-card" in (above.attributes.get("class") or "").split()


def _same_as(nodes: Iterable[dict[str, Any]], url: str) -> Iterator[str]:
    told = [each for node in nodes for each in _holders(node) if each.get("sameAs")]
    people = [each for each in told if "Person" in _listed(each.get("@type"))] or told
    if len({str(each.get("name")) for each in people}) > 1:
        people = [each for each in people if _is_of(each, url)]
    for each in people:
        yield from (value for value in _listed(each["sameAs"]) if isinstance(value, str))


def _holders(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a node of JSON-LD is, is about, or is by."""
    by = (
        []
        if _OTHERS.intersection(map(str, _listed(node.get("@type"))))
        else _listed(node.get("author"))
    )
    yield from (each for each in (node, node.get("mainEntity"), *by) if isinstance(each, dict))


def _is_of(node: dict[str, Any], url: str) -> bool:
    return any(host(str(node.get(key))) == host(url) for key in ("url", "@id"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
