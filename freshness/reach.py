"""How a stranger can reach the owner of a site: what the pages that speak of them offer.

A recruiter gives it one minute. What counts is mail, a form, a calendar in which to book, a
telephone, and the CV they wanted to see first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from freshness.model import DatedPage, Reference
from freshness.url import hostname, path
from freshness.vocabulary import Kind

PERSONAL = frozenset(
    (Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV, Kind.PORTFOLIO, Kind.NOW, Kind.LEGAL)
)
"""Pages on which people look for a way to write."""

CALENDARS = frozenset(
    "calendly.com cal.com savvycal.com tidycal.com zcal.co youcanbook.me koalendar.com "
    "calendar.app.google doodle.com appointlet.com meetings.hubspot.com zeeg.me".split()
)
"""Hosts on which people keep a calendar for strangers; compiled on 2026-11-25, from their names."""

_HIDDEN = ("__cf_email__", "data-cfemail", "&#64;", "&#x40;")
_SPELT = re.compile(
    r"[\w.+-]@[\w-]|[\[({]\s?(?:at|ät)\s?[\])}]|\bat\b.{1,40}\bdot\b|arobase|arroba|chiocciola",
    re.IGNORECASE,
)
_CV = re.compile(
    r"(?:^|[/_-])(?:cv|resume|résumé|lebenslauf|curriculum)(?:[/_.-]|$)", re.IGNORECASE
)


class Way(NamedTuple):
    """One way to reach somebody, or what they want to see first."""

    kind: str  #: `mail`, `form`, `calendar`, `phone` or `CV`
    value: str  #: the address as written; empty where the words alone tell
    page: DatedPage

    @property
    def reference(self) -> Reference:
        """Where it stands."""
        return Reference(self.page.page.url, self.value, "", "page", self.value, 0)


def ways(pages: Iterable[DatedPage]) -> Iterator[Way]:
    """Everything that the personal pages offer, in their order.

    Args:
        pages: those of one site.
    """
    for page in pages:
        if page.kind in PERSONAL:
            yield from _offered(page)


def names(pages: Iterable[DatedPage]) -> tuple[str, ...]:
    """The kinds of ways there are, the quickest first."""
    found = {way.kind for way in ways(pages)}
    return tuple(kind for kind in ("mail", "form", "calendar", "phone", "CV") if kind in found)


def address(value: str) -> str:
    """The mail address in a `mailto:` link, without its subject; empty where there is none."""
    return unquote(value[7:].partition("?")[0]).strip()


def is_calendar(url: str) -> bool:
    """Whether an address is on a host for calendars."""
    host = hostname(url).removeprefix("www.")
    return host in CALENDARS or any(host.endswith(f".{each}") for each in CALENDARS)


def _offered(page: DatedPage) -> Iterator[Way]:
    document = page.page.document
    for role, value, _ in document.written:
        start = value[:7].lower()
        if role not in ("page", "frame"):
            continue
        if start == "mailto:":
            if "@" in address(value):
                yield Way("mail", value, page)
        elif start.startswith("tel:"):
            yield Way("phone", value, page)
        elif is_calendar(value):
            yield Way("calendar", value, page)
        elif role == "page" and _CV.search(path(value) if "//" in value else value):
            yield Way("CV", value, page)
    if page.kind is Kind.CV:
        yield Way("CV", page.page.url, page)
    if any(each in document.html for each in _HIDDEN) or _SPELT.search(document.text):
        yield Way("mail", "", page)
    if "textarea" in document.tags:
        yield Way("form", "", page)
