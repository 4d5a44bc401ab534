"""The copyright line ends in an old year.

Looks at the visible copyright line at the end of each page: `©`, `Copyright`, “All rights reserved”
and the same in other languages. The latest year in it counts, so of a range its end.

An old year there is the first thing that makes a site look left behind, and the quickest to mend.
No law asks for the year at all: leaving it out is a fine answer too.

Left alone: ranges that are open (`2012–present`, `2012–`), years that a script fills in, credits of
themes, libraries, licences and pictures, and last year's line until the end of March. In a source
tree the line often comes from the settings or a layout: `stale-setting` looks there.

Flagged:

```html index.html
<main><p>Hello, I am Ada.</p></main>
<footer><p>&copy; 2019 Ada Example</p></footer>
```

```html index.html
<main><p>Ich bin Ada.</p></main>
<footer><p>2012 - <span>2024</span> Ada Example. Alle Rechte vorbehalten.</p></footer>
```

```html index.html
<main><p>Hola, soy Ada.</p></main>
<div class="footer-below">Copyright Ada Example 2015. Todos los derechos reservados.</div>
```

Fine:

```html index.html
<main><p>Hello, I am Ada.</p></main>
<footer><p>© 2012–2026 Ada Example</p></footer>
```

```html index.html
<main><p>Je suis Ada.</p></main>
<footer><p>© 2012 – aujourd’hui, Ada Example. Theme © 2015 Somebody Else.</p></footer>
```

```html index.html
<footer><p>© <span id="year">2019</span> Ada</p></footer>
<script>document.getElementById("year").textContent = new Date().getFullYear()</script>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from freshness.document import Block
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Meaning, Severity

_RIGHTS = (
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|"
    r"alle rechten voorbehouden|wszelkie prawa zastrzeżone|版权所有|版權所有|保留所有权利"
)
_NOTICE = re.compile(rf"©|\(c\)(?=\s*+\d)|\bcopyright\b|copyleft|{_RIGHTS}", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d./-])(?:19[89]\d|20\d\d)(?!\d|[-/.]\d\d?[-/.])")
_YEARS = re.compile(
    rf"{_YEAR.pattern}(?:\s?[-–—−~/,&]\s?(?P<end>(?:19|20)\d\d(?!\d)|\d\d(?!\d)))?+"
    r"(?P<open>\s?[-–—−~]|\s?\+)?+"
)
_OPEN = re.compile(
    r"\b(?:present|today|now|current|heute|jetzt|aujourd.hui|présent|actualidad|presente|hoy|oggi|"
    r"atual|hoje|heden|dziś|obecnie|onwards?)\b|至今|现在|現在",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:themes?|templates?|thème|vorlage|plantilla|icons?|fonts?|photos?|images?|fotos?|bilder|"
    r"logos?|map data|mit license|licen[cs]ed? (?:under|to|by)|apache|jquery|bootstrap|"
    r"font awesome|permission|redistribut\w*|foundation|contributors|trademarks?|"
    r"generators?|hosting(?:er)?|sitemaps)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[|•·]|(?<=[^\W\d_]{3})\.(?=\s)|(?<=\d)\.(?=\s)")
_ELSEWHERE = frozenset(("code", "quote", "comment", "related", "figure", "hidden", "nav"))
_TAIL = 8
"""How many of the last blocks count as the end of a page that marks no footer."""
_LONGEST = 600
_MARCH = 3
_LICENCE = re.compile(r"/(?:licen[cs]e|copying)(?:\.\w+)?/?$", re.IGNORECASE)
"""Names the year of what it licenses."""


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag the first old copyright line of a page."""
    document = page.page.document
    if _LICENCE.search(page.page.url):
        return
    due = year_due(today)
    for block in _candidates(document.blocks, page.kind):
        found = latest_year(block.text)
        if found is None:
            continue
        clause, year = found
        if year < due and "getFullYear" not in document.html:
            said = (each for each in page.evidence if each.meaning is Meaning.COPYRIGHT)
            yield Flag(
                message=f"The copyright line ends in {year}.",
                advice=f"Write {today.year}, or leave the year out.",
                severity=Severity.LOW,
                confidence=Confidence.HIGH if "footer" in block.context else Confidence.MEDIUM,
                quote=clause,
                block=block,
                evidence=tuple(each for each in said if each.when.year == year),
                stale_on=date(year + 1, 1, 1),
            )
        return


def year_due(today: date) -> int:
    """The year that a copyright line owes: last year's is fine until the end of March."""
    return today.year - (1 if today.month <= _MARCH else 0)


def _candidates(blocks: tuple[Block, ...], kind: Kind) -> Iterator[Block]:
    """Blocks in which the site may speak of its own copyright, last ones first."""
    for block in reversed(blocks):
        at_end = block.number >= len(blocks) - _TAIL and kind is not Kind.POST
        if not ("footer" in block.context or at_end) or block.context & _ELSEWHERE:
            continue
        if len(block.text) <= _LONGEST and _has_notice(block.text):
            yield block


@lru_cache(maxsize=4_096)
def _has_notice(text: str) -> bool:
    return _NOTICE.search(text) is not None  # a footer is the same on every page


def latest_year(text: str) -> tuple[str, int] | None:
    """The clause with the owner's notice and its latest year; None when it names no closed year.

    Args:
        text: one line or block of visible words.
    """
    for clause in _clauses(text):
        if _OPEN.search(clause) or _OTHERS.search(clause) or not _NOTICE.search(clause):
            continue
        years = [_end(match) for match in _YEARS.finditer(clause)]
        if years:
            return clause, max(years)
    return None


def _clauses(text: str) -> Iterator[str]:
    """The parts of a line, each with the rights sentence that may follow it."""
    parts = [part.strip() for part in _CLAUSE_END.split(text)]
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if _NOTICE.search(part):
            yield part
        elif _NOTICE.search(following) and _YEAR.search(part) and not _YEAR.search(following):
            yield f"{part}. {following}"


def _end(match: re.Match[str]) -> int:
    """The last year of `2012–2017` or `2012–17`; an open range never ends."""
    if match["open"]:
        return date.max.year
    end = match["end"] or ""
    year = int(match[0][:4])
    return max(year, int(end) if len(end) == 4 else year // 100 * 100 + int(end)) if end else year
