"""A link to book a meeting that leads to no calendar of yours.

Looks at links to hosts where people keep a calendar for strangers: whether they name an account,
and whether it still answers.

Somebody wanted to talk to you so much that they pressed the button.

Left alone: addresses that nobody could look at.

Flagged:

```html index.html
<p><a href="https://calendly.com/">Book a call</a></p>
```

```html index.html
<p><a href="https://cal.com/your-name/30min">Termin buchen</a></p>
```

Fine:

```html index.html
<p><a href="https://calendly.com/ada-example/30min">Book a call</a></p>
```

```html index.html
<p>Ich nutze <a href="https://cal.com/pricing">Cal.com</a>. <a href="https://cal.com/ada">Termin</a></p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import Link
from freshness.reach import is_calendar
from freshness.rule import Flag
from freshness.url import hostname, path
from freshness.vocabulary import Confidence, Severity, Verdict

_SAMPLE = re.compile(
    r"/(?:your[-_]?(?:user)?[-_]?name|user-?name|yourname|example|my-?name)\b", re.IGNORECASE
)
_NOT_THERE = (Verdict.FAILING, Verdict.DEAD, Verdict.SUSPICIOUS)


def check(link: Link) -> Iterator[Flag]:
    """Flag every place of the link."""
    if link.own or not is_calendar(link.url):
        return
    if _SAMPLE.search(link.url):
        yield _flag("This is the sample address of a template.", Severity.HIGH)
    elif path(link.url).strip("/") == "" and hostname(link.url).count(".") == 1:
        yield _flag("The link leads to the service, and to no calendar of yours.", Severity.MEDIUM)
    elif link.verdict in _NOT_THERE:
        yield _flag("The calendar in which people book you is not there.", Severity.MEDIUM)


def _flag(message: str, severity: Severity) -> Flag:
    return Flag(
        message=message,
        advice="Link to your own calendar, and book yourself once to see.",
        severity=severity,
        confidence=Confidence.MEDIUM,
    )
