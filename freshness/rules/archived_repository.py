"""A repository that you show was archived by its owner.

Looks at links to repositories on GitHub, where a `GITHUB_TOKEN` lets its API be asked. An archived
repository is read-only: nobody takes patches or answers questions there any more. On a home page or
a list of projects, visitors take it for something that is going on.

Archiving is no fault, and nothing needs to be hidden: one word says it. Since the page may say so
already, this is told with low confidence (shown with `--pedantic`).

Left alone: posts, which tell how it was in their day, and whatever is checked without a token or
offline. `network.yml` below says what the API answers.

Flagged:

```html index.html
<p>My projects: <a href="https://github.com/ada-example/rivers">rivers</a>.</p>
```
```yaml network.yml
https://api.github.com/repos/ada-example/rivers: {body: '{"private": false, "archived": true}'}
```

```html index.html
<p>Projekte: <a href="https://github.com/ada-example/rivers">Flüsse</a></p>
```
```yaml network.yml
https://api.github.com/repos/ada-example/rivers: {body: '{"private": false, "archived": true}'}
```

Fine:

```html index.html
<p>My projects: <a href="https://github.com/ada-example/rivers">rivers</a>.</p>
```
```yaml network.yml
https://api.github.com/repos/ada-example/rivers: {body: '{"private": false, "archived": false}'}
```

```html index.html
<p>Mes projets : <a href="https://github.com/ada-example/rivers">rivières</a>.</p>
```
```yaml network.yml
https://github.com/ada-example/rivers: {status: 200}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import ARCHIVED, Link, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_SHOWN_ON = frozenset((Kind.HOME, Kind.ABOUT, Kind.NOW, Kind.PORTFOLIO, Kind.PROJECT, Kind.CV))


def check(link: Link, site: Site) -> Iterator[Flag]:
    """Flag every place that shows it as the owner's work of today."""
    if link.reason != ARCHIVED:
        return
    for reference in link.sources:
        page = site.shown.get(reference.page)
        if page and page.kind in _SHOWN_ON and reference.role == "page":
            yield Flag(
                message="This repository was archived by its owner.",
                advice="Say that it is finished, or link to what replaced it.",
                severity=Severity.LOW,
                confidence=Confidence.LOW,
                reference=reference,
            )
