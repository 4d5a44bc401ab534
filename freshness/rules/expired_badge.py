"""A “new” badge on what is new no longer.

Looks for a word like “new” that stands alone in a badge, a label, a mark or a superscript, or in
bold with an exclamation mark or in capitals, on pages that were last changed more than a year ago.

What is always new is never new, and the reader learns to pass your badges over.

Left alone: posts and lists of posts, pages that belong to a day, code and comments, “new” in a
sentence, and pages that do not tell when they were changed. Five badges a page are told at most.

Flagged:
```html index.html
<meta property="article:modified_time" content="2024-05-03">
<p>Organs: <span class="badge">New</span> model 5</p>
```

```html index.html
<html lang="de"><meta property="article:modified_time" content="2024-05-03">
<h2>Modell 6 <sup>neu!</sup></h2></html>
```

Fine:
```html index.html
<meta property="article:modified_time" content="2026-05-03">
<p>Organs: <span class="badge">New</span> model 5</p>
```

```html index.html
<html lang="fr"><meta property="article:modified_time" content="2024-05-03">
<p>Un <strong>nouveau</strong> modèle. <!-- <span class="badge">Nouveau</span> --></p></html>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from freshness.model import DatedPage, Place
from freshness.prose import is_of_its_day, outlived, witnesses, written_by
from freshness.rule import Flag
from freshness.vocabulary import Kind, Severity

DAYS = 365  #: for so long something may be called new
_MOST, _ENOUGH = 5, 100  #: badges of a page that are told, and looked at
_INSIDE = (("<!--", "-->"), ("<pre", "</pre"), ("<code", "</code"))
_OF_ITS_DAY = (Kind.POST, Kind.LIST)
_BADGE = re.compile(
    r"(?:(?P<tag><(?:span|sup|mark|small|strong|b|em|i|label|div|abbr)\b[^<>]{0,200}+>)|\*\*|__)"
    r"(?P<word>(?:brand[- ])?new|neue?s?|nouveau(?:té)?|nouvelle|nuevo|nueva|novedad|nuovo|nuova|"
    r"novità|novo|nova|novidade|nieuw|nowość|nowe|nowy|新着|新|🆕)(?P<cry>!?)(?:</|\*\*|__)",
    re.IGNORECASE,
)
_STEMS = ("new", "neu", "nouve", "nuev", "nov", "nuov", "nieuw", "now", "新", "🆕")
"""One of them is in each of the words: most pages need no closer look."""
_MARKED = re.compile(
    r"<(?:sup|mark)\b|\bclass\s*=[^<>]*?(?:badge|tag|label|pill|chip|ribbon|sticker|flag|\bnew\b)",
    re.IGNORECASE,
)


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag the badges, once a place."""
    if page.kind in _OF_ITS_DAY or is_of_its_day(page):
        return
    since = written_by(page)
    over = outlived(since, today, days=DAYS) if since else None
    if since is None or over is None or not _may_name(page):
        return
    source = page.page.document.source
    found = islice(_BADGE.finditer(source), _ENOUGH)
    badges = [each for each in found if _stands_out(each) and not _is_hidden(source, each.start())]
    for badge in badges[:_MOST]:
        words = badge["word"] + badge["cry"]
        yield Flag(
            message=f"This is called “{words}”, and was written by {since.latest:%B %Y}.",
            advice="Take the badge out.",
            severity=Severity.LOW,
            confidence=over[1],
            place=_place(page, badge.start("word"), words),
            evidence=witnesses(page, since),
            stale_on=over[0],
        )


def _may_name(page: DatedPage) -> bool:
    text = page.page.document.text.lower()
    return any(stem in text for stem in _STEMS)


def _stands_out(badge: re.Match[str]) -> bool:
    """Whether a word is a badge and no emphasis in a sentence."""
    if badge["tag"] and _MARKED.search(badge["tag"]):
        return True
    return bool(badge["cry"]) or badge["word"].isupper() or badge["word"] == "🆕"


def _is_hidden(source: str, at: int) -> bool:
    """Whether it stands in a comment or in code, as HTML and Markdown write them."""
    if any(source.rfind(first, 0, at) > source.rfind(last, 0, at) for first, last in _INSIDE):
        return True
    fences = source.count("\n```", 0, at) + source.startswith("```")
    return fences % 2 == 1 or source[at - 1 : at] == "`"


def _place(page: DatedPage, offset: int, words: str) -> Place:
    line, column = None, None
    if page.page.path:
        line, column = page.page.document.source_map.position(offset)
    return Place(url=page.page.url, path=page.page.path, line=line, column=column, quote=words)
