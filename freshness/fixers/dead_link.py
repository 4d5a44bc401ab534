"""Links to the page that was meant: with the scheme that was forgotten, or the nearest there is.

A forgotten scheme, and an address that differs in upper and lower case only, are safe. Any other
page is a guess that wants the owner's eye.
"""

from __future__ import annotations

import re
from datetime import date

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_MEANT = re.compile(r"(?:Link to|Load) (?P<address>\S+) (?:if that is meant|instead)")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the address that the finding quotes by the one that its advice names."""
    meant = _MEANT.search(finding.advice)
    edit = replacing(finding, text, meant["address"]) if meant else None
    if meant is None or edit is None:
        return None
    old, new = finding.place.quote.strip(), meant["address"]
    is_forgotten = new in (f"https://{old}", f"mailto:{old}")
    safe = is_forgotten or new.strip("/").casefold() == old.strip("/").casefold()
    return Fix(title=f"link to {new}", safe=safe, edits=(edit,))
