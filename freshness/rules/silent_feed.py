"""A feed has fallen silent, measured by its own rhythm.

Looks at the dates of the entries of your feeds. A feed is silent when its last entry lies back more
than three times its usual gap, and at least half a year. The liveliest feed speaks for the site;
feeds of single tags or of comments may rest.

Readers who subscribed have no other sign of you. One short entry, even “I write elsewhere now”,
tells them whether to stay.

Left alone: feeds without dates, and feeds whose entries all carry the day of a build. Fewer than
four entries make no rhythm: those are told with low confidence, after a year.

Flagged:

```xml feed.xml
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ada</title><id>https://ada.example/</id>
<updated>2024-03-01T00:00:00Z</updated>
<entry><title>D</title><id>https://ada.example/d</id><updated>2024-03-01T00:00:00Z</updated></entry>
<entry><title>C</title><id>https://ada.example/c</id><updated>2024-02-01T00:00:00Z</updated></entry>
<entry><title>B</title><id>https://ada.example/b</id><updated>2024-01-01T00:00:00Z</updated></entry>
<entry><title>A</title><id>https://ada.example/a</id><updated>2023-12-01T00:00:00Z</updated></entry>
</feed>
```
```html index.html
<html><head><link rel="alternate" type="application/atom+xml" href="feed.xml"></head>
<body><p>Hello, I am Ada.</p></body></html>
```

Fine:

```xml feed.xml
<rss version="2.0"><channel><title>Ada</title><link>https://ada.example/</link>
<description>Notes</description>
<item><link>https://ada.example/d</link><pubDate>Sun, 01 Nov 2026 00:00:00 GMT</pubDate></item>
<item><link>https://ada.example/c</link><pubDate>Thu, 01 Oct 2026 00:00:00 GMT</pubDate></item>
<item><link>https://ada.example/b</link><pubDate>Tue, 01 Sep 2026 00:00:00 GMT</pubDate></item>
<item><link>https://ada.example/a</link><pubDate>Sat, 01 Aug 2026 00:00:00 GMT</pubDate></item>
</channel></rss>
```
```html index.html
<html><head><link rel="alternate" type="application/rss+xml" href="feed.xml"></head>
<body><p>Hallo, ich bin Ada.</p></body></html>
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from freshness.model import Feed, Place, Site
from freshness.rule import Flag
from freshness.vocabulary import Confidence, Severity
from freshness.when import spoken

_RECENT = 20
_ENOUGH = 4
_PATIENCE = 3  #: usual gaps that may pass
_AT_LEAST = 180  #: days; nobody is silent sooner
_WITHOUT_RHYTHM = 365  #: days


def check(site: Site, today: date) -> Iterator[Flag]:
    """Flag the liveliest feed of a site when it has gone quiet."""
    dated = [(days[0], feed, days) for feed in site.crawl.feeds if (days := _days(feed, today))]
    if not dated:
        return
    newest, feed, days = max(dated, key=lambda each: (each[0], len(each[2])))
    if len(days) == 1 and len(feed.entries) >= _ENOUGH:
        return  # every entry bears the day of one build
    has_rhythm = len(days) >= _ENOUGH
    gap = median((later - earlier).days for later, earlier in pairwise(days)) if has_rhythm else 0
    allowed = max(_PATIENCE * gap, _AT_LEAST) if has_rhythm else _WITHOUT_RHYTHM
    silence = (today - newest).days
    if silence <= allowed:
        return
    usual = f"; one used to come every {spoken(round(gap))}" if has_rhythm else ""
    yield Flag(
        message=f"The last entry of the feed is {spoken(silence)} old{usual}.",
        advice="Post a short note, or say in the feed where you write now.",
        severity=Severity.LOW,
        confidence=Confidence.HIGH if has_rhythm else Confidence.LOW,
        place=Place(url=feed.url, path=feed.path, quote=feed.entries[0].title),
        stale_on=newest + timedelta(days=int(allowed)),
    )


def _days(feed: Feed, today: date) -> list[date]:
    """The days of the newest entries, newest first, scheduled ones left out."""
    if "comment" in feed.url.lower():
        return []
    told = (entry.published or entry.updated for entry in feed.entries)
    days = {each.latest for each in told if each is not None}
    return sorted((day for day in days if day <= today), reverse=True)[:_RECENT]
