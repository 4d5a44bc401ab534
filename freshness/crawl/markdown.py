"""Markdown to HTML that remembers its lines. The one module that knows markdown-it-py.

The HTML is for reading, not for showing: headings carry every id that a generator may give them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from freshness.crawl.templates import blank
from freshness.document import LINE, Document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# `{#id .class key=value}` of Python-Markdown, Kramdown and Pandoc.
_ATTRIBUTES = re.compile(
    r"\{:?[ ]*+(?P<list>"
    r"(?:(?:[#.][\w:.-]++|[\w:-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s}\"']++))[ ]*+)++)\}"
)
_ID = re.compile(r"#([\w:.-]+)|\bid=[\"']?([\w:.-]+)")
# Liquid and Hugo have tags of their own for code and for comments.
_CODE = re.compile(
    r"^[ \t]*\{(?:%|\{<)-?\s*(?:/\s*+|end)?(?:highlight|codeblock)\b[^\n]*$", re.MULTILINE
)
_COMMENT = re.compile(r"\{(?:%-?\s*comment\s*-?%|\{<\s*comment\s*>\})\}?")
_COMMENT_END = re.compile(r"\{(?:%-?\s*endcomment\s*-?%|\{<\s*/comment\s*>\})\}?")
_FOLD = re.compile(
    r"^[ ]*(?:!!!|\?\?\?\+?|===[!+]*)[ ]+(?:[\w -]*)(?:\"(?P<title>[^\"\n]*+)\")?[ ]*$",
    re.MULTILINE,
)
_EMOJI = re.compile(r":[a-z0-9_+-]{2,60}+:")
_WORDS = frozenset(("text", "code_inline"))
_NESTING = 50


def document(text: str, *, source: str | None = None, unicode_ids: bool = True) -> Document:
    """Render Markdown. Template tags are blanked.

    Args:
        text: the Markdown, its front matter blanked.
        source: the whole file, in which places are found; `text` when not given.
        unicode_ids: headings get ids that keep letters other than ASCII, as GitHub, Jekyll and Hugo
            make them. Python-Markdown, and with it MkDocs, drops those letters.
    """
    plain = _COMMENT_END.sub("-->", _COMMENT.sub("<!--", _CODE.sub("```", text)))
    plain = _unfold(_ATTRIBUTES.sub(_anchor, blank(plain)))
    parser = _parser()
    tokens = parser.parse(plain)
    _number(tokens)
    for slugs in (_ascii_slug, _unicode_slug) if unicode_ids else (_ascii_slug,):
        _name(tokens, slugs)
    html = parser.renderer.render(tokens, parser.options, {})
    return Document(html, source=text if source is None else source)


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.enable(["table", "strikethrough"])
    # Addresses stay as they are written, so that they can be found again.
    unchanged: Callable[[str], str] = str
    parser.normalizeLink = unchanged  # type: ignore[method-assign,assignment]
    parser.validateLink = bool  # type: ignore[method-assign,assignment]
    return parser


def _unfold(text: str) -> str:
    """Admonitions, details and tabs as plain paragraphs, line for line.

    Python-Markdown indents what stands in them, which every other Markdown takes for code.
    """
    if not _FOLD.search(text):
        return text
    lines = []
    margins: list[int] = []
    for line in text.split("\n"):
        bare = line.strip()
        indent = len(line) - len(line.lstrip(" "))
        while bare and margins and indent < margins[-1] + 4:
            margins.pop()
        start = 4 * len(margins) if bare else 0
        fold = _FOLD.match(line)
        lines.append((fold["title"] or "") if fold else line[start:])
        if fold:
            margins.append(indent)
    return "\n".join(lines)


def _anchor(match: re.Match[str]) -> str:
    """An empty anchor in place of an attribute list that has an id, else nothing."""
    name = _ID.search(match["list"])
    return f'<a id="{name[1] or name[2]}"></a>' if name else " " * len(match[0])


def _number(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(LINE, str(token.map[0] + 1))


def _name(tokens: Sequence[Token], slug: Callable[[str], str]) -> None:
    """Put an anchor for every id that a heading may get at its start."""
    from markdown_it.token import Token

    taken: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open" or inline.children is None:
            continue
        text = "".join(each.content for each in inline.children if each.type in _WORDS)
        # With the emoji extension a `:rocket:` leaves no letters in the id.
        for words in {slug(text), slug(_EMOJI.sub("", text))}:
            count = taken.get(words, 0) + (not words)
            taken[words] = taken.get(words, 0) + 1
            # A repeated id is numbered: by GitHub with a hyphen, by Python-Markdown with a line.
            for name in (f"{words}-{count}", f"{words}_{count}") if count else (words,):
                anchor = Token("html_inline", "", 0, content=f'<a id="{name}"></a>')
                inline.children.insert(0, anchor)


def _ascii_slug(text: str) -> str:
    """As Python-Markdown's `toc` does."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unicode_slug(text: str) -> str:
    """As GitHub and PyMdown's `slugs` do."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
