"""Nothing has changed on a page for longer than its kind bears.

Looks at when somebody last cared for a page: changed, reviewed or published it, whichever is
latest. A page about now ages in two months, the home page, a CV or an about page in a year, other
pages in two; `half_life` in the configuration says otherwise. A page may also name its own day, as
`review_by: 2027-03-01` in its front matter: that day counts then, and the half-life does not.

Age alone is no fault. It is a good reason to read the page once: what was true when you wrote it
may have moved on without it.

Left alone: dated posts, lists of posts and legal pages, which do not age; pages that tell no date;
pages that say themselves that they are archived; pages of hardly a word; pages kept out of search
engines; and plain pages below the first level, one of many recipes, references or demos.

Flagged:

```html about/index.html
<h1>About</h1>
<p>I build organs.</p>
<p>Last updated: 1 September 2025</p>
```

```html about/index.html
<h1>Über mich</h1>
<p>Ich baue Orgeln.</p>
<p>Zuletzt aktualisiert: 3. Mai 2021</p>
```

```markdown index.md
---
review_by: 2026-10-01
---
# Orgues

Tous les prix de mes orgues.
```

Fine:

```html about/index.html
<h1>About</h1>
<p>I build organs.</p>
<p>Last updated: 1 November 2026</p>
```

```html about/index.html
<h1>À propos</h1>
<p>Cette page est archivée.</p>
<p>Dernière mise à jour : 3 mai 2021</p>
```

```html about/index.html
<h1>About</h1>
<p>I build organs.</p>
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from freshness.config import HalfLife
from freshness.model import DatedPage, Evidence, Interval, Site
from freshness.rule import Flag
from freshness.url import path
from freshness.vocabulary import Confidence, Kind, Meaning, Severity
from freshness.when import parse_iso, spoken

_RETIRED = re.compile(
    r"\b(?:archived|archival purposes|abandonware|discontinued|unmaintained|shelved|"
    r"no longer (?:actively )?(?:maintained|updated|developed)|"
    r"not (?:being )?(?:actively )?(?:maintained|updated|developed)(?: any ?more)?|"
    r"archivée?s?|plus maintenue?|plus mise? à jour|abandonnée?|archiviert|eingestellt|"
    r"nicht mehr (?:gepflegt|aktualisiert|weiterentwickelt)|archivad[oa]|descontinuad[oa]|"
    r"ya no se (?:mantiene|actualiza)|archiviat[oa]|non più (?:mantenut|aggiornat)[oa]|"
    r"niet meer (?:onderhouden|bijgewerkt))\b|更新を終了|已归档|停止更新",
    re.IGNORECASE,
)
_SLOW = frozenset((Kind.PAGE, Kind.PROJECT))
"""What may well be finished."""
_PROSE = 500
"""Characters; with fewer, such a page shows something and says little that could go stale."""
_LANGUAGE = re.compile(r"^[a-z]{2}(?:-[a-z]{2})?/", re.IGNORECASE)
_README = re.compile(r"(?:^|/)readme\.\w+$", re.IGNORECASE)
"""Is about the files."""
_OWN_DAY = ("review_by", "review-by", "reviewBy", "fresh_until", "fresh-until")
_NEAR_TOP = 8  #: blocks; a remark further down is about something else


def check(page: DatedPage, site: Site, today: date, half_life: HalfLife) -> Iterator[Flag]:
    """Flag a page that was last touched more than its half-life ago, or whose own day is over."""
    if by := _own_day(page):
        if by < today:
            yield Flag(
                message=f"This page wanted to be reviewed by {by}.",
                advice="Read it once, mend what is no longer true, and name the next day.",
                severity=Severity.MEDIUM,
                confidence=Confidence.HIGH,
                stale_on=by,
            )
        return
    days: int | None = getattr(half_life, page.kind.value, None)
    touched = page.touched
    if days is None or touched is None:
        return
    age = (today - touched.latest).days
    if age <= days or _is_exempt(page) or _is_one_of_many(page, site.crawl.url):
        return
    long = page.kind is Kind.NOW or (age > 2 * days and page.kind not in _SLOW)
    yield Flag(
        message=f"Nothing has changed here for {spoken(age)}.",
        advice="Read it once as a stranger would, mend what is no longer true, "
        "and say so with `freshness review`.",
        severity=Severity.MEDIUM if long else Severity.LOW,
        confidence=touched.confidence,
        evidence=tuple(each for each in page.evidence if _speaks_for(each, touched)),
        stale_on=touched.latest + timedelta(days=days),
    )


def _own_day(page: DatedPage) -> date | None:
    """Until when a page is reviewed, by its own front matter."""
    for key in _OWN_DAY:
        value = page.page.front_matter.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str) and (told := parse_iso(value)):
            return told.latest
    return None


def _is_exempt(page: DatedPage) -> bool:
    document = page.page.document
    hidden = "noindex" in document.meta("robots").lower() or page.page.front_matter.get("noindex")
    missing = page.page.url.endswith(("/404", "/404/", "/404.html"))
    top = document.blocks[:_NEAR_TOP]
    return (
        bool(hidden)
        or missing
        or (page.kind in _SLOW and len(document.text) < _PROSE)
        or document.is_scripted
        or not document.text  # its words come from elsewhere
        or _README.search(page.page.path or "") is not None
        or any(_RETIRED.search(block.text) for block in top)
    )


def _is_one_of_many(page: DatedPage, root: str) -> bool:
    """Whether a plain page lies deeper than `uses/`, `uses.html` or `en/uses/`."""
    within = path(page.page.url).removeprefix(path(root)).removesuffix("index.html")
    return page.kind is Kind.PAGE and "/" in _LANGUAGE.sub("", within).strip("/")


def _speaks_for(evidence: Evidence, touched: Interval) -> bool:
    unused = (Meaning.BUILT, Meaning.COPYRIGHT, Meaning.SEEN)
    return (
        evidence.signal == touched.signal
        and evidence.when.earliest == touched.earliest
        and evidence.meaning not in unused
    )
