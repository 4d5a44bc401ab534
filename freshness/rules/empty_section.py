"""A heading stands over nothing, or a whole post does.

Looks for headings that are followed by the next heading of the same rank, or by the end of the
page, without a word, a picture, a form or a frame between them; and for dated posts that have a
title only.

It was to be filled in later, or what filled it is gone. An empty “Projects” says less than none.

Left alone: headings in menus, footers and sidebars, headings that are links or whose parts a script
fills in, rows of headings that are a list, posts whose front matter has more to show than a title,
and sources with template tags or includes, of which the content is not seen.

Flagged:

```html index.html
<main><h2>Talks</h2><h2>Texts</h2><p>None of your business.</p></main>
```

```html index.html
<main><h2>Über mich</h2><p>Ich baue Orgeln.</p><h2>Projekte</h2></main>
```

Fine:

```html index.html
<main><h1>Ada</h1><h2>Textes</h2><p>Rien.</p><h2>Images</h2><img src="data:," alt="orgue"></main>
```

```html index.html
<main><h2><a href="#a">Eins</a></h2><h2><a href="#b">Zwei</a></h2><p id="a">a</p><p id="b">b</p>
<h2>Karte</h2><div id="map"></div></main>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from freshness.document import Block, Node
from freshness.model import DatedPage, Place
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_CODE_TAG = re.compile(r"\{%-?\s*(?:end)?highlight\b[^%]*+%\}")
_NOT_CONTENT = frozenset(("nav", "footer", "header", "aside", "hidden", "related", "comment"))
_BROUGHT_IN = re.compile(
    r"\{\{|\{%|<%|--8<--|^:::|^import |<[A-Z]\w*|^\[TAGS\]|^\.\. ", re.MULTILINE
)
_CONTENT = frozenset(
    "a img picture video audio iframe frame object embed svg canvas form input button select "
    "textarea table hr script template slot math progress meter map noscript".split()
)
_TOLD = frozenset(
    (
        Kind.HOME,
        Kind.ABOUT,
        Kind.CONTACT,
        Kind.CV,
        Kind.PORTFOLIO,
        Kind.NOW,
        Kind.PROJECT,
        Kind.PAGE,
    )
)
_HEADINGS = tuple(f"h{rank}" for rank in range(1, 7))
_NO_TITLE = re.compile(r"\d|[:|,]")
_MARKERS = frozenset(("todo", "tbd", "wip"))
_ROW = 3  #: headings after another that are a list
_LONGEST = 80
_USUAL = frozenset(
    "title subtitle slug url permalink aliases date lastmod updated modified published publishdate "
    "author authors tags tag category categories keywords topics type draft status featured weight "
    "order lang language locale translationkey toc comments comment math katex mathjax image "
    "images cover thumbnail banner description sitemap robots".split()
)
"""What a post's front matter says of it; a template makes a page of anything else."""
_LAYOUTS = frozenset(("", "post", "posts", "page", "single", "default", "article", "blog"))
_MAX_STEPS = 200
_MAX_FLAGS = 5


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag an empty post, or the empty sections of a page, five at most."""
    document = page.page.document
    if page.kind is Kind.POST:
        titled = _has_title_only(page.page.front_matter)
        if titled and not document.text and not document.facts.written and _is_whole(page):
            yield _empty_post(page)
        return
    about_files = "readme." in (page.page.path or "").lower()
    if page.kind not in _TOLD or about_files or not _is_whole(page):
        return
    empty = list(_empty(document.blocks))
    if not empty or len(empty) > _MAX_FLAGS:
        return  # many headings in a row are a table of contents, or the page's way of writing
    nodes = [node for node in document.tree.css(",".join(_HEADINGS)) if _words(node)]
    for block in empty:
        node = next((each for each in nodes if _words(each) == block.text), None)
        if node is not None and node.css_first("a[href], img") is None and _is_bare(node):
            yield Flag(
                message=f"The heading “{block.text}” stands over nothing.",
                advice="Fill the section, or take its heading out.",
                severity=Severity.LOW,
                confidence=Confidence.MEDIUM,
                quote=block.text,
                block=block,
            )


def _has_title_only(front_matter: Mapping[str, Any]) -> bool:
    """Whether nothing is told that a template could show: an abstract, a journal, links."""
    layout = str(front_matter.get("layout") or "")
    more = (value for key, value in front_matter.items() if key not in _USUAL and key != "layout")
    is_text = (isinstance(value, (str, list, dict)) and value for value in more)
    return bool(front_matter.get("title")) and layout in _LAYOUTS and not any(is_text)


def _empty(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Headings that no words follow before the next of their rank."""
    ends = (*blocks, None)
    run = 0
    for block, following in pairwise(ends):
        if block is None or not _is_heading(block):
            run = 0
            continue
        run += 1
        follows = following is None or bool(following.context & _NOT_CONTENT)
        if following is not None and _is_heading(following):
            follows = following.tag == block.tag
        in_row = run >= _ROW or _is_row(blocks, block)
        if follows and not in_row and block.tag != "h1" and _is_title(block.text):
            yield block


def _is_title(text: str) -> bool:
    """Whether a heading names a section: a day, a line of a letterhead or a marker does not."""
    return not _NO_TITLE.search(text) and text.lower() not in _MARKERS


def _is_heading(block: Block) -> bool:
    return (
        block.tag in _HEADINGS and not block.context & _NOT_CONTENT and len(block.text) <= _LONGEST
    )


def _is_row(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a heading begins three of its kind in a row."""
    row = blocks[block.number : block.number + _ROW]
    return len(row) == _ROW and all(each.tag == block.tag for each in row)


def _words(node: Node) -> str:
    return " ".join((node.text() or "").split())


def _is_bare(heading: Node) -> bool:
    """Whether nothing but white space lies between a heading and what comes next with words."""
    node: Node | None = heading
    for _ in range(_MAX_STEPS):
        node = _next(node) if node is not None else None
        if node is None:
            return True
        tag = node.tag or ""
        if tag in _HEADINGS and _words(node):
            return _is_beside(heading, node)
        if tag in _CONTENT or (
            tag in ("div", "section", "ul", "ol", "p") and _is_filled_later(node)
        ):
            return False
    return False


def _is_beside(one: Node, other: Node) -> bool:
    """Whether two headings stand in the same element; else one may be a card below the other."""
    above, beside = one.parent, other.parent
    return above is not None and beside is not None and above.mem_id == beside.mem_id


def _next(node: Node) -> Node | None:
    """The next element in document order; what is inside of a heading does not count."""
    inner = node.first_child if (node.tag or "") not in _HEADINGS else None
    while inner is not None and (inner.tag or "").startswith("-"):
        inner = inner.next
    if inner is not None:
        return inner
    here: Node | None = node
    while here is not None:
        after = here.next
        while after is not None and (after.tag or "").startswith("-"):
            after = after.next
        if after is not None:
            return after
        here = here.parent
    return None


def _is_filled_later(node: Node) -> bool:
    """Whether a script knows where to put something: an empty element with a name."""
    attributes = node.attributes
    named = "id" in attributes or any(
        name.startswith(("data-", "x-", "v-", "ng-")) for name in attributes
    )
    return named and not _words(node)


def _is_whole(page: DatedPage) -> bool:
    """Whether all of a page is seen: nothing is brought in by the generator."""
    document = page.page.document
    source = _CODE_TAG.sub("", document.source) if page.page.is_source else ""
    return not (document.has_holes or _BROUGHT_IN.search(source))


def _empty_post(page: DatedPage) -> Flag:
    document = page.page.document
    body = re.compile(r"\A---\r?\n(?:(?!---).*\n)*+---[^\n]*\n\s*", re.MULTILINE).match(
        document.source
    )
    line, column = document.source_map.position(body.end()) if body else (1, 1)
    path = page.page.path
    return Flag(
        message="This post has a title, and nothing else.",
        advice="Write it, or take it down.",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        place=Place(
            url=page.page.url,
            path=path,
            line=line if path else None,
            column=column if path else None,
        ),
    )
