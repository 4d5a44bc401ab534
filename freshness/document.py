"""A page's HTML, parsed once and only as far as somebody asks."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from freshness.facts import Facts, pack, unpack
from freshness.head import Head, glance
from freshness.linked_data import nodes
from freshness.parsing import LINE, Node, Tree, fold, parse, read
from freshness.place import SourceMap
from freshness.written import Written, of_json_ld

__all__ = ["LINE", "Block", "Document", "Node", "fold"]


MANY = 2_048
"""From so many pages on, their facts are not kept at hand; see `Document.lighten`."""


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

    def __init__(
        self,
        html: str | Callable[[], str],
        *,
        source: str | None = None,
        facts: bytes | None = None,
        has_holes: bool = False,
    ) -> None:
        """Keep the text, or the way to it.

        Args:
            html: the HTML to parse; a function is asked for it each time it is needed.
            source: the Markdown (or templated) file that it was rendered from, if any.
            facts: what the HTML tells, packed, where another process or an earlier run has read it.
            has_holes: template tags were blanked, so that not all of the page is seen.
        """
        self.has_holes = has_holes
        self._html = html
        self._source = source
        self._packed = facts
        self._facts: Facts | None = None
        self._light = b""
        self.is_rendered = source is not None

    def settle(self, facts: bytes) -> None:
        """Take over what was read elsewhere: the facts, as `facts.pack` gives them."""
        self._packed = facts

    def lighten(self, html: Callable[[], str] | None = None) -> None:
        """Keep the facts only packed and compressed, for a tenth of the room and a little time.

        Args:
            html: the way to the text, which is let go; None to keep it.
        """
        self._light = self._light or zlib.compress(self.packed, 1)
        self._packed = self._facts = None
        self._html = html or self._html

    @property
    def html(self) -> str:
        """The HTML."""
        return self._html if isinstance(self._html, str) else _fetched(self._html)

    @property
    def source(self) -> str:
        """The file that its owner edits."""
        return self.html if self._source is None else self._source

    @property
    def tree(self) -> Tree:
        """The parsed tree. For signals and rules that need structure."""
        return _parsed(self)

    @property
    def facts(self) -> Facts:
        """All that one walk over the tree tells."""
        if self._light:
            return _facts_of(self)
        if self._facts is None:
            self._facts = unpack(self.packed)
        return self._facts

    @property
    def packed(self) -> bytes:
        """The facts, packed."""
        if self._light:
            return zlib.decompress(self._light)
        if self._packed is None:
            self._packed = pack(read(self.tree))
        return self._packed

    @property
    def head(self) -> Head:
        """What the page says of itself, without a walk over it where nobody walked yet."""
        if not self.is_walked:
            return self._glanced
        found = self.facts
        return Head(
            found.title, found.locale, found.metas, found.json_ld, found.tags, found.classes
        )

    @cached_property
    def _glanced(self) -> Head:
        return glance(self.tree)

    @property
    def is_walked(self) -> bool:
        """Whether its facts are known, so that to use them costs little."""
        return bool(self._packed or self._light)

    @property
    def source_map(self) -> SourceMap:
        """Where things stand in the source text."""
        return _mapped(self.source, self.is_rendered)

    @property
    def title(self) -> str:
        """Text of the `<title>`, white space folded."""
        return self.head.title

    @property
    def language(self) -> str:
        """The primary language subtag that the page declares, lower case, or empty."""
        return self.locale.partition("-")[0]

    @property
    def locale(self) -> str:
        """The whole language tag, which tells dates of England from those of America."""
        return self.head.locale

    @property
    def base(self) -> str | None:
        """The `href` of the first `<base>` that has one."""
        return self.facts.base or None

    @property
    def ids(self) -> frozenset[str]:
        """Every fragment that has a target: ids, and names of anchors."""
        return self.facts.ids

    @property
    def tags(self) -> frozenset[str]:
        """Names of the elements there are: a cheap question before one that takes the tree."""
        return self.facts.tags

    @property
    def classes(self) -> frozenset[str]:
        """Every `class` attribute as written."""
        return self.facts.classes

    @property
    def metas(self) -> tuple[tuple[str, str], ...]:
        """(name, content) of every `<meta>`: its name, property, itemprop or http-equiv."""
        return self.head.metas

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """(type, address) of every `<link rel="alternate">` that has both."""
        return self.facts.alternates

    @property
    def written(self) -> Iterable[Written]:
        """Every address as the page writes it, in document order, then those of its JSON-LD."""
        yield from self.facts.written
        for item in self.json_ld:
            for value in of_json_ld(item):
                yield "meta", value, (value,)

    @property
    def mentions(self) -> tuple[str, ...]:
        """What the scripts on the page speak of: addresses without a scheme, ids of trackers."""
        return self.facts.mentions

    def meta(self, *names: str) -> str:
        """Content of the first `<meta>` with one of these lower-case names, or empty."""
        return next((content for name, content in self.metas if name in names and content), "")

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Every JSON-LD node, graphs and lists flattened, nested ones left where they are."""
        return nodes(self.head.json_ld)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The visible text, block by block, in document order."""
        return _blocks(self)

    @property
    def text(self) -> str:
        """All visible text, one block a line."""
        return self.facts.text

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
def _parsed(document: Document) -> Tree:
    # A tree takes twenty times the memory of its page: parsing again is quicker than keeping all.
    return parse(document.html)


@lru_cache(maxsize=4)
def _fetched(html: Callable[[], str]) -> str:
    return html()


@lru_cache(maxsize=64)
def _facts_of(document: Document) -> Facts:
    return unpack(document.packed)


@lru_cache(maxsize=256)
def _blocks(document: Document) -> tuple[Block, ...]:
    found = document.facts
    lines = enumerate(zip(found.text.split("\n"), found.order, strict=False))
    return tuple(Block(number, text, *found.marks[mark]) for number, (text, mark) in lines)


@lru_cache(maxsize=16)
def _mapped(source: str, is_rendered: bool) -> SourceMap:
    return SourceMap(source, markdown=is_rendered)
