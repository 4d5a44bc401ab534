"""An announcement of something that is over.

Looks for sentences that look ahead (“upcoming”, “will take place”, “registration is open until”,
“I’ll be speaking”) and for the last day that they name. A day without a year is placed by its
weekday, or else as the next one after the page was last changed. An announcement that names no day
takes that of the headings, or is over a year after it was written.

Left alone: posts, dated entries, changelogs, lists of talks and of news, quotations and code.

Flagged:

```html index.html
<h1>Ada</h1><p>Upcoming talk: on 12 May 2024 I will be speaking about organs.</p>
```

```html index.html
<html lang="de"><h1>Orgelfest</h1><p>Die Anmeldung ist bis zum 12. Mai 2024 möglich.</p></html>
```

Fine:

```html index.html
<h1>Ada</h1><p>Upcoming talk: on 12 May 2027 I will be speaking about organs.</p>
<h2>Past talks</h2><ul><li>12 May 2024: The upcoming bells</li></ul>
```

```html index.html
<html lang="de"><h1>Orgelfest</h1><p>Die Anmeldung war bis zum 12. Mai 2024 möglich.</p></html>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from freshness.document import Block
from freshness.model import DatedPage, Interval
from freshness.moments import Moment, moments
from freshness.prose import Claim, claims, is_of_its_day, outlived, written_by
from freshness.rule import Flag
from freshness.sentences import Sentence
from freshness.vocabulary import Confidence, Severity

_TOPICS = ("announce", "event", "ahead", "tuned")
_DATELESS = frozenset(("announce", "tuned"))
"""What looks ahead even if it names no day."""
_YEARLY = re.compile(
    r"(?:\b(?:in|of|by|for|until|im|bis|en|de|del|nel|em|do|w|roku|spring|summer|autumn|fall|winter)"
    r" |\()\Z",
    re.IGNORECASE,
)
_LIFE = 365
_TOP = 10  #: blocks in which the day of an event stands as a heading
_BELOW = 40  #: blocks of a list of announcements
_QUOTE = 120
_MOST = 5  #: flags a page


def check(page: DatedPage, today: date) -> Iterator[Flag]:
    """Flag announcements of the past, once a sentence."""
    if found := claims(page, *_TOPICS):
        yield from islice(_flags(page, found, written_by(page), today), _MOST)


def _flags(
    page: DatedPage, found: Sequence[Claim], since: Interval | None, today: date
) -> Iterator[Flag]:
    told: set[tuple[int, int]] = set()
    for claim in found:
        sentence = claim.sentence
        place = (sentence.block.number, sentence.start)
        if sentence.history or place in told or _is_of_both(sentence):
            continue
        if over := _over(claim, page, since, today):
            told.add(place)
            if over.heading and (over.heading.number, 0) not in told:
                told.add((over.heading.number, 0))
                yield _of_heading(over.heading, over)
            yield Flag(
                message=over.message,
                advice="Tell what came of it, or take it out.",
                severity=Severity.MEDIUM if claim.topic != "tuned" else Severity.LOW,
                confidence=over.confidence,
                quote=claim.quote(),
                block=sentence.block,
                stale_on=over.since,
            )


class _Over(NamedTuple):
    """From which day on nothing is ahead, how sure that is, and why."""

    since: date
    confidence: Confidence
    message: str
    heading: Block | None = None  #: that named the day, where the sentence does not


def _of_heading(heading: Block, over: _Over) -> Flag:
    return Flag(
        message="This day is over, and the page still announces it.",
        advice="Say that it was, or take the page out.",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        quote=heading.text[:_QUOTE],
        block=heading,
        stale_on=over.since,
    )


def _over(claim: Claim, page: DatedPage, since: Interval | None, today: date) -> _Over | None:
    """The day after the last one that is named, and how sure that is."""
    sentence = claim.sentence
    named = [
        each
        for each in moments(sentence.text, sentence.language, since)
        if each.when.month or claim.topic != "event" or _is_year(each, sentence)
    ]
    is_heading = "heading" in sentence.block.context
    if claim.topic == "ahead" and not is_heading:
        return None
    heading = None
    if not named and claim.topic in ("ahead", *_DATELESS):
        beside = [
            (each, block)
            for block in _beside(sentence.block, page)
            for each in moments(block.text, sentence.language, None)
            if each.when.month or is_heading
        ]
        named = [each for each, _ in beside]
        if beside and not is_heading:
            heading = max(beside, key=lambda each: each[0].when.latest)[1]
    if named:
        last = max(named, key=lambda each: each.when.latest)
        end = last.when.latest + timedelta(days=1)
        sure = Confidence.MEDIUM if last.is_placed or not last.when.month else Confidence.HIGH
        message = f"This looks ahead to what was over on {last.when.latest}."
        return _Over(end, sure, message, heading) if end <= today else None
    if since is None or claim.topic not in _DATELESS or is_of_its_day(page):
        return None
    over = outlived(since, today, days=_LIFE)
    message = f"This looks ahead, and was written by {since.latest:%B %Y}."
    # Below a heading without days stands what a script or a generator fills in.
    sure = Confidence.LOW if is_heading else Confidence.MEDIUM
    return _Over(over[0], min(sure, over[1]), message) if over else None


def _is_of_both(sentence: Sentence) -> bool:
    """Whether it is a heading of what has been as well: “Upcoming and past talks”."""
    return "heading" in sentence.block.context and sentence.has("past")


def _is_year(moment: Moment, sentence: Sentence) -> bool:
    """Whether a number is said to be a year: a program may be called Office 2016."""
    text = sentence.text
    return sentence.has("person") or bool(
        _YEARLY.search(text[: moment.start]) or text[moment.end :].startswith(("年", " 年"))
    )


def _beside(block: Block, page: DatedPage) -> Iterator[Block]:
    """Where the day stands that an announcement means: below its heading, or atop the page."""
    blocks = page.page.document.blocks
    if "heading" in block.context:
        below = blocks[block.number + 1 : block.number + 1 + _BELOW]
        yield from takewhile(lambda each: "heading" not in each.context, below)
    else:
        yield from (each for each in blocks[:_TOP] if "heading" in each.context)
