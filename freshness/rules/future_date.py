"""A page claims to be published or changed in the future.

Looks at the dates by which a page tells its own publication or change: front matter, metadata,
visible “last updated” lines, the sitemap. One day ahead is a time zone; more is a mistyped year, a
draft that slipped out, or a clock that is wrong.

Search engines and feed readers sort by these dates. A post from the future stays on top of every
list, or is hidden from all of them.

Left alone: dates of events, deadlines and other days that a text is about, and posts in a source
tree that wait for their day, since the generator holds them back.

Flagged:

```html blog/hello.html
<head><meta property="article:published_time" content="2062-05-01"></head>
<body><h1>Hello</h1><p>My first post.</p></body>
```

```html blog/hello.html
<h1>Über mich</h1><p>Ich baue Orgeln.</p><p>Zuletzt aktualisiert: 3. Mai 2062</p>
```

Fine:

```html blog/hello.html
<head><meta property="article:published_time" content="2026-11-20"></head>
<body><h1>Hello</h1><p>The concert is on 1 May 2062.</p></body>
```

```html blog/hello.html
<h1>Agenda</h1><p>Prochaine visite de la comète : 28 juillet 2061.</p>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from freshness.model import DatedPage, Evidence
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Meaning, Severity

_TIME_ZONES = timedelta(days=1)
_WEAK = 0.5
"""Signals trusted less than this often speak of something else on the page."""


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag the most trusted date of a page that has not come yet."""
    ahead = [
        each
        for each in page.evidence
        if each.when.earliest > today + _TIME_ZONES and _is_claim(page, each)
    ]
    if not ahead:
        return
    claim = max(ahead, key=lambda each: each.trust)
    yield Flag(
        message=f"The page says it was {claim.meaning.value} on {claim.when}, a day to come.",
        advice="Correct the date, or hold the page back until then.",
        severity=Severity.MEDIUM,
        confidence=Confidence.LOW if claim.trust < _WEAK else Confidence.HIGH,
        quote=claim.quote,
        evidence=(claim,),
    )


def _is_claim(page: DatedPage, evidence: Evidence) -> bool:
    if evidence.meaning is Meaning.PUBLISHED:
        return not page.page.is_source  # scheduled: the generator holds it back
    return evidence.meaning is Meaning.CHANGED
