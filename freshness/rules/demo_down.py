"""The demo of a project does not answer.

Looks at the addresses that your shown projects give as their site, in the data file of your site or
at their repository, and at what the host of an app says of it (Hugging Face Spaces). As with links,
a demo counts as dead once it has failed in three runs over a week; before, it is only told. Demos
that sleep get their minute.

People who want to try your work click there first.

Left alone: demos that your pages link to, which `dead-link` tells.

Flagged:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works:
    - {url: "https://github.com/ada-example/rivers", title: rivers, showcase: true,
       homepage: "https://rivers.example/"}
```
```yaml network.yml
https://rivers.example/: {status: 404, runs: 5, since: 2026-10-01}
```

Fine:

```html index.html
<p>I am Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works:
    - {url: "https://github.com/ada-example/rivers", title: rivers, showcase: true,
       homepage: "https://rivers.example/"}
```
```yaml network.yml
https://rivers.example/: {status: 503}
```

```html index.html
<p>Ich bin Ada. <a rel="me" href="https://github.com/ada-example">Code</a></p>
```
```yaml accounts.yml
https://github.com/ada-example:
  works: [{url: "https://github.com/ada-example/rivers", title: rivers, showcase: true,
           homepage: "https://rivers.example/"}]
```
```yaml network.yml
https://rivers.example/: {body: "<title>Rivers</title><p>Six hours before the river rises."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Place, Site
from freshness.presence import Presence, name
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity, Verdict

_HOW = {
    Verdict.DEAD: ("is gone", Severity.MEDIUM, Confidence.HIGH),
    Verdict.FAILING: ("does not work at the moment", Severity.LOW, Confidence.MEDIUM),
    Verdict.SUSPICIOUS: ("answers, but perhaps with something else", Severity.LOW, Confidence.LOW),
}


def check(site: Site, presence: Presence) -> Iterator[Flag]:
    """Flag demos by their verdict."""
    for owned, account in presence.read():
        for work in account.works:
            if work.broken:
                yield Flag(
                    message=f"{work.title} at {name(owned.profile)} does not run: {work.broken}.",
                    advice="Start it again, or take it down.",
                    severity=Severity.LOW,
                    confidence=Confidence.HIGH,
                    place=Place(url=owned.profile.url, quote=work.url),
                )
    linked = {link.url for link in site.crawl.links if link.sources}
    for project in presence.projects:
        seen = presence.seen.get(project.demo)
        if seen is None or project.demo in linked or seen.link.verdict not in _HOW:
            continue
        how, severity, confidence = _HOW[seen.link.verdict]
        yield Flag(
            message=f"The demo of {project.title} {how}: {seen.link.reason}.",
            advice="Wake it up, or take its address out of the project.",
            severity=severity,
            confidence=confidence,
            place=Place(
                url=project.where if "://" in project.where else project.url, quote=project.demo
            ),
        )
