"""A badge on your site says that something is broken.

Looks at badges that tell a state (builds, coverage, documentation) on your pages and reads their
words. Online only.

A red badge beside your own project tells visitors that nobody looks after it, and a badge that says
“not found” has said so for years.

Left alone: badges that were painted with fixed words, and those that do not answer.

Flagged:

```html index.html
<h1>Rivers</h1><img src="https://github.com/ada-example/rivers/actions/workflows/ci.yml/badge.svg">
```
```yaml network.yml
https://github.com/ada-example/rivers/actions/workflows/ci.yml/badge.svg:
  body: <svg aria-label="ci - failing"><text>ci</text><text>failing</text></svg>
```

```html index.html
<h1>Flüsse</h1><img alt="Abdeckung" src="https://img.shields.io/codecov/c/github/ada/rivers">
```
```yaml network.yml
https://img.shields.io/codecov/c/github/ada/rivers:
  body: "<svg><title>coverage: repo not found</title></svg>"
```

Fine:

```html index.html
<h1>Rivers</h1><img src="https://github.com/ada-example/rivers/actions/workflows/ci.yml/badge.svg">
```
```yaml network.yml
https://github.com/ada-example/rivers/actions/workflows/ci.yml/badge.svg:
  body: <svg aria-label="ci - passing"></svg>
```

```html index.html
<h1>Rivières</h1><img src="https://img.shields.io/badge/tests-failing-red">
```
```yaml network.yml
https://img.shields.io/badge/tests-failing-red: {body: <svg><title>tests failing</title></svg>}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.badges import is_bad, is_badge, is_lost, says
from freshness.model import Site
from freshness.presence import Presence
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag every place that shows the badge, posts aside: they tell of their day."""
    for link in site.crawl.links:
        if link.url not in presence.seen or not is_badge(link.url):
            continue
        words = says(presence.seen[link.url].body)
        if not (is_bad(words) or is_lost(words)):
            continue
        is_gone = is_lost(words)
        for reference in link.sources:
            page = site.shown.get(reference.page)
            if page and page.kind is not Kind.POST:
                yield Flag(
                    message=f"This badge says “{words[:80]}”.",
                    advice="Take it out, or give it the new name."
                    if is_gone
                    else "Mend what it tells of, or take it out.",
                    severity=Severity.LOW,
                    confidence=Confidence.HIGH if is_gone else Confidence.MEDIUM,
                    reference=reference,
                )
