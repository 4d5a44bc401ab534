"""A page on https loads a part of itself over plain http.

Looks at scripts, styles, frames, pictures, sound and video whose address begins with `http://`, on
a site that is on https. Browsers block scripts, styles and frames of that kind, and show pictures
only if https works after all.

The page then looks or works other than you think, and other than it did when you wrote it.

Left alone: pictures in dated posts, local addresses, and parts that are missing anyway.

Flagged:

```html index.html
<link rel="stylesheet" href="http://fonts.googleapis.com/css?family=Lato">
<p>Hello.</p>
```

```html index.html
<p>Meine Orgel: <img src="http://pictures.example/orgel.jpg" alt="Orgel"></p>
```

Fine:

```html index.html
<p>Bonjour. <img src="https://pictures.example/orgue.jpg" alt="Orgue"></p>
<script src="//code.example/a.js"></script>
```

```html index.html
<svg xmlns="http://www.w3.org/2000/svg"></svg>
<p>Mehr im <a href="http://old-club.example/">Verein</a>.</p>
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from freshness.model import Link, Reference, Site
from freshness.rule import FEW, Flag, Most
from freshness.rules.insecure_link import GONE, has_https, is_local
from freshness.services import service
from freshness.vocabulary import Confidence, Kind, Severity

_ACTIVE = re.compile(r"\.(?:m?js|css|woff2?|ttf|otf|eot)\b|/(?:css|js)2?\b", re.IGNORECASE)
"""Scripts, styles and fonts; the rest that a page loads are pictures, sound and video."""
_BLOCKED = "The page loads this over plain http, which browsers block."
_UPGRADED = "The page loads this over plain http; browsers show it only if https works."


def check(site: Site, most: Most = FEW) -> Iterator[Flag]:
    """Flag what is loaded over plain http, ten places of a host at most."""
    if not site.crawl.url.startswith("https://"):
        return
    posts = {each.page.url for each in site.pages if each.kind is Kind.POST}
    homes = {each.page.url for each in site.pages if each.kind is Kind.HOME}
    told = Counter[str]()
    for link in site.crawl.links:
        if not link.url.startswith("http://") or link.verdict in GONE or service(link.url):
            continue
        host = urlsplit(link.url).hostname or ""
        if is_local(host):
            continue
        repeated = len(posts.intersection(each.page for each in link.sources)) == 1
        past = posts | homes if repeated else posts
        surely = link.own or has_https(link, host)
        for reference in link.sources:
            if reference.role not in ("asset", "frame"):
                continue
            if reference.value[:7].lower() != "http://":
                continue
            active = reference.role == "frame" or _ACTIVE.search(urlsplit(link.url).path)
            if not active and reference.page in past:
                continue
            told[host] += 1
            if told[host] <= most.places:
                yield _flag(link, reference, is_active=bool(active), surely=surely)


def _flag(link: Link, reference: Reference, *, is_active: bool, surely: bool) -> Flag:
    return Flag(
        message=_BLOCKED if is_active else _UPGRADED,
        advice=f"Write https:{link.url.removeprefix('http:')} instead."
        if surely
        else "Try the address with https, or keep a copy on your own site.",
        severity=Severity.MEDIUM if is_active else Severity.LOW,
        confidence=Confidence.HIGH if surely else Confidence.MEDIUM,
        reference=reference,
        link=link,
    )
