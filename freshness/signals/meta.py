"""Dates in `<meta>` elements: Open Graph, Dublin Core and plain names.

It lies where a content system writes the day of its last save into `date`, and where a theme fills
`og:updated_time` with the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterator

from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.signals.json_ld import NIGHT
from freshness.vocabulary import Meaning
from freshness.when import is_at_night, parse

SLUG = "meta"
_MEANINGS = {
    **dict.fromkeys(
        "article:published_time article:published og:published_time datepublished "
        "parsely-pub-date sailthru.date pubdate publish_date publish-date".split(),
        (Meaning.PUBLISHED, 0.94),
    ),
    **dict.fromkeys(
        "date dc.date dc.date.issued dc.date.created dc.created dc.issued dcterms.date "
        "dcterms.created dcterms.issued datecreated citation_publication_date".split(),
        (Meaning.PUBLISHED, 0.78),
    ),
    **dict.fromkeys(
        "article:modified_time article:modified og:updated_time og:modified_time datemodified "
        "dc.date.modified dc.modified dcterms.modified revised revision lastmod last-modified "
        "last_modified last-updated last_updated".split(),
        (Meaning.CHANGED, 0.6),
    ),
    **dict.fromkeys(("lastreviewed", "last-reviewed"), (Meaning.REVIEWED, 0.7)),
}


_IN_TEXT = frozenset(("datepublished", "datemodified", "datecreated"))
"""Microdata; a list of teasers has one of each for every teaser."""


def read(page: Page) -> Iterator[Evidence]:
    """The first date in a `<meta>` of each name that is known to hold one."""
    found: dict[str, list[Evidence]] = {}
    for name, content in page.document.metas:
        meaning, trust = _MEANINGS.get(name, (None, 0.0))
        when = parse(content, language=page.document.locale) if meaning else None
        if meaning and when:
            trust -= NIGHT if is_at_night(content) else 0.0
            quote = f"{name}: {content}"
            each = evidence(page, SLUG, meaning, when, quote=quote, trust=trust)
            found.setdefault(name, []).append(each)
    for name, alike in found.items():
        if name not in _IN_TEXT or len({each.when for each in alike}) == 1:
            yield alike[0]
