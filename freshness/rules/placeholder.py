"""Text or a link was never filled in.

Looks for what a template brought and nobody replaced (lorem ipsum, “Your awesome title”, sample
posts and talks, `you@example.com`), for blocks that say nothing but TODO or TBD, for “coming soon”
and “under construction” in many languages, and for links to `#`, to `TODO` or to nothing at all.

One sample sentence tells a visitor that the site was set up and left. Leaving the part out looks
better than promising it.

Left alone: code, quotations, comments, lists of things to do, pages kept out of search engines, and
promises in dated posts. A promise on a page that was touched within a year may still
be kept, and a link that looks like a button of a script may work: both get low confidence.

Flagged:

```html index.html
<h1>About</h1>
<p>This is the base Jekyll theme. You can find out more at jekyllrb.com.</p>
```

```html index.html
<main><h1>Projets</h1><p>Un site de <a href="#">code source</a>.</p></main>
```

```html index.html
<h1>Ada</h1><p>Diese Seite ist noch im Aufbau.</p>
```

```html index.html
<h2>Result</h2><p>TBD - WIP</p>
```

```html index.html
<h1>Contacto</h1><p>Escríbeme: <a href="mailto:you@example.com">correo</a></p>
```

Fine:

```html index.html
<h2>TODO</h2><ul><li>Learn to weave</li></ul>
<p>Fill the dummy with <code>lorem ipsum dolor sit amet</code>, or write TODO in its place.</p>
```

```html index.html
<p>Ich leite den Aufbau der Orgel. <a href="#top">Nach oben</a></p>
<p id="top">Ada</p>
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import islice

from freshness.document import Block, Node, fold
from freshness.model import DatedPage, Place
from freshness.rule import Flag
from freshness.sentences import read, words_of
from freshness.vocabulary import Confidence, Kind, Severity

_LISTS = tomllib.loads(
    resources.files("freshness").joinpath("data", "placeholders.toml").read_text("utf-8")
)
SAMPLES: tuple[str, ...] = tuple(_LISTS["samples"])
"""What templates bring, lower case."""
_KEYED = tuple(
    (max(words_of(" ".join(phrase.split()[1:-1])), key=len, default=None), phrase)
    for phrase in SAMPLES
)
"""Each with its longest word between two others, which is a whole word wherever it stands."""
UNSET: frozenset[str] = frozenset(_LISTS["unset"])
"""What stands in settings that nobody has set, lower case."""
_PROMISES: tuple[str, ...] = tuple(_LISTS["promises"])
_ALONE: frozenset[str] = frozenset(_LISTS["alone"])
_MARKERS = frozenset("todo tbd tba fixme wip xxx".split())
_SKILL = re.compile(r"(?:sub-?)?skill \d(?:\.\d)?")
_EDGES = re.compile(r"^[\W_]++|[\W_]++$")
MAIL = re.compile(
    r"(?<![\w.+-])(?:your[\w.-]{0,20}|you|name|e?mail|me|hello|info|contact|john\.?doe|jane\.?doe|"
    r"user|someone|test)@(?:example\.(?:com|org|net)|(?:your-?)?"
    r"(?:domain|e?mail|site|website|company)\.(?:com|org|net|tld))\b",
    re.IGNORECASE,
)
_PERSONAL = frozenset((Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW))
_NOT_PROSE = frozenset(("code", "quote", "comment", "hidden"))
_SHORT = 100
_YEAR = 365

_LINKS = 'a[href="#"], a[href=""], a[href="todo" i], a[href="tbd" i], a[href="fixme" i]'
_UNFILLED = re.compile(
    r"href(?:\s*+=\s*+(?:[\"']?+(?:#[\"'\s>]|(?i:todo|tbd|fixme))|\"\"|'')|[\s>])"
)
_SCRIPTED = re.compile(r"data-|aria-|on|role|id$")
_SCRIPTED_CLASS = re.compile(
    r"dropdown|toggle|collapse|tab|menu|nav|close|prev|next|scroll|top|lightbox|carousel|search|"
    r"accordion|theme|lang|share|pag(?:er|ination)|modal|brand|logo|print|active|current",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:back to )?top|up|home|menu|start(?:seite)?|accueil|haut(?: de (?:la )?page)?|inicio|"
    r"arriba|volver arriba|nach oben|zurück|torna su|início|[\W_]*+",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[A-Za-z0-9_)\]]\Z")
_MAX_FLAGS = 20  #: a page; more of the same helps nobody
_MAX_DEPTH = 12


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag what was never filled in, at most twenty of each sort."""
    hidden = "noindex" in page.page.document.meta("robots").lower()
    if hidden or page.page.front_matter.get("noindex"):
        return
    yield from islice(_texts(page, today), _MAX_FLAGS)
    yield from islice(_links(page), _MAX_FLAGS)


def _texts(page: DatedPage, today: date) -> Iterator[Flag]:
    document = page.page.document
    demo = _samples(read(document).words, _folded(document.text))
    dated = page.kind is Kind.POST
    young = page.touched is not None and (today - page.touched.latest).days <= _YEAR
    if _is_suspect(document.title) and any(each in _folded(document.title) for each in SAMPLES):
        yield _sample(document.title, None)
    for block in document.blocks:
        if block.context & _NOT_PROSE:
            continue
        if not (_is_suspect(block.text) if len(block.text) <= _SHORT else demo):
            continue
        text = _folded(block.text)
        unnamed = text == "your name" and "heading" in block.context  # else a form asks for it
        if unnamed or _SKILL.fullmatch(text) or any(phrase in text for phrase in demo):
            yield _sample(block.text, block)
        elif len(text) > _SHORT or dated:
            continue
        elif (mail := MAIL.search(block.text)) and page.kind in _PERSONAL:
            yield _sample(mail[0], block)
        elif _is_unfinished(text, block):
            yield _unfinished(block, Severity.MEDIUM, Confidence.HIGH)
        elif any(phrase in text for phrase in _PROMISES) or _EDGES.sub("", text) in _ALONE:
            sure = Confidence.LOW if young else Confidence.MEDIUM
            yield _unfinished(block, Severity.LOW, sure)


def _samples(words: frozenset[bytes], folded: str) -> list[str]:
    """The samples in a text. The set of its words tells of most of them that they are not there."""
    return [phrase for key, phrase in _KEYED if (key is None or key in words) and phrase in folded]


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


@lru_cache(maxsize=8_192)
def _is_suspect(short: str) -> bool:
    """Whether a short text may be one of ours. Menus and footers are the same on every page."""
    text = _folded(short)
    return bool(
        text == "your name"
        or _SKILL.fullmatch(text)
        or MAIL.search(short)
        or _EDGES.sub("", text) in _ALONE
        or _is_marked(text)
        or any(phrase in text for phrase in _PROMISES)
        or _samples(words_of(text), text)
    )


def _is_marked(text: str) -> bool:
    """Whether a text says TODO and nothing else."""
    words = re.findall(r"\w+", text)
    return bool(words) and all(word in _MARKERS for word in words)


def _is_unfinished(text: str, block: Block) -> bool:
    """Whether that is all a block says. As a heading or an item it begins a list."""
    return not block.context & {"heading", "list", "table", "nav"} and _is_marked(text)


def _sample(quote: str, block: Block | None) -> Flag:
    return Flag(
        message="This is a sample that a template brought.",
        advice="Write your own words here, or take it out.",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH if block else Confidence.MEDIUM,
        quote=quote[:_SHORT],
        block=block,
    )


def _unfinished(block: Block, severity: Severity, confidence: Confidence) -> Flag:
    return Flag(
        message="This was left to be written later.",
        advice="Write it now, or leave it out until you do.",
        severity=severity,
        confidence=confidence,
        quote=block.text,
        block=block,
    )


def _links(page: DatedPage) -> Iterator[Flag]:
    document = page.page.document
    seen: dict[str, int] = {}
    # Most pages have none, and need not be parsed for it.
    suspect = _UNFILLED.search(document.html) or "HREF" in document.html
    for node in document.tree.css(_LINKS) if suspect else ():
        value = node.attributes.get("href") or ""
        nth = seen.get(value, 0)
        seen[value] = nth + 1
        text = fold(node.text())
        if text and not _ELSEWHERE.fullmatch(text) and not _is_code(node):
            yield Flag(
                message=f"The link “{text[:_SHORT]}” leads to {value or 'nothing'}.",
                advice="Fill in its address, or make it plain text.",
                severity=Severity.MEDIUM,
                confidence=Confidence.LOW if _is_scripted(node) else Confidence.HIGH,
                place=_place(page, value, nth, text),
            )
    for role, value, _ in document.written if page.kind in _PERSONAL else ():
        if role == "page" and value[:7].lower() == "mailto:" and MAIL.search(value):
            yield Flag(
                message="This is the sample address of a template.",
                advice="Write your own address, or take it out.",
                severity=Severity.MEDIUM,
                confidence=Confidence.HIGH,
                place=_place(page, value, 0, value.partition(":")[2]),
            )


def _place(page: DatedPage, value: str, nth: int, quote: str) -> Place:
    document, path = page.page.document, page.page.path
    position = None
    if path is None:
        pass  # a live page has no lines that its owner could open
    elif value and not document.is_rendered:
        position = document.locate_value(value, nth)
    else:
        block = next((each for each in document.blocks if quote in each.text), None)
        position = document.locate_text(quote, block)
    line, column = position or (None, None)
    return Place(url=page.page.url, path=path, line=line, column=column, quote=quote[:_SHORT])


def _is_code(node: Node) -> bool:
    """Whether Markdown took `table[key]()` for a link, which is an index and a call."""
    before = node.prev
    return bool(before and before.tag == "-text" and _CALLED.search(before.text()))


def _is_scripted(node: Node) -> bool:
    """Whether a link looks like the handle of a script, or stands in a menu."""
    attributes = node.attributes
    if any(_SCRIPTED.match(name) for name in attributes):
        return True
    if _SCRIPTED_CLASS.search(attributes.get("class") or ""):
        return True
    parent = node.parent
    for _ in range(_MAX_DEPTH):
        if parent is None:
            return False
        if parent.tag in ("nav", "header", "button"):
            return True
        parent = parent.parent
    return False
