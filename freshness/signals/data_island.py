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
    re.compile(rf'"({keys})\\?": ?\\?"(20\d\d-\d\d-\d\d)(?!\d)', re.IGNORECASE) for keys in _KINDS
)
_VALUES = ('":"20', '": "20', '\\":\\"20', '\\": \\"20')  # of which each such date has one
_MOST = 20  #: dates that are looked at; a page with more is a list
_TRUST = 0.35


def read(page: Page, today: date) -> Iterator[Evidence]:
    """The one day of publication in the data, or else the one of creation."""
    html = page.document.html
    if page.is_source or not any(each in html for each in _VALUES):
        return  # nearly always, and a hundred times faster than to look for all keys
    for pattern in _DATES:
        found = list(islice(pattern.finditer(html), _MOST))
        if found:
            key, day = found[0].groups()
            when = parse_iso(day)
            if when and when.latest <= today and all(each[2] == day for each in found):
                quote = f"{key}: {day}"
                yield evidence(page, SLUG, Meaning.PUBLISHED, when, quote=quote, trust=_TRUST)
            return
