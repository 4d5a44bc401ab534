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

```html index.html
<h1>Ada</h1><ul><li>E-Mail: ada@ada.example</li><li>Skype: ada.example</li></ul>
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
from freshness.services import Service, mentioned, schemes, service
from freshness.vocabulary import Confidence, Kind, Severity
from freshness.written import mentions

MOST = 10
"""Places of one service that are told; a tracker in the layout is one problem, not a thousand."""

_SCRIPT = re.compile(
    r"<!--(?!\[if)[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<script\b[^>]*+>(?P<code>[^<]*+(?:<(?!/script)[^<]*+)*+)",
    re.IGNORECASE,
)
_MESSENGERS = {
    "skype": "skype", "icq": "icq", "aim": "aim", "msn": "msnim", "yahoo messenger": "ymsgr",
    "google talk": "gtalk", "gtalk": "gtalk",
}  # fmt: skip
"""What people call a way to write to them, and the scheme of its links."""
_CONTACT = re.compile(
    rf"^(?P<name>{'|'.join(_MESSENGERS)})(?: (?:id|name|uin|#))?\s?[:#]\s?[\w.@+:-]{{3,64}}$",
    re.IGNORECASE | re.MULTILINE,
)
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
        yield from map(_placed, flags[:MOST])


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
    """What the scripts of pages speak of, and links of schemes that nothing answers to."""
    for dated in pages:
        document = dated.page.document
        for row, words in _services(document.mentions):
            yield row, replace(_flag(row, "used", Severity.LOW), quote=words, page=dated)
        if dated.kind in _FRONT:
            yield from _ways_to_write(dated)


def _ways_to_write(dated: DatedPage) -> Iterator[tuple[Service, Flag]]:
    """Links of schemes that nothing answers to (`skype:ada`), and the same in words."""
    document = dated.page.document
    told = set[Service]()
    for role, value, _ in document.written:
        row = schemes().get(value.partition(":")[0].lower()) if role == "page" else None
        if row:
            told.add(row)
            flag = _flag(row, "linked to", Severity.MEDIUM)
            yield row, replace(flag, quote=value, page=dated)
    for match in _CONTACT.finditer(document.text):
        row = schemes()[_MESSENGERS[match["name"].lower()]]
        if row not in told:
            flag = _flag(row, "named", Severity.MEDIUM)
            yield row, replace(flag, quote=match[0], page=dated)


def _services(mentions: Iterable[str]) -> Iterator[tuple[Service, str]]:
    """Each closed service with the addresses that name it; with an id where there is none."""
    told = set[Service]()
    for words in sorted(mentions, key=_is_id):
        row = mentioned(words)
        if row and not (row in told and _is_id(words)):
            told.add(row)
            yield row, words


def _is_id(words: str) -> bool:
    return "/" not in words


def _parts(parts: Mapping[str, str]) -> Iterator[tuple[Service, Flag]]:
    """What the scripts of layouts speak of; the addresses in there are links already."""
    for path, text in parts.items():
        codes = (match["code"] for match in _SCRIPT.finditer(text) if match["code"])
        for row, words in _services({each for code in codes for each in mentions(code)}):
            offset = text.find(words)
            place = Place(
                path=path,
                line=text.count("\n", 0, offset) + 1,
                column=offset - text.rfind("\n", 0, offset),
                quote=words,
            )
            yield row, replace(_flag(row, "used", Severity.LOW), place=place)


def _placed(flag: Flag) -> Flag:
    """With the place in the source, where scripts are no visible words."""
    if flag.page is None or not flag.quote:
        return flag
    page = flag.page.page
    place = Place(url=page.url, path=page.path, quote=flag.quote)
    offset = page.document.source.find(flag.quote) if page.path else -1
    if offset < 0:
        return flag  # words that the reader sees, which the judge finds
    line, column = page.document.source_map.position(offset)
    return replace(flag, place=replace(place, line=line, column=column))


def _flag(row: Service, action: str, severity: Severity) -> Flag:
    if row.unsafe:
        return Flag(
            message=f"{row.name} fell into bad hands in {row.closed[:7]}, and is still {action}.",
            advice=row.instead or "Take it out at once.",
            severity=Severity.MEDIUM if action == "linked to" else Severity.HIGH,
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
