"""Work that you show is archived, empty, without a licence, or has not moved for years.

Looks at repositories that your profiles pin, and at those of your own that your home page and your
projects link to. Asked are only your own accounts, and only online.

What you show first is what people judge you by. Nothing needs to be hidden: pin something else, or
say in a word that it is finished.

Left alone: whatever no account of yours tells about, and forks.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works:
    - {url: "https://github.com/ada-example/rivers", title: rivers, archived: true, showcase: true}
```

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```html projects/index.html
<p>Meine Arbeit: <a href="https://github.com/ada-example/rivers">Flüsse</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works: [{url: "https://github.com/ada-example/rivers", title: rivers, empty: true}]
```

Fine:

```html projects/index.html
<p>My work: <a href="https://github.com/ada-example/rivers">rivers</a></p>
```
```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works:
    - {url: "https://github.com/ada-example/rivers", title: rivers, moved: 2026-01-01, licence: MIT}
    - {url: "https://github.com/ada-example/old", title: old, archived: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.model import ARCHIVED, Place, Site
from freshness.presence import Presence, Project
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity
from freshness.when import spoken

_YEARS = 3 * 365


def check(site: Site, presence: Presence, today: date) -> Iterator[Flag]:
    """Flag each project once, for the first thing that is odd with it."""
    if not presence.accounts:
        return
    told = {link.url for link in site.crawl.links if link.reason == ARCHIVED}
    for project in presence.projects:
        if project.work and project.url not in told and (found := _odd(project, today)):
            message, advice, confidence = found
            place = Place(url=project.where if "://" in project.where else project.url,
                          quote=project.url)  # fmt: skip
            yield Flag(
                message=message,
                advice=advice,
                severity=Severity.LOW,
                confidence=confidence,
                reference=project.reference,
                place=None if project.reference else place,
            )


def _odd(project: Project, today: date) -> tuple[str, str, Confidence] | None:
    work = project.work
    assert work
    what = f"You show {project.title}"
    if work.archived:
        advice = "Say that it is finished, or show something else."
        return f"{what}, which is archived.", advice, Confidence.MEDIUM
    if work.empty:
        advice = "Put the first lines in, or show something else."
        return f"{what}, which is empty.", advice, Confidence.HIGH
    if work.moved and (today - work.moved).days > _YEARS:
        ago = spoken((today - work.moved).days)
        advice = "Say that it is finished, or show something that moves."
        sure = Confidence.MEDIUM if work.showcase else Confidence.LOW
        return f"{what}, which last moved {ago} ago.", advice, sure
    if work.licence == "":
        advice = "Add a licence, so that others know what they may do with it."
        sure = Confidence.MEDIUM if work.showcase else Confidence.LOW
        return f"{what}, which has no licence.", advice, sure
    return None
