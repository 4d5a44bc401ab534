"""A tracker, widget, badge or host that has closed for good.

Looks at what pages load and link to, at what their own scripts call, and in a source tree at
layouts and settings, and holds it against a table of services that closed, each with its day and
the source of it.

Such a part does nothing any more but slow the page down, and shows how long nobody has looked.
Sometimes the name was sold, and the new owner serves what he likes to your visitors: those findings
are the grave ones.

Left alone: copies in web archives, comments, text that tells of a service, and code in articles.
Ten places of one service are named at most.

Flagged:

```html index.html
<p>Follow me on <a href="https://plus.google.com/+AdaExample">Google+</a>.</p>
```

```html index.html
<p>Bonjour.</p>
<script src="https://polyfill.io/v3/polyfill.min.js"></script>
```

```html index.html
<p>Hallo.</p>
<script>ga('create', 'UA-1234567-1', 'auto');</script>
```

```html index.html
<p>Llámame por <a href="skype:ada.example?call">Skype</a>.</p>
```

Fine:

```html index.html
<p>Google+ closed in 2019; <a href="https://web.archive.org/web/2018/https://plus.google.com/x">a
copy</a> is left.</p>
<!-- <script>ga('create', 'UA-1234567-1', 'auto');</script> -->
```

```html index.html
<p>Wer <code>UA-1234567-1</code> noch einbaut, misst nichts.</p>
<script>gtag('config', 'G-ABCDEF1234');</script>
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from freshness.model import DatedPage, Place, Site
from freshness.rule import Flag
from freshness.services import Service, marked, schemes, service
from freshness.vocabulary import Confidence, Kind, Severity

MOST = 10
"""Places of one service that are told; a tracker in the layout is one problem, not a thousand."""

_HINTS = ("google-analytics.com", "UA-", "duoshuo", "cdn.mathjax.org", "<!--[if")
_COMMENT = r"<!--(?!\[if)[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
_SCRIPT = re.compile(
    rf"{_COMMENT}|<script\b(?P<head>[^>]*+)>(?P<code>[^<]*+(?:<(?!/script)[^<]*+)*+)",
    re.IGNORECASE,
)
_FOR_OLD_BROWSERS = re.compile(
    r"<!--\[if[^\]]*+\](?:>|--)(?P<markup>[^<]*+(?:<(?!!\[endif)[^<]*+)*+)", re.IGNORECASE
)
_ADDRESS = re.compile(rf"{_COMMENT}|\b(?:src|href)\s*+=\s*+[\"'](?P<url>(?:https?:)?//[^\"'\s]++)")
_FRONT = (Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW)
_ACTIONS = {"page": "linked to", "asset": "loaded", "frame": "framed", "meta": "referred to"}


def check(site: Site) -> Iterator[Flag]:
    """Flag ten places of each closed service at most, those on the pages that matter first."""
    found: dict[Service, list[Flag]] = defaultdict(list)
    kinds = {page.page.url: page.kind for page in site.pages}
    for row, flag in (*_links(site, kinds), *_pages(site.pages), *_parts(site.crawl.parts)):
        found[row].append(flag)
    for flags in found.values():
        flags.sort(key=lambda flag: _rank(flag, kinds))
        more = len(flags) - MOST
        if more > 0:
            told = f"{flags[MOST - 1].message} (and in {more} more places)"
            flags[MOST - 1] = replace(flags[MOST - 1], message=told)
        yield from flags[:MOST]


def _links(site: Site, kinds: Mapping[str, Kind]) -> Iterator[tuple[Service, Flag]]:
    for link in site.crawl.links:
        row = None if link.own else service(link.url)
        if row is None:
            continue
        for each in link.sources:
            severity = Severity.LOW if kinds.get(each.page) is Kind.POST else Severity.MEDIUM
            flag = _flag(row, _ACTIONS[each.role], severity)
            yield row, replace(flag, reference=each, link=link)


def _pages(pages: Iterable[DatedPage]) -> Iterator[tuple[Service, Flag]]:
    """What the scripts of pages say, and links of schemes that nothing answers to."""
    for dated in pages:
        html = dated.page.document.html
        if any(hint in html for hint in _HINTS):
            yield from _placed(_scripts(html), dated)
            yield from _placed(_kept_for_old_browsers(html), dated)
        for scheme, row in schemes().items():
            if f"{scheme}:" in html:
                for node in dated.page.document.tree.css(f'a[href^="{scheme}:" i]')[:1]:
                    yield from _placed([(row, node.attributes.get("href") or "", 0)], dated)


def _placed(
    found: Iterable[tuple[Service, str, int]], dated: DatedPage
) -> Iterator[tuple[Service, Flag]]:
    page = dated.page
    for row, words, offset in found:
        if page.document.is_rendered:
            offset = page.document.source.find(words)
        line, column = page.document.source_map.position(max(offset, 0))
        place = Place(url=page.url, path=page.path, quote=words)
        if page.path is not None:
            place = replace(place, line=line, column=column)
        yield row, replace(_flag(row, "used", Severity.LOW), page=dated, place=place)


def _parts(parts: Mapping[str, str]) -> Iterator[tuple[Service, Flag]]:
    """What the scripts of layouts say; the addresses in there are links already."""
    for path, text in parts.items():
        for row, words, offset in _scripts(text):
            line = text.count("\n", 0, offset) + 1
            column = offset - text.rfind("\n", 0, offset)
            place = Place(path=path, line=line, column=column, quote=words)
            yield row, replace(_flag(row, "used", Severity.LOW), place=place)


def _scripts(html: str) -> Iterator[tuple[Service, str, int]]:
    """Each closed service that scripts in the page use, with the words that tell and their offset.

    Of one service the first sign counts.
    """
    told = set[Service]()
    for match in _SCRIPT.finditer(html):
        for row, words in marked(match["code"] or ""):
            if row not in told:
                told.add(row)
                yield row, words, html.index(words, match.start("code"))


def _kept_for_old_browsers(html: str) -> Iterator[tuple[Service, str, int]]:
    for block in _FOR_OLD_BROWSERS.finditer(html):
        for row, words, offset in _addresses(block["markup"]):
            yield row, words, block.start("markup") + offset


def _addresses(text: str) -> Iterator[tuple[Service, str, int]]:
    for match in _ADDRESS.finditer(text):
        url = match["url"] or ""
        row = service(f"https:{url}" if url.startswith("//") else url)
        if row:
            yield row, url, match.start("url")


def _flag(row: Service, action: str, severity: Severity) -> Flag:
    if row.unsafe:
        return Flag(
            message=f"{row.name} fell into bad hands in {row.closed[:7]}, and is still {action}.",
            advice=row.instead or "Take it out at once.",
            severity=Severity.HIGH,
            confidence=Confidence.HIGH,
            stale_on=row.when.latest,
        )
    on = "on" if row.when.day else "in"
    return Flag(
        message=f"{row.name} closed {on} {row.closed}, and is still {action} here.",
        advice=row.instead or "Take it out, or put what took its place.",
        severity=severity,
        confidence=Confidence.HIGH,
        stale_on=row.when.latest,
    )


def _rank(flag: Flag, kinds: Mapping[str, Kind]) -> int:
    """Layouts and settings first, since they are mended once for all; then the front pages."""
    url = flag.page.page.url if flag.page else flag.reference.page if flag.reference else ""
    kind = kinds.get(url)
    if kind is None:
        return -1
    return _FRONT.index(kind) if kind in _FRONT else len(_FRONT) + (kind is Kind.POST)
