"""The day in the data that a script fills the page with, asked only when nothing better is known.

Pages that a program builds in the browser bring their text as JSON: `"publishedAt": "2024-05-17"`.
Only a day that all keys of a kind agree on is told. It lies where the data are of something else on
the page, a video or a repository; so it is a last resort, and believed little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.vocabulary import Meaning
from freshness.when import parse_iso

SLUG = "data-island"
LAST_RESORT = True
_KINDS = (
    r"date_?published|first_?published(?:_?at|_?date)?|publi(?:shed|sh|cation)_?(?:at|on|date|time)",
    r"created_?(?:at|on|date|time)|date_?created|creation_?date",
)
# JSON inside a string of a script has a backslash before each quotation mark.
_DATES = tuple(
    re.compile(rf'"(?:{keys})\\?"\s?:\s?\\?"(\d{{4}}-\d\d-\d\d)(?!\d)', re.IGNORECASE)
    for keys in _KINDS
)
_MOST = 20  #: dates that are looked at; a page with more is a list
_TRUST = 0.35


def read(page: Page, today: date) -> Iterator[Evidence]:
    """The one day of publication in the data, or else the one of creation."""
    if page.is_source or "<script" not in page.document.html:
        return
    for pattern in _DATES:
        found = list(islice(pattern.finditer(page.document.html), _MOST))
        if found:
            when = parse_iso(found[0][1])
            if when and when.latest <= today and len({each[1] for each in found}) == 1:
                quote = found[0][0].replace("\\", "")
                yield evidence(page, SLUG, Meaning.PUBLISHED, when, quote=quote, trust=_TRUST)
            return
