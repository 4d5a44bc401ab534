"""An image, script or style is missing.

Looks at everything a page loads: images, scripts, style sheets, fonts, icons, video and sound. Your
own files are missing at once; those of others once they failed in several checks over at least a
week.

A missing picture leaves a hole in the page, a missing script a button that does nothing. Browsers
are silent about both, so owners are the last to know.

Left alone: servers that are merely down today. A missing icon is told with low severity, as most
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
<pre><code>&lt;img src="portrait.jpg"&gt;</code></pre>
<!-- <script src="old.js"></script> -->
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import Link
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity, Verdict

_ICON = re.compile(r"favicon|touch-icon|/icons?[-/.]", re.IGNORECASE)


def check(link: Link) -> Iterator[Flag]:
    """Flag every place that loads what is not there."""
    if link.verdict is Verdict.DEAD:
        severity = Severity.LOW if _ICON.search(link.url) else Severity.HIGH
        message = f"The page loads something that is not there: {link.reason}."
        advice = (
            "Put the file back, or correct the address."
            if link.own
            else "Keep a copy on your own site, or take it out."
        )
    elif link.verdict is Verdict.FAILING:
        severity = Severity.LOW
        message = f"The page loads something that fails at the moment: {link.reason}."
        advice = "Nothing to do yet; it counts as missing once it fails for a week."
    else:
        return
    sure = Confidence.HIGH if link.verdict is Verdict.DEAD else Confidence.MEDIUM
    for reference in link.sources:
        if reference.role == "asset":
            yield Flag(
                message=message,
                advice=advice,
                severity=severity,
                confidence=sure,
                reference=reference,
            )
