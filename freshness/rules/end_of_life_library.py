"""The page loads a library in a version that nobody mends any more.

Looks at the addresses of scripts and styles, which mostly name library and version
(`jquery-1.7.1.min.js`, `bootstrap@3.3.7`, `ajax/libs/angular.js/1.4.8/`), and holds them against a
table of versions that have ended. A trial version (`5.3.0-alpha1`) counts as well, once the
finished one is out.

Such a library has holes that everybody knows and nobody closes, and breaks with every new browser a
little more.

Left alone: names without a version, versions that we know nothing of, and old icon fonts on your
own site, which do no harm.

Flagged:

```html index.html
<p>Hello.</p>
<script src="https://code.jquery.com/jquery-1.7.1.min.js"></script>
```

```html index.html
<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.0-alpha1/dist/css/b.css">
<p>Hallo.</p>
```

Fine:

```html index.html
<p>Bonjour.</p>
<script src="https://code.jquery.com/jquery-3.7.1.min.js"></script>
<script src="js/jquery.fancybox-1.3.4.js"></script>
```
```javascript js/jquery.fancybox-1.3.4.js
```

```html index.html
<p>Früher lud ich <code>jquery-1.7.1.min.js</code>.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from freshness.lifecycle import Lifecycles, Product
from freshness.model import Link
from freshness.rule import Flag
from freshness.services import service
from freshness.vocabulary import Confidence, Severity, Verdict

_VERSION = (
    r"(?P<version>\d{1,4}(?:\.\d{1,4}){0,3})(?P<trial>-?(?:alpha|beta|rc|pre|dev|next)[\w.]*+)?+"
)
_FILE = re.compile(
    rf"(?P<name>[a-z][\w.]*?(?:-[a-z][\w.]*?)*)[-.]v?{_VERSION}"
    r"(?:[.-](?:min|slim|pack|packed|bundle|prod|esm|umd|global|full|custom|all))*\.(?:m?js|css)"
)
_FOLDER = re.compile(rf"(?P<name>@?[a-z][\w.-]*?)[-@]v?{_VERSION}")
_ALONE = re.compile(rf"v?{_VERSION}")
_BARE = re.compile(r"(?P<name>[a-z][\w.-]*?)(?:[.-](?:min|slim))*\.(?:m?js|css)")
_QUERY = re.compile(rf"(?:^|&)ver={_VERSION}(?:&|$)")
"""WordPress writes versions so; elsewhere the number is the site's own."""
_LATEST = re.compile(r"/jquery-latest(?:\.min)?\.js$")
"""Called the latest and frozen at 1.11.1 since 2014 (blog.jquery.com)."""
_MAX = 500


def check(link: Link, lifecycles: Lifecycles, today: date) -> Iterator[Flag]:
    """Flag every place that loads the old version."""
    sources = [each for each in link.sources if each.role == "asset"]
    if not sources or len(link.url) > _MAX or link.verdict is Verdict.DEAD or service(link.url):
        return
    for product, version, trial in _named(link.url, lifecycles):
        flag = _flag(product, version, trial, today)
        if flag and not (product.foreign and link.own):
            # Not all places are told; the front pages have the shortest addresses.
            for reference in sorted(sources, key=lambda each: len(each.page)):
                yield replace(flag, reference=reference)
            return


def _flag(product: Product, version: str, trial: str, today: date) -> Flag | None:
    end = product.end(version)
    if end and end.latest <= today:
        message = product.note or f"{product.name} {version} came to its end in {end.year}."
        return Flag(
            message=message,
            advice=product.instead or "Load a version that is still mended, or do without.",
            severity=Severity.LOW if product.foreign else Severity.MEDIUM,
            confidence=Confidence.HIGH,
            stale_on=end.latest,
        )
    if trial and product.is_final(version):
        return Flag(
            message=f"{product.name} {version}{trial} is a trial version; {version} is out.",
            advice="Load the finished version.",
            severity=Severity.LOW,
            confidence=Confidence.HIGH,
        )
    return None


def _named(url: str, lifecycles: Lifecycles) -> Iterator[tuple[Product, str, str]]:
    """Libraries that an address may name, each with version and the mark of a trial."""
    parts = urlsplit(url)
    path = unquote(parts.path).lower()
    known = lifecycles.by_file
    if _LATEST.search(path):
        yield known["jquery"], "1.11.1", ""
    *folders, file = path.split("/")
    for name, found in (
        *((each["name"], each) for each in (_FILE.fullmatch(file),) if each),
        *((each["name"], each) for each in map(_FOLDER.fullmatch, folders) if each),
        *(
            (above, each)
            for above, each in zip(folders, map(_ALONE.fullmatch, folders[1:]), strict=False)
            if each
        ),
        *(
            (bare["name"], each)
            for bare, each in ((_BARE.fullmatch(file), _QUERY.search(parts.query)),)
            if bare and each and "/wp-" in path
        ),
    ):
        if product := known.get(name):
            yield product, found["version"], found["trial"] or ""
