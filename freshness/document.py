"""A page's HTML, parsed once and only as far as somebody asks.

The one module that knows selectolax (lexbor): HTML5-true and ten times faster than the friendlier
parsers, which matters when a site has a thousand pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from sys import intern
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from freshness.place import SourceMap

Node = LexborNode
"""An element of the tree, for annotations elsewhere."""

LINE = "data-freshness-line"
"""Attribute by which a rendered Markdown block remembers the line it comes from."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option "
    "p pre section summary table tbody td tfoot th thead tr ul br".split()
)
_UNSEEN = frozenset(
    "script style template noscript head iframe object svg math select datalist".split()
)
_STRUCK = frozenset(("del", "s", "strike"))
_CONTEXT = {
    "nav": "nav", "footer": "footer", "header": "header", "aside": "aside", "pre": "code",
    "blockquote": "quote", "li": "list", "td": "table", "th": "table", "figcaption": "figure",
    "address": "address", "main": "main", "article": "article",
    **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip
_CONTEXT_WORDS = {
    "footer": re.compile(r"\b(?:site-?)?foot(?:er)?\b|copyright|colophon", re.IGNORECASE),
    "comment": re.compile(r"\b(?:comments?|disqus|respond|webmentions?)\b", re.IGNORECASE),
    "code": re.compile(r"\b(?:highlight|codehilite|sourceCode|terminal|output)\b"),
    "related": re.compile(r"\b(?:related|teasers?|recent-posts|widget)\b", re.IGNORECASE),
}
_MAX_DEPTH = 200

KEPT = 2_048
"""Pages whose text is kept. Of a larger site it is gathered again, which bounds the memory."""


class Block(NamedTuple):
    """The visible text of one block element, inline elements included, struck-out text not."""

    number: int
    text: str  #: white space folded
    tag: str
    context: frozenset[str]
    """What it stands in: nav, footer, header, aside, code, quote, list, table, heading, comment,
    related, hidden, main, article, address, figure."""
    line: int | None  #: line of a Markdown source to look from, 1-based


class Document:
    """One page. Never changes; every part is worked out on first use."""

    def __init__(self, html: str, *, source: str | None = None) -> None:
        """Keep the text.

        Args:
            html: the HTML to parse.
            source: the Markdown (or templated) file that it was rendered from, if any.
        """
        self.html = html
        self.source = html if source is None else source
        self.is_rendered = source is not None

    @property
    def tree(self) -> LexborHTMLParser:
        """The parsed tree. For signals and rules that need structure."""
        return _parsed(self.html)

    def read_ahead(self) -> None:
        """Work out what is asked of nearly every page, while its tree is at hand."""
        _ = self.title, self.base, self.metas, self.ids, self.json_ld, self.language, self.blocks
        _ = self.alternates

    @property
    def source_map(self) -> SourceMap:
        """Where things stand in the source text."""
        return _mapped(self.source, self.is_rendered)

    @cached_property
    def title(self) -> str:
        """Text of the `<title>`, white space folded."""
        node = self.tree.css_first("head > title")
        return fold(node.text()) if node else ""

    @cached_property
    def language(self) -> str:
        """The primary language subtag that the page declares, lower case, or empty."""
        node = self.tree.root
        declared = (node.attributes.get("lang") or "") if node else ""
        return declared.strip().lower().replace("_", "-").split("-")[0]

    @cached_property
    def base(self) -> str | None:
        """The `href` of the first `<base>` that has one."""
        node = self.tree.css_first("base[href]")
        return (node.attributes.get("href") or "").strip() or None if node else None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every fragment that has a target: ids, and names of anchors."""
        found = {node.id for node in self.tree.css("[id]")}
        found |= {node.attributes.get("name") for node in self.tree.css("a[name]")}
        return frozenset(intern(each) for each in found if each)

    @cached_property
    def metas(self) -> tuple[tuple[str, str], ...]:
        """(name, content) of every `<meta>`: its name, property, itemprop or http-equiv."""
        found = []
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            for key in ("name", "property", "itemprop", "http-equiv"):
                name = attributes.get(key)
                if name:
                    content = (attributes.get("content") or "").strip()
                    found.append((intern(name.strip().lower()), intern(content)))
        return tuple(found)

    @cached_property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """(type, address) of every `<link rel="alternate">` that has both."""
        nodes = self.tree.css("link[rel~=alternate i][type][href]")
        found = (node.attributes for node in nodes)
        return tuple((each["type"] or "", each["href"] or "") for each in found)

    def meta(self, *names: str) -> str:
        """Content of the first `<meta>` with one of these lower-case names, or empty."""
        return next((content for name, content in self.metas if name in names and content), "")

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Every JSON-LD node, graphs and lists flattened, nested ones left where they are."""
        nodes: list[dict[str, Any]] = []
        for script in self.tree.css('script[type="application/ld+json"]'):
            try:
                data = json.loads(script.text().strip())
            except (ValueError, RecursionError):
                continue
            pending = [data]
            while pending:
                item = pending.pop(0)
                if isinstance(item, list):
                    pending[:0] = item
                elif isinstance(item, dict):
                    graph = item.get("@graph")
                    if isinstance(graph, list):
                        pending[:0] = graph
                    nodes.append(item)
        return tuple(nodes)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The visible text, block by block, in document order."""
        return _blocks(self)

    @property
    def text(self) -> str:
        """All visible text, one block a line."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def is_scripted(self) -> bool:
        """Whether the page is an empty shell that a script fills: its content is unknown to us."""
        return len(self.text) < 200 and bool(self.tree.css("script[src], script[type=module]"))

    def locate_text(self, quote: str, block: Block | None = None) -> tuple[int, int] | None:
        """Line and column of visible words in the source, 1-based.

        Args:
            quote: words of the block.
            block: the block they stand in; tells equal words apart.
        """
        places = self.source_map
        if self.is_rendered:
            line = block.line if block else None
            offset = places.find_text(quote, start=places.start_of(line or 1))
            if offset is None:
                return (line, 1) if line else None
            return places.position(offset)
        wanted = "".join(quote.split())
        earlier = self.blocks[: block.number] if block else ()
        nth = sum("".join(each.text.split()).count(wanted) for each in earlier) if wanted else 0
        offset = places.find_text(quote, nth=nth)
        offset = places.find_text(quote) if offset is None else offset
        return places.position(offset) if offset is not None else None

    def locate_value(self, value: str, nth: int = 0) -> tuple[int, int] | None:
        """Line and column of an attribute's value (or a Markdown address), 1-based.

        Args:
            value: the value as `Reference.value` has it.
            nth: how many equal values stand before it.
        """
        offset = self.source_map.find_value(value, nth=nth)
        return self.source_map.position(offset) if offset is not None else None


@lru_cache(maxsize=2)
def _parsed(html: str) -> LexborHTMLParser:
    # A tree takes twenty times the memory of its page: parsing again is quicker than keeping all.
    return LexborHTMLParser(html)


@lru_cache(maxsize=KEPT)
def _blocks(document: Document) -> tuple[Block, ...]:
    body = document.tree.body
    return tuple(_Walk().blocks(body)) if body else ()


@lru_cache(maxsize=16)
def _mapped(source: str, is_rendered: bool) -> SourceMap:
    return SourceMap(source, markdown=is_rendered)


def fold(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


class _Walk:
    """One pass over the body that gathers text into blocks."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._buffer: list[str] = []

    def blocks(self, body: LexborNode) -> list[Block]:
        self._visit(body, "body", frozenset(), None, 0)
        self._flush("body", frozenset(), None)
        return self._found

    def _flush(self, tag: str, context: frozenset[str], line: int | None) -> None:
        if not self._buffer:
            return
        text = fold("".join(self._buffer))
        self._buffer.clear()
        if text:
            self._found.append(Block(len(self._found), text, tag, context, line))

    def _visit(
        self, node: LexborNode, tag: str, context: frozenset[str], line: int | None, depth: int
    ) -> None:
        for child in node.iter(include_text=True):
            name = child.tag or ""
            if name == "-text":
                self._buffer.append(child.text_content or "")
            elif name in _UNSEEN or name in _STRUCK:
                self._buffer.append(" ")
            elif depth >= _MAX_DEPTH:
                self._buffer.append(child.text())
            elif name not in _BLOCKS:
                self._visit(child, tag, context, line, depth + 1)
            else:
                self._flush(tag, context, line)
                attributes = child.attributes
                inner = _inner(context, name, attributes) if attributes else _plain(context, name)
                number = attributes.get(LINE)
                inner_line = int(number) if number and number.isdecimal() else line
                self._visit(child, name, inner, inner_line, depth + 1)
                self._flush(name, inner, inner_line)


def _inner(
    context: frozenset[str], name: str, attributes: Mapping[str, str | None]
) -> frozenset[str]:
    """What text in a block element stands in, by the element's name and attributes."""
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    inner = _plain(context, name)
    inner = inner | named if len(words) > 1 and (named := _named(words)) else inner
    if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
        return inner | {"hidden"}
    return inner


@lru_cache(maxsize=1_024)
def _plain(context: frozenset[str], name: str) -> frozenset[str]:
    return context | {_CONTEXT[name]} if name in _CONTEXT else context


@lru_cache(maxsize=4_096)
def _named(words: str) -> frozenset[str]:
    """What classes and ids tell of the text in an element. A site has few, on every page."""
    return frozenset(
        context for context, pattern in _CONTEXT_WORDS.items() if pattern.search(words)
    )
