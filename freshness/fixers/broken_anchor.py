"""Links to the part of the page whose name is nearest.

Safe where only upper and lower case, accents, hyphens and underscores differ; any other one is a
guess that wants the owner's eye.
"""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize
from urllib.parse import quote, unquote

from freshness.fixer import replacing
from freshness.model import Finding, Fix

_MEANT = re.compile(r"Link to #(?P<name>.+) instead\.")
_SAFE = "!$*+,;=:@/?"  #: may stand in a fragment (RFC 3986 3.5), in markup and in Markdown
_BARE = re.compile(r"[^\s\"'<>()&`\\]+")
_PLAIN = re.compile(r"[\W_]+")


def fix(finding: Finding, text: str, today: date) -> Fix | None:
    """Replace the fragment of the address that the finding quotes."""
    meant = _MEANT.search(finding.advice)
    page, mark, old = finding.place.quote.partition("#")
    if meant is None or not mark:
        return None
    name = meant["name"]
    edit = replacing(
        finding, text, f"{page}#{name if _BARE.fullmatch(name) else quote(name, safe=_SAFE)}"
    )
    safe = _plain(unquote(old)) == _plain(name)
    return Fix(title=f"link to #{name}", safe=safe, edits=(edit,)) if edit else None


def _plain(name: str) -> str:
    return _PLAIN.sub("", normalize("NFKD", name)).casefold()
