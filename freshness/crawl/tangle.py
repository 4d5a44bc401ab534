"""Whether HTML is so tangled that parsing it would take for ever.

Parsers look through all open elements, or all attributes of a tag, for each new one. No page that
somebody wrote has thousands of either; one that was made to stall its readers does.
"""

from __future__ import annotations

import re

SMALL = 1 << 16
"""Characters of a page in which no harm is done."""

MAX_DEPTH = 5_000
MAX_ATTRIBUTES = 2_000

_LONG = 10_000  #: characters of a tag whose attributes are worth counting
# What scripts, styles and comments say is no markup: `t<e;i<totalSheets` opens nothing.
_TAG = re.compile(
    r"<(?:!--(?:[^-]++|-(?!->))*+"
    r"|(?P<raw>script|style)\b[^>]*+>(?:[^<]++|<(?!/(?P=raw)))*+"
    r"|(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?:[^\"'>]|\"[^\"]*+\"|'[^']*+')*+)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_BETWEEN = re.compile(r"[\s/]++")
# Elements that nest in nothing of their kind, since their end may be left out.
_FLAT = frozenset(
    "area base br col dd dt embed hr img input li link meta optgroup option p param rb rp rt "
    "source tbody td tfoot th thead tr track wbr".split()
)


def tangled(html: str) -> str:
    """What is wrong with a page, or empty when it can be parsed."""
    if len(html) < SMALL:
        return ""
    depth = 0
    for tag in _TAG.finditer(html):
        if not tag["name"]:
            continue
        if tag.end() - tag.start() > _LONG:
            bare = _QUOTED.sub("", tag[0])
            if sum(1 for _ in _BETWEEN.finditer(bare)) > MAX_ATTRIBUTES:
                return f"a tag has more than {MAX_ATTRIBUTES:,} attributes"
        if tag["name"].lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > MAX_DEPTH:
            return f"more than {MAX_DEPTH:,} elements are nested in each other"
    return ""
