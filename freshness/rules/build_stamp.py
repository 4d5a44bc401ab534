"""A “last updated” date is the day of a build, not of a change.

Looks at dates that most of a site shares: one `lastmod` on at least 60 % of a sitemap, or one “last
updated” line on at least 60 % of the pages, five at the least. Nobody edits all pages on one day; a
generator that stamps every page when it builds does.

Such a date says nothing, and search engines stop believing it. Readers are told that a page of
three years ago is from last week. The usual cause in CI is a checkout without history
(`fetch-depth: 0` mends it).

Left alone: small sites, and dates that other evidence on the pages supports.

Flagged:

```xml sitemap.xml
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://ada.example/</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/a.html</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/b.html</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/c.html</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/d.html</loc><lastmod>2026-06-27</lastmod></url>
</urlset>
```
```html index.html
<p>Hello, I am Ada.</p>
```

```html index.html
<p>Hallo.</p><p>Zuletzt aktualisiert: 27. Juni 2026</p>
```
```html a.html
<p>Orgeln.</p><p>Zuletzt aktualisiert: 27. Juni 2026</p>
```
```html b.html
<p>Glocken.</p><p>Zuletzt aktualisiert: 27. Juni 2026</p>
```
```html c.html
<p>Uhren.</p><p>Zuletzt aktualisiert: 27. Juni 2026</p>
```
```html d.html
<p>Über mich.</p><p>Zuletzt aktualisiert: 27. Juni 2026</p>
```

Fine:

```xml sitemap.xml
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://ada.example/</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/a.html</loc><lastmod>2025-01-03</lastmod></url>
<url><loc>https://ada.example/b.html</loc><lastmod>2024-08-19</lastmod></url>
<url><loc>https://ada.example/c.html</loc><lastmod>2026-06-27</lastmod></url>
<url><loc>https://ada.example/d.html</loc><lastmod>2023-02-11</lastmod></url>
</urlset>
```
```html index.html
<p>Hello, I am Ada.</p>
```

```html index.html
<p>Bonjour.</p><p>Dernière mise à jour : 27 juin 2026</p>
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from freshness.model import DatedPage, Place, Site
from freshness.proof import refuted
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Meaning, PartialDate, Severity

_MOST = 0.6
_ENOUGH = 5
_NEAR = timedelta(days=1)
_SHOWN = frozenset(("visible-text", "time-element"))
_BORROWED = frozenset(("sitemap", "http"))
"""Signals that repeat what the generator or the server stamps."""
_WITNESS = 0.5
"""Less is trusted to a commit of the whole site, which is the build itself."""
_ADVICE = "Let the dates come from the history (fetch-depth: 0 in CI), or leave them out."


def check(site: Site) -> Iterator[Flag]:
    """Flag a stamped sitemap, and every page that shows a stamp."""
    yield from _sitemap(site)
    yield from _visible(site)


def _sitemap(site: Site) -> Iterator[Flag]:
    told = [entry for entry in site.crawl.sitemap if entry.lastmod]
    days = Counter(entry.lastmod for entry in told)
    if len(told) < _ENOUGH:
        return
    day, count = days.most_common(1)[0]
    if day is None or count < _MOST * len(told):
        return
    stamped = [entry for entry in told if entry.lastmod == day]
    pages = {each.page.url: each for each in site.pages}
    supported = sum(
        entry.url in pages and _is_supported(pages[entry.url], day) for entry in stamped
    )
    if 2 * supported >= count:
        return
    lies = (lie.claim for each in site.pages for lie in refuted(each))
    if any(claim.signal == "sitemap" for claim in lies):
        return  # told with proof by `fresh-washing`
    first = stamped[0]
    yield Flag(
        message=f"{count} of {len(told)} pages in the sitemap changed on {day}: a build, perhaps.",
        advice=_ADVICE,
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        place=Place(url=first.sitemap, path=first.path, line=first.line, quote=str(day)),
    )


def _visible(site: Site) -> Iterator[Flag]:
    for page in site.pages:
        for shown in page.evidence:
            # Dating calls a date that most pages share BUILT.
            if shown.meaning is not Meaning.BUILT or shown.signal not in _SHOWN:
                continue
            if any(lie.claim is shown for lie in refuted(page)):
                break  # told with proof by `fresh-washing`
            if not _is_supported(page, shown.when):
                yield Flag(
                    message=f"Most pages show {shown.when} as their last change: a build, perhaps.",
                    advice=_ADVICE,
                    severity=Severity.LOW,
                    confidence=Confidence.MEDIUM,
                    quote=shown.quote,
                    page=page,
                    evidence=(shown,),
                )
            break


def _is_supported(page: DatedPage, day: PartialDate) -> bool:
    """Whether something else on the page, or its history, tells the same day."""
    return any(
        each.signal not in _BORROWED
        and each.trust >= _WITNESS
        and each.meaning in (Meaning.PUBLISHED, Meaning.CHANGED, Meaning.REVIEWED)
        and abs(each.when.latest - day.latest) <= _NEAR
        for each in page.evidence
    )
