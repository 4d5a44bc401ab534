"""What a page says of itself to machines is not what it says to people.

Looks at the title for social networks (`og:title`), the title of structured data (`headline`) and
the address that the page gives as its own (`og:url` beside `canonical`), and compares them with the
title and the headings.

Whoever shares the page shows the old words to everybody. Mostly the page was copied from another
one, or renamed.

Left alone: other wordings with a word in common, titles of a single word, a title that is the
site's, and addresses that differ in a slash, a host or https only.

Flagged:

```html about.html
<head><title>About Ada Example</title><meta property="og:title" content="Bells in winter"></head>
<body><h1>About me</h1><p>I build organs.</p></body>
```

```html orgeln.html
<head><title>Orgeln in Beispielstadt</title>
<link rel="canonical" href="https://ada.example/orgeln.html">
<meta property="og:url" content="https://ada.example/glocken.html"></head>
<body><h1>Orgeln</h1><p>Ich baue sie.</p></body>
```
```html glocken.html
<h1>Glocken</h1>
```

Fine:

```html about.html
<head><title>About – Ada Example</title><meta property="og:title" content="Who is Ada?">
<link rel="canonical" href="https://ada.example/about.html">
<meta property="og:url" content="http://www.ada.example/about.html/"></head>
<body><h1>About me</h1><p>I build organs.</p></body>
```

```html orgues.html
<head><title>Orgues</title><meta property="og:title" content="Mes orgues et moi"></head>
<body><h1>Orgues</h1><p>Je les construis.</p></body>
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from freshness.document import Document
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.url import resolve
from freshness.vocabulary import Confidence, Severity

_WORD = re.compile(r"[^\W_]{2,}")
_SMALL = frozenset("the and for with from der die das und des les una del los las per".split())
_FEWEST = 2
_CANONICAL = 'link[rel="canonical" i][href]'
_TYPES = frozenset(("Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle"))


def check(page: DatedPage) -> Iterator[Flag]:
    """Flag what differs, the title once."""
    document = page.page.document
    if page.page.is_source or document.is_rendered:
        return  # the generator fills most of it in
    told = document.meta("og:title", "twitter:title") or _headline(document)
    if told and _is_other(told, document):
        yield _flag(
            f"To others the page is called “{told[:80]}”, which it does not say itself.",
            "Give it the title of the page.",
            told,
        )
    address = document.meta("og:url")
    if address and (own := _canonical(document)) and _differ(page.page.url, own, address):
        yield _flag(
            f"It gives two addresses as its own: {own} and {address}.",
            "Keep the one at which the page is.",
            address,
        )


def _flag(message: str, advice: str, quote: str) -> Flag:
    return Flag(
        message=message,
        advice=advice,
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        quote=quote[:120],
    )


def _headline(document: Document) -> str:
    for node in document.json_ld:
        if node.get("@type") in _TYPES and isinstance(node.get("headline"), str):
            return str(node["headline"])
    return ""


def _is_other(told: str, document: Document) -> bool:
    """Whether a title has no word in common with the page's own title and headings."""
    wanted = _words(told)
    if len(wanted) < _FEWEST or not document.title:
        return False
    heads = (block.text for block in document.blocks if "heading" in block.context)
    known = _words(" ".join((document.title, *heads)))
    return len(known) >= _FEWEST and not wanted & known and told not in document.text


def _words(text: str) -> set[str]:
    """The words by which titles can be told apart; of writing without spaces each letter."""
    plain = unicodedata.normalize("NFKC", text.casefold())
    found = {word for word in _WORD.findall(plain) if word.isascii() or len(word) < 20}
    letters = {letter for letter in plain if ord(letter) > 0x2E80}
    return (found - _SMALL) | letters


def _canonical(document: Document) -> str:
    if "canonical" not in document.html:
        return ""
    node = document.tree.css_first(_CANONICAL)
    return (node.attributes.get("href") or "").strip() if node else ""


def _differ(base: str, one: str, other: str) -> bool:
    first, second = resolve(base, one), resolve(base, other)
    return first is not None and second is not None and _bare(first[0]) != _bare(second[0])


def _bare(url: str) -> str:
    """The path as servers take it, and what is asked; hosts have many names."""
    parts = urlsplit(url)
    return parts.path.lower().removesuffix("index.html").strip("/") + parts.query
