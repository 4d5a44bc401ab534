"""A link leads nowhere.

Looks at every address that a page links to or frames. A page of your own that does not exist is
dead at once. Somebody else's page is dead once it failed in several checks over at least a week;
until then it is shown as failing and fails nothing.

A visitor who follows a dead link loses the thread, and a little trust. Often the page lives on
under a new address, or in an archive.

A page that answers may still be gone: replaced by a "not found" page with status 200, by a home
page, by something else, or for sale. The more signs of it there are, the surer the finding.

Left alone: pages that want a login or keep robots out, servers that are merely down today, and
images, scripts and styles, which `missing-asset` looks at, and closed services, which
`dead-service` tells. What only machines read (`canonical`,
`og:url`, structured data) is told with low confidence, since it may point at what is published
next.

Flagged:

```html index.html
<p>Read <a href="https://gone.example/talk">the talk</a>.</p>
```
```yaml network.yml
https://gone.example/talk: {status: 404, runs: 5, since: 2026-10-01}
```

```html index.html
<p>Mehr <a href="about/">über mich</a>.</p>
```

Fine:

```html index.html
<p>Read <a href="https://busy.example/">the talk</a> and <a href="about.html">who I am</a>.</p>
```
```html about.html
<p>I am Ada.</p>
```
```yaml network.yml
https://busy.example/: {status: 503}
```

```html index.html
<p>See <a href="https://standards.example/errata">the errata</a>.</p>
```
```yaml network.yml
https://standards.example/errata:
  body: "<title>Errata</title><body><h1>Errata</h1><p>Section 4 has been removed."
```

```html index.html
<p><a href="https://club.example/ada">Profil</a>, <a href="mailto:ada@ada.example">moi</a></p>
```
```yaml network.yml
https://club.example/ada: {status: 403}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from freshness.model import Link, Reference, Site
from freshness.rule import Flag
from freshness.services import service
from freshness.url import IN_PATHS, rewritten
from freshness.vocabulary import Confidence, Severity, Verdict

_NEARER = re.compile(r"\b(?P<how>nearest is|perhaps) (?P<address>.+)")
_MARKERS = frozenset(("todo", "tbd", "fixme"))
"""Addresses that were never filled in; `placeholder` tells those."""


def check(link: Link, site: Site) -> Iterator[Flag]:
    """Flag every place that links to what is not there."""
    flag = _flag(link)
    if flag is None or service(link.url):  # closed services have a rule of their own
        return
    for reference in link.sources:
        if reference.role == "asset" or reference.value.lower() in _MARKERS:
            continue
        told = replace(flag, reference=reference)
        if address := nearest(link, reference, site.crawl.url):
            told = replace(
                told, advice=f"Link to {address} if that is meant, or take the link out."
            )
        if reference.role == "meta":
            told = replace(told, severity=Severity.LOW, confidence=Confidence.LOW)
        yield told


def _flag(link: Link) -> Flag | None:
    if link.verdict is Verdict.DEAD:
        return Flag(
            message=f"This link leads nowhere: {link.reason}.",
            advice=_advice(link),
            severity=Severity.HIGH,
            confidence=Confidence.HIGH,
        )
    if link.verdict is Verdict.FAILING:
        return Flag(
            message=f"This link does not work at the moment: {link.reason}.",
            advice="Nothing to do yet; it counts as dead once it fails for a week.",
            severity=Severity.LOW,
            confidence=Confidence.MEDIUM,
        )
    if link.verdict is Verdict.SUSPICIOUS:
        return Flag(
            message=f"This link answers, but perhaps with something else: {link.reason}.",
            advice="Open it once, and take it out if it is no longer what you meant.",
            severity=Severity.MEDIUM,
            confidence=Confidence(min(max(len(link.doubts), 1), 3)),
        )
    return None


def nearest(link: Link, reference: Reference, root: str) -> str | None:
    """The nearest page there is, as the page with the dead link would write its address."""
    near = _NEARER.search(link.reason)
    if near is None or near["how"] == "perhaps":
        return None
    return rewritten(reference.value, link.url, root + quote(near["address"], safe=IN_PATHS))


def _advice(link: Link) -> str:
    if near := _NEARER.search(link.reason):
        if near["how"] == "perhaps":
            return f"Link to {near['address']} instead."
        return f"Link to {near['address']} if that is meant, or take the link out."
    if link.own:
        return "Correct the address, or take the link out."
    return "Search for its new address, link an archived copy, or take it out."
