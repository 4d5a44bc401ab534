"""An ignore that has ended, hides nothing, or cannot be understood.

Findings can be kept quiet where they stand, each with a reason and, if you like, an end:

```html
<p data-freshness-ignore="dead-link: kept for the record">…</p>
<!-- freshness: ignore=dead-link,moved-link kept for the record -->
<!-- freshness: until=2027-03-01 still at Example & Daughters -->
```

An attribute speaks for its element. A comment, in HTML as in Markdown, speaks for the paragraph
that it stands in; alone, for the paragraph or element after it. What is about a page as a whole is
kept quiet from anywhere on it, by its name. `until` without `ignore` says that the words beside it
still hold: on the day after, you are asked again.

This rule tells which of them have ended, and, once everything was looked at, which hide nothing;
the same for those in the configuration. One that cannot be understood is of high severity, since it
seems to keep something quiet and does not.

Flagged:

```html index.html
<p>I am Ada. <!-- freshness: until=2026-03-01 still in Turin --></p>
```

```html index.html
<p lang="de" data-freshness-ignore="dead-link">Ich bin Ada.</p>
```

```html index.html
<p data-freshness-ignore="stale-ignore: nothing to hide">Ich bin Ada.</p>
```

Fine:

```html index.html
<p>I am Ada. <!-- freshness: until=2027-03-01 still in Turin --></p>
```

```html index.html
<p>Ich bin Ada. <!-- Ein Kommentar. --> <code>&lt;!-- freshness: until=2020-01-01 --&gt;</code></p>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from freshness.ignores import of_page
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag what has ended or is broken; what hides nothing is known only once all is judged."""
    for each, place in of_page(page.page):
        if each.problem:
            yield Flag(
                message=f"This ignore cannot be understood: {each.problem}.",
                advice="Write it as `ignore=rule reason` or `until=2027-03-01 reason`.",
                severity=Severity.HIGH,
                confidence=Confidence.HIGH,
                place=place,
            )
        elif each.until and each.until < today:
            yield Flag(
                message=f"This held until {each.until}: {each.reason}.",
                advice="Look again: give it another day, or bring the words up to date.",
                severity=Severity.MEDIUM,
                confidence=Confidence.HIGH,
                place=place,
                stale_on=each.until + timedelta(days=1),
            )
