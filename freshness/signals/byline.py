"""The date that a text gives somewhere, asked only when nothing better is known.

Reads “Written by Ada on 17 May 2024”, “Datum: 17.05.2024”, the one date that stands alone on its
line, and the one day of all `<time>` elements, wherever that is. It lies about pages that tell of
other days than their own, which most pages do; so it is a last resort, and believed little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from freshness.document import Document
from freshness.mentions import FAR, Mention, all_mentions
from freshness.model import Evidence, Page
from freshness.signal import evidence
from freshness.signals.dateline import ALONE
from freshness.signals.visible_text import labelled
from freshness.vocabulary import Meaning, PartialDate
from freshness.when import find, parse_iso

SLUG = "byline"
LAST_RESORT = True
_LABEL = re.compile(
    r"(?:publi(?:sh|c|é|ka)|posted|written|veröffentlicht|erschienen|erstellt|geschrieben"
    r"|gespeichert|eingestellt|verfasst|\bdatum\b|\bdate\b|mise? en ligne|created|submitted|入力"
    r"|作成|掲載|公開|发布|日期|时间)[^.!?\d]{0,40}\Z",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:\A|[\s|/·(])(?:von|by|par|por|di|da|door|przez|autor|author)[\s:][^.!?\d]{2,40}\Z",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/")
_TIMES = 20  #: elements that are looked at
_TOLD = ("og:description", "description", "twitter:title")


def read(page: Page, today: date) -> Iterator[Evidence]:
    """The likeliest date, if any."""
    if page.is_source:
        return  # what is not in the front matter of a source was left out
    when, quote, trust = _likeliest(page, today) or (None, "", 0.0)
    if when:
        yield evidence(page, SLUG, Meaning.PUBLISHED, when, quote=quote[:80], trust=trust)


def _likeliest(page: Page, today: date) -> tuple[PartialDate, str, float] | None:
    document = page.document
    found = [
        each
        for each in all_mentions(document)
        if each.when.day and each.when.latest <= today and not labelled(each)
    ]
    days = {each.when for each in found}
    for trust, some in (
        (0.45, [each for each in found if _LABEL.search(each.before)]),
        (0.4, [each for each in found if _AUTHOR.search(each.before)]),
        (0.35, _alone(found)),
        (0.3, found if len(days) == 1 else []),
    ):
        if some:
            return some[0].when, some[0].line, trust
    if (when := _timed(document)) and when.day and when.latest <= today:
        return when, str(when), 0.3
    for text in (document.title, *(document.meta(name) for name in _TOLD)):
        for told in find(text, language=document.locale):
            if told.when.day and told.when.latest <= today:
                return told.when, text, 0.3
    image = _IMAGE.search(document.meta("og:image"))
    when = parse_iso("-".join(image.groups())) if image else None
    return (when, document.meta("og:image"), 0.3) if when else None


def _timed(document: Document) -> PartialDate | None:
    """The one day that all `<time>` elements name, wherever they stand."""
    nodes = document.tree.css("time[datetime]") if "time" in document.head.tags else []
    days = {parse_iso(node.attributes.get("datetime") or "") for node in nodes[:_TIMES]}
    return days.pop() if len(days) == 1 else None


def _alone(found: list[Mention]) -> list[Mention]:
    """The only date that stands alone, or the first one under the headline."""
    alone = [each for each in found if len(each.line) <= ALONE]
    if len({each.when for each in alone}) == 1:
        return alone
    return [each for each in alone if 0 <= each.distance < FAR]
