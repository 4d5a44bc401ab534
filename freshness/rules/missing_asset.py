"""An image, script or style is missing.

Looks at everything a page loads: images, scripts, style sheets, fonts, icons, video and sound. Your
own files are missing at once; those of others once they failed in several checks over at least a
week.

A missing picture leaves a hole in the page, a missing script a button that does nothing. Browsers
are silent about both, so owners are the last to know.

Left alone: servers that are merely down today, and a font of which another format is there, since
browsers take the first that they can have. A font that is missing in every format is told once and
with medium severity, since the words are still there; a missing icon with low severity, as most
visitors never notice.

Flagged:

```html index.html
<img src="portrait.jpg" alt="Ada">
```

```html index.html
<link rel="stylesheet" href="https://styles.example/old.css">
```
```yaml network.yml
https://styles.example/old.css: {status: 404, runs: 6, since: 2026-09-01}
```

Fine:

```html index.html
<img src="portrait.svg" alt="Ada">
```
```xml portrait.svg
<svg xmlns="http://www.w3.org/2000/svg"></svg>
```

```html index.html
<style>@font-face { font-family: A; src: url(a.eot); src: url(a.woff2), url(a.woff) }</style>
```
```text a.woff2
wOF2
```

```html index.html
<pre><code>&lt;img src="portrait.jpg"&gt;</code></pre>
<!-- <script src="old.js"></script> -->
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from freshness.model import Link, Site
from freshness.rule import FEW, Flag, Most
from freshness.rules.dead_link import nearest
from freshness.services import service
from freshness.vocabulary import Confidence, Severity, Verdict

_ICON = re.compile(r"favicon|touch-icon|/icons?[-/.]", re.IGNORECASE)
_FONTS = frozenset("eot woff woff2 ttf otf".split())
_DRAWN = "svg"  #: a picture, or a font for the oldest browsers
_MEANT = re.compile(r"\bperhaps (?P<address>.+)")


def check(site: Site, most: Most = FEW) -> Iterator[Flag]:
    """Flag every place that loads what is not there, and a font once."""
    fonts = _fonts(site)
    for link in site.crawl.links:
        sources = tuple(each for each in link.sources if each.role == "asset")
        formats = fonts.get(_parts(link)[0], ())
        if not sources or service(link.url) or (formats and formats[0] is not link):
            continue
        if all(each.verdict is Verdict.DEAD for each in formats or (link,)):
            missing = replace(link, sources=sources[:1] if formats else sources)
            yield from _missing(missing, formats, site.crawl.url, most)
        elif link.verdict is Verdict.FAILING:
            yield Flag(
                message=f"The page loads something that fails at the moment: {link.reason}.",
                advice="Nothing to do yet; it counts as missing once it fails for a week.",
                severity=Severity.LOW,
                confidence=Confidence.MEDIUM,
                link=replace(link, sources=sources),
            )


def _missing(link: Link, formats: Sequence[Link], root: str, most: Most) -> Iterator[Flag]:
    what, severity = "something", Severity.LOW if _ICON.search(link.url) else Severity.HIGH
    if formats:
        what, severity = "a font", Severity.MEDIUM
    if len(formats) > 1:
        what = f"a font in {len(formats)} formats"
    flag = Flag(
        message=f"The page loads {what} that is not there: {link.reason}.",
        advice=_advice(link),
        severity=severity,
        confidence=Confidence.HIGH,
        link=link,
    )
    if near := nearest(link, link.sources[0], root):
        for each in link.sources[: most.places]:
            meant = nearest(link, each, root) or near
            advice = f"Load {meant} if that is meant, or put the file back."
            yield replace(flag, reference=each, advice=advice)
    else:
        yield flag


def _advice(link: Link) -> str:
    if meant := _MEANT.search(link.reason):
        return f"Load {meant['address']} instead."
    if link.own:
        return "Put the file back, or correct the address."
    return "Keep a copy on your own site, or take it out."


def _fonts(site: Site) -> dict[str, list[Link]]:
    """The files of each font by their address without its ending, in their order."""
    files: dict[str, list[Link]] = defaultdict(list)
    for link in site.crawl.links:
        stem, ending = _parts(link)
        if ending == _DRAWN or ending in _FONTS:
            files[stem].append(link)
    return {
        stem: links
        for stem, links in files.items()
        if any(_parts(each)[1] in _FONTS for each in links)
    }


def _parts(link: Link) -> tuple[str, str]:
    """The address without its ending, and the ending."""
    stem, _, ending = link.url.partition("?")[0].rpartition(".")
    return stem, ending.lower()
