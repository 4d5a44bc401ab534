"""Something says that a page changed lately, and its history says that it did not.

Compares what the sitemap, the feed, metadata, front matter and visible “last updated” lines claim
with what is known for certain: the last commit that changed the words of the page, or that earlier
runs saw the very same words. A claim more than a month later than that is false, and the rule names
who makes it: a sitemap or a footer with the day of the build, a theme that fills in metadata, a
commit that changed nothing but a date, or a shallow clone, which gives every page the day of its
newest commit.

Readers trust such dates, and search engines stop trusting the whole site when they find out. A page
that you read again and found still true is another matter: `freshness review` writes that down.

Left alone: sites without a history to compare with, and small differences, since a site is built
some time after it is written.

Flagged:

```html index.html
<head><meta property="article:modified_time" content="2026-11-01"></head>
<body><h1>About</h1><p>I build organs in a small town by the sea.</p></body>
```
```yaml earlier.yml
seen: 2025-01-02
```

Fine:

```html index.html
<head><meta property="article:modified_time" content="2025-01-02"></head>
<body><h1>About</h1><p>I build organs in a small town by the sea.</p></body>
```
```yaml earlier.yml
seen: 2025-01-02
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from freshness.model import DatedPage, Evidence, Site
from freshness.proof import Refuted, refuted
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Meaning, Severity

_SOURCES = {
    "sitemap": "The sitemap",
    "feed": "The feed",
    "json-ld": "The JSON-LD of the page",
    "meta": "A <meta> of the page",
    "front-matter": "The front matter",
    "time-element": "A <time> on the page",
    "visible-text": "The page",
}
_STAMPS = frozenset(_SOURCES) - {"front-matter"}
"""What a build writes; front matter is somebody's own."""

_SHOWN = frozenset(("visible-text", "time-element"))
_CLONE = "git-clone"
_CHANGES = (Meaning.CHANGED, Meaning.BUILT)
_STAMPED = 5  #: pages with the day of the newest commit that are no chance
_ADVICE = "Take the date from the history of the words, or leave it out."
_FULL_CLONE = "Build from a full clone (`fetch-depth: 0` in Actions), which knows each page's day."
_REVIEW = "Set it when you change the page; `freshness review` notes that you only read it."


class _Lie(NamedTuple):
    page: DatedPage
    refuted: Refuted


def check(site: Site) -> Iterator[Flag]:
    """Flag each source that lies once, at the first page of which it does."""
    lies: dict[str, list[_Lie]] = {}
    for page in site.pages:
        for each in refuted(page):
            lies.setdefault(each.claim.signal, []).append(_Lie(page, each))
    for found in lies.values():
        yield _flag(found)
    yield from _shallow(site)


def _flag(lies: Sequence[_Lie]) -> Flag:
    page, (claim, proof, bump) = lies[0]
    more = len({lie.page.page.url for lie in lies}) - 1
    others = f" (and so of {more} more {'page' if more == 1 else 'pages'})" if more else ""
    name = page.page.path or page.page.url
    subject = name if claim.signal in ("sitemap", "feed") else "it"
    told = f"{_SOURCES[claim.signal]} says {subject} changed on {claim.when}, but {_shown(proof)}"
    if bump:
        told += f", and that day’s {bump.quote}"
    return Flag(
        message=f"{told}{others}.",
        advice=_REVIEW if claim.signal == "front-matter" else _ADVICE,
        severity=Severity.MEDIUM if claim.signal in _SHOWN or more else Severity.LOW,
        confidence=Confidence.HIGH,
        quote=claim.quote if claim.signal in _SHOWN else "",
        place=claim.place if claim.signal not in _SHOWN else None,
        page=page,
        evidence=(claim, proof, *((bump,) if bump else ())),
        stale_on=proof.when.latest,
    )


def _shown(proof: Evidence) -> str:
    if proof.meaning is Meaning.SEEN:
        return f"has had {proof.quote}"
    return f"its words last changed on {proof.when} ({proof.quote})"


def _shallow(site: Site) -> Iterator[Flag]:
    """Flag what shows the day of the newest commit where that is the only one there is."""
    stamped = [
        (page, claim, clone)
        for page in site.pages
        for clone in page.evidence
        if clone.signal == _CLONE
        for claim in page.evidence
        if claim.signal in _STAMPS and claim.when == clone.when and claim.meaning in _CHANGES
    ]
    if len(stamped) < _STAMPED:
        return
    page, claim, clone = stamped[0]
    yield Flag(
        message=f"{len(stamped)} pages claim a change on {claim.when}, when {clone.quote}.",
        advice=_FULL_CLONE,
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        page=page,
        evidence=(claim, clone),
    )
