"""Takes the day of a build out of a sitemap, where it stands for the last change of most pages.

A sitemap need not tell any day. Where a generator writes the file, its settings are what to mend,
so this wants the owner's eye. What pages show comes from a layout, and is left to the owner.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from freshness.fixer import edit
from freshness.model import Finding, Fix

_MOST = 2_000  #: entries; larger sitemaps are not written by hand


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Remove each `<lastmod>` of that day, with its line where it has one of its own."""
    path, day = finding.place.path, finding.place.quote
    if path is None or not path.endswith(".xml") or not day:
        return None
    element = rf"<lastmod>\s*+{re.escape(day)}[^<]*+</lastmod>"
    stamp = re.compile(rf"^[ \t]*+{element}[ \t]*+\r?\n|{element}", re.MULTILINE)
    found = list(islice(stamp.finditer(text), _MOST + 1))
    if not found or len(found) > _MOST:
        return None
    edits = tuple(edit(path, text, each.start(), each.end(), "") for each in found)
    return Fix(title="take the day of a build out of the sitemap", safe=False, edits=edits)
