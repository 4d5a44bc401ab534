"""Years of experience that were counted when they were written.

Looks for “11 years of experience”, “for the past ten years” and the like where somebody speaks of
themselves, and counts on from the day on which the page was last changed. A number with a plus, or
after “over”, stays true; it is worth a new count when it has grown by a fifth, two years at least.

Left alone: sentences that name the year (“since 2013”), closed ranges, quotations, posts, and pages
that do not tell when they were changed.

Flagged:

```html about.html
<p>I have 11 years of experience in building organs.</p><p>Last updated: 3 May 2024</p>
```

```html about.html
<html lang="fr"><p>J’ai plus de 5 ans d’expérience en facture d’orgues.</p>
<p>Dernière mise à jour : 3 mai 2022</p></html>
```

Fine:

```html about.html
<p>I have been building organs since 2013.</p><p>Last updated: 3 May 2024</p>
```

```html about.html
<html lang="fr"><p>J’ai plus de 5 ans d’expérience.</p>
<p>Dernière mise à jour : 3 mai 2025</p></html>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from freshness.model import DatedPage
from freshness.prose import PERSONAL, Claim, claims, outlived, witnesses, written_by
from freshness.rule import Flag
from freshness.vocabulary import Severity
from freshness.when import spoken

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_DECADE = 10
_LONGEST = 60
_DAYS = 365
_BESIDE = 25  #: characters


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag each count that has grown."""
    found = claims(page, "experience", "span")
    since = written_by(page) if found else None
    if since is None:
        return
    told: set[int] = set()
    for claim in found:
        sentence = claim.sentence
        years = _DECADE if claim.number is None else claim.number
        if sentence.history or not 0 < years <= _LONGEST or _says_since(claim):
            continue
        if sentence.block.number in told:
            continue
        if not (sentence.is_personal or page.kind in PERSONAL):
            continue
        if claim.topic == "span" and not sentence.has("person"):
            continue
        is_open = "plus" in claim.slots or claim.has("over") or claim.number is None
        due = max(2, years // 5) if is_open else 1
        if over := outlived(since, today, days=due * _DAYS):
            told.add(sentence.block.number)
            yield Flag(
                message=f"This counts {years} years, and was written by {since.latest:%B %Y}, "
                f"{spoken((today - since.latest).days)} ago.",
                advice=f"Write since when instead: since about {since.latest.year - years}.",
                severity=Severity.LOW,
                confidence=over[1],
                quote=claim.quote(),
                block=sentence.block,
                evidence=witnesses(page, since),
                stale_on=over[0],
            )


def _says_since(claim: Claim) -> bool:
    """Whether the year in which it began stands beside the count."""
    text, start = claim.sentence.block.text, claim.start
    return bool(_YEAR.search(text[max(0, start - _BESIDE) : start + len(claim.words) + _BESIDE]))
