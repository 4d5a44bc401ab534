"""What asking for an address gave: the answer, the way to it, and a look at the page."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from freshness.crawl.wire import Response
from freshness.vocabulary import Snapshot

_LOOK_BYTES = 32 << 10
_PARKED_BYTES = 8 << 10  # such pages hold little else
_TITLE = re.compile(rb"<title[^>]{0,200}+>([^<]{0,300})", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<html\b[^>]{0,300}?\blang=[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_HEADING = re.compile(rb"<h1[^>]{0,200}+>(.{0,300}?)</h1", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(rb"<body[^>]{0,200}+>(.{0,2000})", re.IGNORECASE | re.DOTALL)
_SCRIPT = re.compile(
    r"<(script|style|noscript|template)\b.{0,2000}?(?:</\1[^<>]{0,20}>|$)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]{0,500}+>")
_PARKED = re.compile(
    rb"<(?:script|iframe|img|link)\b[^>]{0,200}?(?:src|href)=[\"']?(?:https?:)?//"
    rb"(?:[\w-]{1,60}\.){0,3}(sedoparking\.com|parkingcrew\.net|bodis\.com|parklogic\.com)[/\"']",
    re.IGNORECASE,
)
_LANDER = b'window.location.href="/lander"'  # GoDaddy's parked pages hold nothing else


class Look(NamedTuple):
    """The words at a page's beginning, enough to tell what kind of page answered."""

    title: str = ""
    heading: str = ""
    start: str = ""  #: the first visible words
    parked: str = ""  #: the parking service whose script or frame it loads
    language: str = ""  #: primary subtag that it declares, lower case


class Outcome(NamedTuple):
    """All that is known of an address once it has been asked for."""

    url: str
    response: Response  #: the last one
    chain: tuple[tuple[int, str], ...] = ()  #: (status, address) of each redirect before it
    look: Look = Look()
    canary: Outcome | None = None  #: what the same host gave for an address that we made up
    snapshot: bytes | None = None  #: what it shows, where that is remembered
    before: Snapshot | None = None  #: what it showed when it last answered well

    @property
    def final_url(self) -> str:
        """Where the redirects ended."""
        return self.response.request.url

    @property
    def ok(self) -> bool:
        """Whether a page, file or other content came back, or stays as an earlier run saw it."""
        return is_good(self.response.status) and not self.response.error

    @property
    def is_html(self) -> bool:
        """Whether it is a page. A 304 that is left here was not asked for, and holds none."""
        kind = self.response.headers.get("content-type", "").lower()
        return kind.startswith(_HTML) and self.response.status != 304


_HTML = ("text/html", "application/xhtml+xml")


def is_good(status: int) -> bool:
    """Whether a status says that all is well."""
    return 200 <= status < 300 or status == 304


def look(body: bytes) -> Look:
    """The title, the first heading and the first words of an HTML page, without parsing it all."""
    body = body[:_LOOK_BYTES]
    parked = _PARKED.search(body, 0, _PARKED_BYTES)
    language = _LANGUAGE.search(body, 0, _PARKED_BYTES)
    return Look(
        _words(_TITLE, body),
        _words(_HEADING, body),
        _words(_BODY, body),
        parked[1].decode().lower() if parked else "godaddy.com" if _LANDER in body[:2000] else "",
        language[1].decode().lower() if language else "",
    )


def _words(pattern: re.Pattern[bytes], body: bytes) -> str:
    match = pattern.search(body)
    if not match:
        return ""
    seen = match[1].decode("utf-8", "replace")
    seen = _SCRIPT.sub(" ", seen)
    return " ".join(html.unescape(_TAG.sub(" ", seen)).split())
