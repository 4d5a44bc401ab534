"""A date in the page's address, as blogs have it: `/2024/05/17/title/` or `/2024-05-17-title`.

It lies where an address keeps the day of a first draft, and never knows of later changes. A month
with nothing after it is the month's list of posts and says nothing of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.url import path
from freshness.vocabulary import Meaning
from freshness.when import parse_iso

SLUG = "url-date"
# A one-digit day must end its segment: `/2023/10/3-questions` is no third of October.
_DATE = re.compile(
    r"/(?P<year>\d{4})"
    r"(?:/(?P<month>\d\d?)/(?:(?P<day>\d\d?)(?=/|$)|(?P<two>\d\d)(?=[-_])|(?!index\.)(?=[^/\d][^/]*/?$))"
    r"|-(?P<month2>\d\d)-(?P<day2>\d\d)(?=[-_/.]|$))"
)
_DAY_FIRST = re.compile(r"/(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d{4})(?=[-_/.]|$)")


def read(page: Page) -> Iterator[Evidence]:
    """The first date in the path."""
    where = path(page.url)
    match = _DATE.search(where) or _DAY_FIRST.search(where)
    if not match:
        return
    parts = match.groupdict("")
    month = parts["month"] or parts["month2"]
    day = parts["day"] or parts.get("two") or parts.get("day2")
    when = parse_iso("-".join(part for part in (parts["year"], month, day) if part))
    if when:
        trust = 0.95 if day else 0.6
        yield evidence(page, SLUG, Meaning.PUBLISHED, when, quote=match[0], trust=trust)
