"""The date beside the headline: alone on its line, where posts and articles have their byline.

Reads a date that stands with hardly another word within a few words of the page's headline, or that
opens the first line under it, in any markup. It lies where a header shows the day of the visit,
where a list of posts begins right under the headline, and where the only date is an update's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from freshness.mentions import FAR, Mention, mentions
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.signals.visible_text import labelled
from freshness.vocabulary import Meaning

SLUG = "dateline"
ALONE = 48
"""Characters of a line that is a date, perhaps with a time, a place or a name."""

_ABOVE, _BELOW = -100, 400  #: characters from the headline in which it is looked for
_TRUST = ((-30, 0.9), (0, 0.94), (60, 0.94), (150, 0.92), (FAR, 0.88))
"""Trust in a date that is nearer to the headline than so many characters."""
_ADJOINING = -4  #: characters to a headline whose date stands right above it
_FAR_BELOW = 100  #: characters from a headline at which a date is in its text
_OPENING = 0.6  #: trust in a date that opens a line of text
_LEAD = 24  #: characters of a line that such a date may take
_LIST = 3  #: dates under one headline from which on it is the headline of a list


def read(page: Page, today: date) -> Iterator[Evidence]:
    """The first date under the headline, or else the last one above it; no announcements.

    One right above it, as between a breadcrumb and the headline, goes before those of the text.
    """
    near = [
        each
        for each in mentions(page.document)
        if _ABOVE <= each.distance < _BELOW
        and each.when.day
        and each.when.latest <= today
        and labelled(each) is None
        and not _ends_a_sentence(each)
    ]
    alone = [each for each in near if len(each.line) <= ALONE]
    below = [each for each in alone if each.distance >= 0]
    if len({each.when for each in below}) > _LIST:
        return
    adjoining = [each for each in alone if _ADJOINING <= each.distance < 0]
    if adjoining and (not below or below[0].distance > _FAR_BELOW):
        below = adjoining[-1:]
    if found := next(iter(below or alone[-1:]), None):
        yield _published(page, found, _trust(found))
    elif opening := next((each for each in near if each.lead <= _LEAD), None):
        yield _published(page, opening, _OPENING)


def _ends_a_sentence(mention: Mention) -> bool:
    """Whether it ends a sentence, as in “I speak in Turin on 12 May 2025”, full stop and all."""
    return mention.line.endswith(f"{mention.words}.") and mention.lead > len(mention.words)


def _published(page: Page, found: Mention, trust: float) -> Evidence:
    return evidence(page, SLUG, Meaning.PUBLISHED, found.when, quote=found.line[:80], trust=trust)


def _trust(mention: Mention) -> float:
    return next(trust for most, trust in _TRUST if mention.distance < most)
