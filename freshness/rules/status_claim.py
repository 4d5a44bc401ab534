"""What somebody was doing when the page was last changed.

Looks for what does not stay: “currently at …”, a year of study, a degree that is expected, a job
that is looked for, a paper in preparation, work in progress, what is new. Each has a time after
which it is doubtful, counted from the day on which the page was last changed, or from the date that
the sentence names:

| what is said | doubtful after |
| --- | --- |
| in the third year, in the second semester | the end of that school year |
| expected, graduating, starting in … | the date that is named |
| looking for a position | nine months |
| work in progress | a year |
| new, just released | two years |
| in preparation, under review, to appear; available for hire | two years |
| currently, at the moment; a student at | three years |

Left alone: posts, dated entries, changelogs, closed ranges, quotations, code, archives that say so,
and pages that do not tell when they were changed.

Flagged:

```html about.html
<meta property="article:modified_time" content="2022-05-03">
<p>I am currently an organ builder at Example &amp; Daughters.</p>
```

```html about.html
<html lang="fr"><meta property="article:modified_time" content="2025-11-03">
<p>Je suis étudiante en deuxième année de facture d’orgues.</p></html>
```

Fine:

```html about.html
<meta property="article:modified_time" content="2026-05-03">
<p>I am currently an organ builder. The currently selected organ is lit.</p>
```

```html about.html
<html lang="fr"><meta property="article:modified_time" content="2026-09-20">
<p>Je suis étudiante en deuxième année de facture d’orgues.</p></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from freshness.model import DatedPage, Interval
from freshness.moments import moments
from freshness.prose import PERSONAL, Claim, claims, keep, outlived, written
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_LIVES = {
    "now": 1_095, "student": 1_095, "seeking": 274, "available": 730, "preparation": 730,
    "progress": 365, "new": 730,
}  # fmt: skip
"""Days after which a claim is doubtful."""
_DOUBTFUL = {"now": 365, "student": 730, "available": 365}
_SCHOOL_YEAR_ENDS = (9, 30)  # month and day, by which the next one has begun everywhere up north
_GRAVE = frozenset(("study", "seeking", "expected"))
_ANYWHERE = frozenset(("preparation",))
_MOST = 5  #: flags a page


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag what has most likely changed, once a sentence."""
    yield from islice(_flags(page, written(page), today), _MOST)


def _flags(page: DatedPage, since: Interval | None, today: date) -> Iterator[Flag]:
    told: set[tuple[int, int]] = set()
    for claim in claims(page, "expected", "study", *_LIVES):
        sentence = claim.sentence
        place = (sentence.block.number, sentence.start)
        if place in told or (sentence.history and not _counts_anyway(claim)):
            continue
        over = _over(claim, page, since, today)
        if over is None:
            continue
        told.add(place)
        end, confidence = over
        yield Flag(
            message=_message(claim, since),
            advice="Bring it up to date, or confirm it with "
            f"`{keep(today + timedelta(days=365))}`.",
            severity=Severity.MEDIUM if claim.topic in _GRAVE else Severity.LOW,
            confidence=confidence,
            quote=claim.quote(),
            block=sentence.block,
            stale_on=end,
        )


def _counts_anyway(claim: Claim) -> bool:
    """In a list of publications a paper may still be in preparation."""
    return claim.topic in _ANYWHERE and claim.sentence.history in ("list", "entry")


def _over(
    claim: Claim, page: DatedPage, since: Interval | None, today: date
) -> tuple[date, Confidence] | None:
    """The day on which a claim became doubtful, and how sure that is."""
    sentence = claim.sentence
    named = [each.when.latest for each in moments(sentence.text, sentence.language, since)]
    if claim.topic == "expected":
        if not named or max(named) >= today:
            return None
        return max(named) + timedelta(days=1), Confidence.MEDIUM
    if since is None or (named and max(named) >= today):
        return None
    about_owner = sentence.is_personal or page.kind in PERSONAL
    if claim.topic == "study":
        return outlived(since, today, days=_days_of_study(since)) if about_owner else None
    if claim.topic in ("seeking", "available", "student") and not about_owner:
        return None
    if claim.topic == "progress" and not (about_owner or page.kind is Kind.PROJECT):
        return None
    return outlived(
        since, today, days=_LIVES[claim.topic], doubtful=_DOUBTFUL.get(claim.topic)
    )


def _days_of_study(since: Interval) -> int:
    """Days until the school year is over in which something was written."""
    end = date(since.latest.year, *_SCHOOL_YEAR_ENDS)
    if end < since.latest:
        end = end.replace(year=end.year + 1)
    return (end - since.latest).days + 1


def _message(claim: Claim, since: Interval | None) -> str:
    if claim.topic == "expected" or since is None:
        return f"“{claim.words}”: the date that is named here is over."
    return f"“{claim.words}” was said by {since.latest:%B %Y}."
