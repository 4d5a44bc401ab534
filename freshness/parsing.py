"""From HTML to a tree, and in one walk over it to the facts.

The one module that knows selectolax (lexbor): HTML5-true and ten times faster than the friendlier
parsers, which matters when a site has a thousand pages. A tree never leaves the process that made
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from freshness.facts import Facts, Mark
from freshness.written import Attributes, Written, mentions, of_css, of_element

Tree = LexborHTMLParser
"""A parsed page, for annotations elsewhere."""

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
    "related": re.compile(r"(?i)\b(?:related|teasers?|excerpts?|post-card|recent-posts|widget)\b"),
}
_PLAIN = int(LexborDocumentOptions.WO_EVENTS)
"""What the file says, without what scripts and browsers would do to it; a little faster."""

_META_NAMES = ("name", "property", "itemprop", "http-equiv")
_MAX_DEPTH = 200
_LONGEST_TAG = 35  #: characters of a language tag (RFC 5646 4.4.1)
_ARCHIVE = ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->")
"""Between what the Wayback Machine writes its calendar into a copy of a page."""


def parse(html: str) -> Tree:
    """The tree of a page, without what an archive wrote into it."""
    begin, end = _ARCHIVE
    if begin in html:
        before, _, rest = html.partition(begin)
        html = before + rest.partition(end)[2]
    return LexborHTMLParser(html, options=_PLAIN)


def read(tree: Tree) -> Facts:
    """Everything that is asked of nearly every page."""
    return _Reader().facts(tree)


def locale_of(tree: Tree) -> str:
    """The language tag that a page declares, lower case (`de`, `en-gb`), or empty."""
    attributes = tree.root.attributes if tree.root else {}
    declared = attributes.get("lang") or attributes.get("xml:lang") or ""
    return declared.strip().lower().replace("_", "-")[:_LONGEST_TAG]


def fold(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


class _Reader:
    """One walk: text is gathered into blocks, and elements are noted on the way."""

    def __init__(self) -> None:
        self._title: str | None = None
        self._base: str | None = None
        self._metas: list[tuple[str, str]] = []
        self._alternates: list[tuple[str, str]] = []
        self._ids: set[str] = set()
        self._tags: set[str] = set()
        self._classes: set[str] = set()
        self._json_ld: list[str] = []
        self._written: list[Written] = []
        self._mentions: list[str] = []
        self._lines: list[str] = []
        self._marks: dict[Mark, int] = {}
        self._order: list[int] = []
        self._buffer: list[str] = []

    def facts(self, tree: Tree) -> Facts:
        root = tree.root
        if root:
            self._note(root, "html", root.attributes)
            self._visit(root, _OUTSIDE, 0, True)
        self._flush(_OUTSIDE)
        return Facts(
            title=fold(self._title or ""),
            locale=locale_of(tree),
            base=self._base,
            metas=tuple(self._metas),
            alternates=tuple(self._alternates),
            ids=frozenset(self._ids),
            tags=frozenset(self._tags),
            classes=frozenset(self._classes),
            json_ld=tuple(self._json_ld),
            written=tuple(self._written),
            mentions=tuple(dict.fromkeys(self._mentions)),
            text="\n".join(self._lines),
            marks=tuple(self._marks),
            order=tuple(self._order),
        )

    def _visit(self, node: Node, mark: Mark, depth: int, seen: bool) -> None:
        """Go through what an element holds; `seen` by visitors or not."""
        if depth > _MAX_DEPTH:
            self._rest(node, seen)
            return
        buffer = self._buffer
        child = node.first_child
        while child is not None:
            name = child.tag or ""
            if name == "-text":
                text = child.text_content
                # The white space between blocks is most of the text nodes there are.
                if seen and text and (buffer or not text.isspace()):
                    buffer.append(text)
                child = child.next
                continue
            self._tags.add(name)
            attributes = child.attributes
            if attributes or name in _TOLD_BY_TEXT:
                self._note(child, name, attributes)
            if not seen or name not in _SPECIAL:
                self._visit(child, mark, depth + 1, seen)
            elif name in _BLOCKS:
                if buffer:
                    self._flush(mark)
                inner = _named(mark, name, attributes) if attributes else _plain(mark, name)
                self._visit(child, inner, depth + 1, True)
                if buffer:
                    self._flush(inner)
            else:
                buffer.append(" ")
                self._visit(child, mark, depth + 1, False)
            child = child.next

    def _rest(self, node: Node, seen: bool) -> None:
        """What lies too deep to be told apart: its words as they come, and its elements."""
        if seen:
            self._buffer.append(node.text())
        for each in node.traverse():
            if each.mem_id != node.mem_id:
                self._tags.add(each.tag or "")
                self._note(each, each.tag or "", each.attributes)

    def _flush(self, mark: Mark) -> None:
        text = " ".join("".join(self._buffer).split())
        self._buffer.clear()
        if text:
            self._lines.append(text)
            self._order.append(self._marks.setdefault(mark, len(self._marks)))

    def _note(self, node: Node, name: str, attributes: Attributes) -> None:
        """What an element says besides its text."""
        if found := attributes.get("id"):
            self._ids.add(found)
        if found := attributes.get("class"):
            self._classes.add(found)
        if name in _TOLD:
            self._tell(node, name, attributes)
        if name in _WRITING or "style" in attributes or "background" in attributes:
            self._written += of_element(name, attributes)

    def _tell(self, node: Node, name: str, attributes: Attributes) -> None:
        if name == "a":
            if found := attributes.get("name"):
                self._ids.add(found)
        elif name == "meta":
            self._metas += metas_of(attributes)
        elif name == "link":
            kind, address = attributes.get("type"), attributes.get("href")
            if kind and address and "alternate" in (attributes.get("rel") or "").lower().split():
                self._alternates.append((kind, address))
        elif name == "script":
            if attributes.get("type") == "application/ld+json":
                self._json_ld.append(node.text().strip())
            elif "src" not in attributes:
                self._mentions += mentions(node.text())
        elif name == "-comment":  # of which some only old browsers read
            self._mentions += mentions((node.comment_content or "").partition("[if")[2])
        elif name == "style":
            self._written += of_css(node.text())
        elif name == "base":
            if self._base is None and "href" in attributes:
                self._base = (attributes["href"] or "").strip()
        elif self._title is None and node.parent is not None and node.parent.tag == "head":
            self._title = node.text()


_OUTSIDE = Mark("body", frozenset(), None)
_TOLD_BY_TEXT = frozenset(("title", "style", "script", "-comment"))
_TOLD = _TOLD_BY_TEXT | {"a", "meta", "link", "base"}
_WRITING = frozenset(
    "a area img source video audio track script embed object input use image iframe frame link "
    "meta".split()
)
_SPECIAL = _BLOCKS | _UNSEEN | _STRUCK


def metas_of(attributes: Attributes) -> list[tuple[str, str]]:
    """The names of a `<meta>`, lower case, each with its content."""
    content = attributes.get("content")
    if content is None:
        return []
    told = content.strip()
    return [(name.strip().lower(), told) for key in _META_NAMES if (name := attributes.get(key))]


@lru_cache(maxsize=4_096)
def _plain(mark: Mark, name: str) -> Mark:
    """What text in a block element is, by the element's name."""
    context = mark.context
    return Mark(name, context | {_CONTEXT[name]} if name in _CONTEXT else context, mark.line)


def _named(mark: Mark, name: str, attributes: Mapping[str, str | None]) -> Mark:
    """What text in a block element is, by its attributes too."""
    style = attributes.get("style")
    hidden = "hidden" in attributes or bool(style and "display:none" in style.replace(" ", ""))
    words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    number = attributes.get(LINE)
    line = int(number) if number and number.isdecimal() else mark.line
    return _described(mark, name, words, hidden, line)


@lru_cache(maxsize=8_192)
def _described(mark: Mark, name: str, words: str, hidden: bool, line: int | None) -> Mark:
    """The same, remembered. A site has few classes, on every page."""
    context = _plain(mark, name).context.union(
        (each for each, pattern in _CONTEXT_WORDS.items() if pattern.search(words)),
        ("hidden",) if hidden else (),
    )
    return Mark(name, context, line)
