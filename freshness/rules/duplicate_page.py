"""The same page is published twice.

Looks for pages with the same words under two addresses, and for old copies that were left beside
the page they were copied from (`index_old.html`, `about-backup.html`, `index-early2020.html`).

Only one of the two is kept up. The other goes stale, and search engines may prefer it.

Left alone: pages of hardly a word, copies that name the other as `canonical` or send visitors on,
and pages kept out of search engines.

Flagged:

```html index.html
<h1>Ada</h1><p>I build organs, large ones and small ones, in wood and in metal, for churches and for
concert halls, and now and then for a friend who has a very large living room.</p>
```
```html home.html
<h1>Ada</h1><p>I build organs, large ones and small ones, in wood and in metal, for churches and for
concert halls, and now and then for a friend who has a very large living room.</p>
```

```html index.html
<h1>Ada</h1><p>Ich baue große und kleine Orgeln aus Holz und Metall, für Kirchen und Konzertsäle,
und manchmal auch für jemand, der ein sehr großes Wohnzimmer hat.</p>
```
```html index_alt.html
<h1>Ada</h1><p>Ich baue kleine Orgeln aus Holz und Metall, für Kirchen und manchmal auch für jemand,
der ein sehr großes Wohnzimmer hat. Stand 2014.</p>
```

Fine:

```html index.html
<h1>Ada</h1><p>Je construis des orgues, des grands et des petits, en bois et en métal, pour des
églises et des salles de concert.</p>
```
```html accueil.html
<link rel="canonical" href="/">
<h1>Ada</h1><p>Je construis des orgues, des grands et des petits, en bois et en métal, pour des
églises et des salles de concert.</p>
```

```html index.html
<p>Hallo.</p>
```
```html kontakt.html
<p>Hallo.</p>
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from freshness.model import DatedPage, Site
from freshness.rule import Flag
from freshness.url import path, resolve
from freshness.vocabulary import Confidence, Kind, Severity

_FEWEST = 100  #: characters
_COPY = re.compile(
    r"(?P<name>.+?)[-_. ](?:old|alt|backup|bac?k|bkp|bck|copy|kopie|copie|copia|orig(?:inal)?|"
    r"ancien|viejo|previous|prev|saved?|\d[\d_-]{3,9}|(?:early|late)?(?:19|20)\d\d)\d?",
    re.IGNORECASE,
)
_ALIKE = 0.4
_CANONICAL = 'link[rel="canonical" i][href]'
_MOST = 20


def check(site: Site) -> Iterator[Flag]:
    """Flag the second of two equal pages, and old copies, twenty at most."""
    first: dict[str, DatedPage] = {}
    by_path = {_path(page): page for page in site.pages}
    told = 0
    for page in sorted(site.pages, key=_length):
        text = page.page.document.text
        if page.kind is Kind.LIST or len(text) < _FEWEST or told == _MOST or _is_filled_in(page):
            continue
        twin = first.setdefault(text, page)
        flag = None
        if twin is not page and not _is_known(twin, page):
            flag = _flag(page, twin, f"This page is the same as {twin.page.url}.")
        elif twin is page and (origin := _origin(page, by_path)) and not _is_known(origin, page):
            flag = _flag(page, origin, f"This looks like an old copy of {origin.page.url}.")
        if flag:
            told += 1
            yield flag


def _is_filled_in(page: DatedPage) -> bool:
    """Whether the generator adds what is not seen here."""
    document = page.page.document
    source = document.source if page.page.is_source else ""
    return document.has_holes or "{%" in source or "{{" in source


def _flag(page: DatedPage, other: DatedPage, message: str) -> Flag:
    return Flag(
        message=message,
        advice="Take one of them down, or let it lead to the other.",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        page=page,
    )


def _length(page: DatedPage) -> tuple[int, str]:
    """The shortest address first: a copy has the longer one."""
    return len(page.page.url), page.page.url


def _path(page: DatedPage) -> str:
    return path(page.page.url)


def _origin(page: DatedPage, by_path: dict[str, DatedPage]) -> DatedPage | None:
    """The page beside one whose name says that it is a copy, if they have words in common."""
    folder, name = posixpath.split(_path(page))
    stem, ending = posixpath.splitext(name)
    copy = _COPY.fullmatch(stem) if ending.lower() in (".html", ".htm") else None
    if copy is None:
        return None
    names = [f"{copy['name']}{each}" for each in (ending, ".html", ".htm", "")]
    names += [""] if copy["name"].lower() == "index" else []
    found = (by_path.get(posixpath.join(folder, each)) for each in names)
    other = next(filter(None, found), None)
    return other if other and _are_alike(page, other) else None


def _are_alike(page: DatedPage, other: DatedPage) -> bool:
    one, two = (set(each.page.document.text.casefold().split()) for each in (page, other))
    return len(one & two) >= _ALIKE * min(len(one), len(two))


def _is_known(one: DatedPage, other: DatedPage) -> bool:
    """Whether one of the two says that it is not the page itself."""
    return any(
        each.page.status != 200
        or "noindex" in each.page.document.meta("robots").lower()
        or each.page.document.meta("refresh")
        or _leads_elsewhere(each)
        for each in (one, other)
    )


def _leads_elsewhere(page: DatedPage) -> bool:
    document = page.page.document
    node = document.tree.css_first(_CANONICAL) if "canonical" in document.html else None
    target = resolve(page.page.url, (node.attributes.get("href") or "").strip()) if node else None
    return target is not None and target[0].rstrip("/") != page.page.url.rstrip("/")
