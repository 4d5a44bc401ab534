"""An age that was right when it was written.

Looks for “I am 24 years old” and the like where a page speaks of its owner, and counts from the day
on which the page was last changed. Nine months later a birthday has passed more likely than not; a
year later it certainly has.

Left alone: ages of computers, children and companies in posts, quotations, and pages that do not
tell when they were changed.

Flagged:

```html about.html
<p>I am Ada, a 24-year-old developer from Turin.</p><p>Last updated: 3 May 2024</p>
```

```html about.html
<html lang="de"><p>Ich bin 24 Jahre alt und studiere Orgelbau.</p>
<p>Zuletzt aktualisiert: 3. Mai 2024</p></html>
```

Fine:

```html about.html
<p>I was born in 2002.</p><p>Last updated: 3 May 2024</p>
```

```html about.html
<html lang="de"><p>Ich bin 24 Jahre alt.</p><p>Zuletzt aktualisiert: 3. Oktober 2026</p></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from freshness.model import DatedPage
from freshness.prose import PERSONAL, claims, first_of_each, outlived, witnesses, written_by
from freshness.rule import Flag
from freshness.vocabulary import Severity

_BIRTHDAY_LIKELY = 274  #: days, after which three of four people have had one
_YOUNGEST, _OLDEST = 14, 99  #: who write of their own age
_MOST = 5  #: a page


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag ages that grew since they were written, once a sentence."""
    found = claims(page, "age")
    since = written_by(page) if found else None
    if since is None:
        return
    for claim in islice(first_of_each(found, ("age",)), _MOST):
        sentence, age = claim.sentence, claim.number
        if sentence.history or age is None or not _YOUNGEST <= age <= _OLDEST:
            continue
        if not sentence.is_personal and page.kind not in PERSONAL:
            continue
        if over := outlived(since, today, days=_BIRTHDAY_LIKELY):
            yield Flag(
                message=f"This gives an age of {age}, and was written by {since.latest:%B %Y}.",
                advice=f"Name the year of birth ({since.latest.year - age} or the year before), "
                "or leave the age out.",
                severity=Severity.MEDIUM,
                confidence=over[1],
                quote=claim.quote(),
                block=sentence.block,
                evidence=witnesses(page, since),
                stale_on=over[0],
            )
