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
| in progress | a year |
| new, just released; a work in progress | two years |
| in preparation, under review, to appear; available for hire | two years |
| a student at; as of December 2023, current … | two years |
| a doctoral student at | four years |
| currently, at the moment | three years |

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

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from freshness.model import DatedPage, Interval
from freshness.moments import Moment, moments
from freshness.prose import (
    PERSONAL,
    Claim,
    claims,
    first_of_each,
    is_of_its_day,
    keep,
    outlived,
    witnesses,
    written_by,
)
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Kind, Severity

_LIVES = {
    "seeking": 274, "sought": 274, "doctoral": 1_461, "student": 730, "preparation": 730,
    "unfinished": 730, "progress": 365, "available": 730, "dated": 730, "now": 1_095,
    "present": 1_095, "new": 730,
}  # fmt: skip
"""Days after which a claim is doubtful; of several in a sentence the first of these counts."""
_TOPICS = ("expected", "study", *_LIVES)
_BEGAN = "Say when you began or will finish"
_ADVICE = {
    "expected": "Say what came of it",
    "study": _BEGAN, "student": _BEGAN, "doctoral": _BEGAN,
    "seeking": "Take it out, or say until when you look",
    "sought": "Take it out, or say until when you look",
    "available": "Say until when",
    "preparation": "Tell where it appeared",
    "unfinished": "Finish it, or say that it rests",
    "progress": "Finish it, or say that it rests",
    "dated": "Bring it up to date",
    "now": "Say since when instead", "present": "Say since when instead",
    "new": "Say when it came out",
}  # fmt: skip
"""What stays true, by topic."""
_DOUBTFUL = {"now": 365, "present": 365, "student": 365, "available": 365}
_DATED = frozenset(("expected", "dated"))
"""What is judged by the date that it names itself."""
_SCHOOL_BEGINS = 8
_NEXT_YEAR_BEGAN = (10, 1)
"""Month, and month and day, up north. Who writes down south is judged half a year too kindly."""
_GRAVE = frozenset(("study", "seeking", "sought", "expected"))
_PERSONAL = frozenset(("study", "seeking", "sought", "available", "student", "doctoral"))
"""Claims that anybody may make of others."""
_VERBS = (" is", " are", " ist", " sind", " est", " sont")
_ONCE = frozenset(("study", "student", "doctoral"))
"""What somebody says of themselves is told once a page."""
_ANYWHERE = frozenset(("preparation",))
_AFTER = 20  #: characters from a word to its day
_SOON = 20  #: characters from the start of a sentence
_FEW, _MOST = 2, 5  #: flags a page


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag what has most likely changed, once a sentence."""
    if found := claims(page, *_TOPICS):
        yield from islice(_flags(page, found, written_by(page), today), _MOST)


def _flags(
    page: DatedPage, found: Sequence[Claim], since: Interval | None, today: date
) -> Iterator[Flag]:
    told = Counter[str]()
    of_a_year = is_of_its_day(page)
    for claim in first_of_each(found, _TOPICS):
        if (of_a_year or claim.sentence.history) and not _counts_anyway(claim):
            continue
        most = 1 if claim.topic in _ONCE else _MOST if _speaks(claim, page) else _FEW
        if told[claim.topic] >= most:
            continue
        if over := _over(claim, page, since, today):
            told[claim.topic] += 1
            yield Flag(
                message=_message(claim, since),
                advice=f"{_ADVICE[claim.topic]}, or confirm it with "
                f"`{keep(today + timedelta(days=365))}`.",
                severity=Severity.MEDIUM if claim.topic in _GRAVE else Severity.LOW,
                confidence=over[1],
                quote=claim.quote(),
                block=claim.sentence.block,
                evidence=witnesses(page, since) if since and claim.topic not in _DATED else (),
                stale_on=over[0],
            )


def _speaks(claim: Claim, page: DatedPage) -> bool:
    """Whether the owner speaks of themselves; of the rest of the world a few are enough."""
    return claim.sentence.is_personal or page.kind in PERSONAL


def _counts_anyway(claim: Claim) -> bool:
    """In a list of publications a paper may still be in preparation."""
    return claim.topic in _ANYWHERE and claim.sentence.history in ("list", "entry")


def _over(
    claim: Claim, page: DatedPage, since: Interval | None, today: date
) -> tuple[date, Confidence] | None:
    """The day on which a claim became doubtful, and how sure that is."""
    sentence = claim.sentence
    dates = list(moments(sentence.text, sentence.language, since))
    named = [each.when.latest for each in dates]
    if claim.topic == "expected":
        if " " not in claim.words:
            named = [each.when.latest for each in dates if _is_beside(each, claim)]
        if not named or max(named) >= today:
            return None
        return max(named) + timedelta(days=1), Confidence.MEDIUM
    if claim.topic == "dated":
        end = max(named, default=today) + timedelta(days=_LIVES["dated"])
        return (end, Confidence.MEDIUM) if end <= today else None
    if claim.topic == "sought" and len(sentence.block.text) > len(claim.words) + _SOON:
        return None  # it is no heading
    if claim.topic == "seeking" and named:
        end = max(named) + timedelta(days=1)
        return (end, Confidence.MEDIUM) if end <= today else None
    if since is None or any(each.when.day for each in dates):
        return None
    since = replace(since, latest=max(since.latest, *named)) if named else since
    about_owner = _speaks(claim, page)
    if claim.topic in _PERSONAL and not (sentence.is_personal or _begins(claim, page)):
        return None
    if claim.topic == "preparation" and not (about_owner or _is_remark(claim)):
        return None
    own = sentence.has("person") or page.kind in (*PERSONAL, Kind.PROJECT)
    if claim.topic in ("progress", "unfinished") and not own:
        return None
    if claim.topic == "study":
        return outlived(since, today, days=_days_of_study(since))
    days, doubtful = _LIVES[claim.topic], _DOUBTFUL.get(claim.topic)
    over = outlived(since, today, days=days, doubtful=doubtful)
    if claim.topic == "present" and page.kind not in PERSONAL and over:
        return over[0], Confidence.LOW
    return over


def _is_beside(moment: Moment, claim: Claim) -> bool:
    """Whether a day is what is expected: `expected in May`, `May 2024 (expected)`."""
    start = claim.start - claim.sentence.start
    if moment.end <= start:
        return not any(map(str.isalnum, claim.sentence.text[moment.end : start]))
    return moment.start - start <= len(claim.words) + _AFTER


def _begins(claim: Claim, page: DatedPage) -> bool:
    """Whether a sentence without “I” begins with the words, where the owner speaks."""
    return page.kind in PERSONAL and claim.start - claim.sentence.start <= _SOON


def _is_remark(claim: Claim) -> bool:
    """Whether words begin a clause, as in “(in preparation)”; else they may be about anything."""
    before = claim.sentence.block.text[: claim.start].rstrip()
    return not before or not before[-1].isalnum() or before.endswith(_VERBS)


def _days_of_study(since: Interval) -> int:
    """Days until the school year has begun that follows the one of the writing."""
    written = since.latest
    year = written.year + (written.month >= _SCHOOL_BEGINS)
    return (date(year, *_NEXT_YEAR_BEGAN) - written).days


def _message(claim: Claim, since: Interval | None) -> str:
    if claim.topic == "expected" or since is None:
        return f"This says “{claim.words}”, and the date that it names is over."
    return f"This says “{claim.words}”, and was written by {since.latest:%B %Y}."
