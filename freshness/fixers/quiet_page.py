"""Notes in the front matter that somebody read the page today.

Only who did read it may say so; nothing else about the page changes.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from freshness.errors import UserError
from freshness.fixer import between
from freshness.model import Finding, Fix
from freshness.review import ENDINGS, HTML, stamped

_OWN_DAY = re.compile(r"^(?:review[-_]?by|fresh[-_]until)[ \t]*[:=]", re.MULTILINE | re.IGNORECASE)
_HEAD = 4_000  #: characters in which the front matter is


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Write `reviewed: <today>`, unless the page has a day of its own, which its owner moves."""
    path = finding.place.path
    ending = PurePosixPath(path or "").suffix.lower()
    if path is None or ending not in ENDINGS or _OWN_DAY.search(text, 0, _HEAD):
        return None
    body = text.encode("utf-8", "surrogatepass")
    try:
        new = stamped(body, today, markdown=ending not in HTML).decode("utf-8", "surrogatepass")
    except UserError:
        return None
    edit = between(path, text, new)
    return Fix(title=f"note that you read it on {today}", safe=False, edits=(edit,))
