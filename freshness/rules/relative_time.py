"""“Last year” and “tomorrow” on a page without a date.

Looks for words that count from the day on which they are read (“this morning”, “a few weeks ago”,
“next summer”, “recently”) on pages that show no date of their own, and counts from the day on which
the page was last changed.

Left alone: posts, dated entries and headings, changelogs, lists of talks and publications, closed
ranges, quotations, code, archives that say so, sentences that name their day, and /now pages, which
grow old as a whole. A page that shows
when it was updated, and sentences that are not about their writer, get low confidence.

Flagged:

```html about.html
<meta property="article:modified_time" content="2024-05-03">
<p>Last year I moved to Turin.</p>
```

```html about.html
<html lang="de"><meta property="article:modified_time" content="2024-05-03">
<p>Ich bin letztes Jahr nach Turin gezogen.</p></html>
```

Fine:

```html about.html
<meta property="article:modified_time" content="2024-05-03">
<p>I moved to Turin in 2023. I ring the bells every year.</p>
```

```html about.html
<html lang="de"><meta property="article:modified_time" content="2026-05-03">
<p>Ich bin letztes Jahr nach Turin gezogen.</p></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from freshness.model import DatedPage, Interval
from freshness.moments import moments
from freshness.prose import PERSONAL, Claim, claims, is_of_its_day, outlived, witnesses, written_by
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Meaning, Severity

_LIVES = {"day": 7, "week": 45, "month": 150, "season": 270, "ago": 400, "recent": 730}
"""Days after which nobody would say it this way any more. A year ends with itself."""
_FIXED = frozenset(("day", "week"))
"""What stays wrong even beside a date, since it counts from another day."""
_TALE = 4  #: so many days on a page are those of a story
_SHOWN = frozenset(("visible-text", "time-element"))
_MOST = 5  #: flags a page


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag what no longer means what it meant, once a sentence."""
    found = claims(page, "year", *_LIVES)
    since = written_by(page) if found else None
    if since is None or page.kind is Kind.NOW or is_of_its_day(page):
        return
    shows_date = any(
        each.signal in _SHOWN and each.meaning in (Meaning.CHANGED, Meaning.PUBLISHED)
        for each in page.evidence
    )
    yield from islice(_flags(page, found, since, shows_date, today), _MOST)


def _flags(
    page: DatedPage, found: Sequence[Claim], since: Interval, shows_date: bool, today: date
) -> Iterator[Flag]:
    told: set[tuple[int, int]] = set()
    tells = sum(claim.topic == "day" for claim in found) >= _TALE
    for claim in found:
        sentence = claim.sentence
        place = (sentence.block.number, sentence.start)
        if sentence.history or place in told or (tells and claim.topic in _FIXED):
            continue
        own = next(moments(sentence.text, sentence.language, None), None)
        if own and claim.topic not in _FIXED:
            continue
        over = _over(claim, since, today)
        if over is None:
            continue
        told.add(place)
        about_owner = sentence.is_personal or page.kind in PERSONAL
        is_clear = about_owner and not shows_date
        yield Flag(
            message=f"This says “{claim.words}”, and was written by {since.latest:%B %Y}.",
            advice=f"Name the time itself: {_meant(claim, since)}.",
            severity=Severity.LOW,
            confidence=over[1] if is_clear else Confidence.LOW,
            quote=claim.quote(),
            block=sentence.block,
            evidence=witnesses(page, since),
            stale_on=over[0],
        )


def _over(claim: Claim, since: Interval, today: date) -> tuple[date, Confidence] | None:
    if claim.topic != "year":
        doubtful = 365 if claim.topic == "recent" else None
        return outlived(since, today, days=_LIVES[claim.topic], doubtful=doubtful)
    return outlived(since, today, days=(date(since.latest.year + 1, 1, 1) - since.latest).days)


def _meant(claim: Claim, since: Interval) -> str:
    """The time that was meant, as far as it can be told."""
    year = since.latest.year
    if claim.topic == "ago" and claim.number:
        return f"about {year - claim.number}"
    return (
        f"around {year}"
        if claim.topic in ("year", "season", "recent")
        else f"around {since.latest:%B %Y}"
    )
