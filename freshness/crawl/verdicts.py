"""What became of a link: from what was received to a verdict and one short reason. No network.

404 is rot, 403 is a closed door, 500 is a bad day: only the first is the owner's to mend. A page
that answers may still be gone, so several weak signs together make it suspicious, one never does.
"""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from freshness.crawl.wire import Response
from freshness.url import host, path
from freshness.vocabulary import Verdict

CONNECTION_ERRORS = frozenset(("dns", "refused", "timeout", "tls", "certificate", "reset"))
"""What a network that is out looks like."""

ROBOTS = "robots"
"""Error of a request that was never sent, because robots.txt asks not to."""

_REASONS = {
    "dns": "no such host",
    "refused": "the connection was refused",
    "timeout": "no answer in time",
    "tls": "no secure connection could be made",
    "certificate": "the certificate is not trusted",
    "reset": "the connection broke off",
    "loop": "redirects in a circle",
    "guard": "leads to a private address, which is not looked at",
    "protocol": "the answer made no sense",
    "malformed": "is no address that could be followed",
    "too-large": "answered, with more than is read",
    ROBOTS: "robots.txt asks not to",
}
_HTML = ("text/html", "application/xhtml+xml")
_PERMANENT = frozenset((301, 308))
REDIRECTS = _PERMANENT | {302, 303, 307}
_GONE = frozenset((404, 410))
_LATER = frozenset((408, 421, 425, 429))
_LOGIN = re.compile(
    r"/(?:log-?_?in|sign-?_?in|authwall|checkpoint|sso|oauth2?)(?:[/.?]|$)", re.IGNORECASE
)
_CHALLENGE = re.compile(
    r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)"
    r"|security check|verify(?:ing)? you are human|access denied|ddos-guard",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:error\s*)?404(?:\s*(?:error|[-:–—]?\s*(?:page |file )?not found))?"
    r"|(?:oops!? )?(?:the |this )?(?:page|file|document|site) "
    r"(?:was |is |could |can)?(?: ?not) (?:be )?found"
    r"|not found|page (?:does not exist|doesn't exist|unavailable|no longer exists|missing)"
    r"|seite (?:wurde )?nicht gefunden|nicht gefunden"
    r"|page (?:introuvable|non trouvée)|pagina (?:non trovata|niet gevonden)"
    r"|página (?:não encontrada|no encontrada)|no encontrad[ao]|não encontrad[ao]"
    r"|sidan (?:hittades inte|kunde inte hittas)|siden (?:blev )?ikke (?:fundet|funnet)"
    r"|nie znaleziono(?: strony)?|strona nie (?:została )?znaleziona"
    r"|страница не найдена|сторінку не знайдено|ページが見つかりません(?:でした)?"
    r"|页面(?:不存在|未找到)|找不到页面",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s[|·•»–—-]\s|[|·•»]")
_FOR_SALE = re.compile(
    r"\b(?:is|may be) for sale\b|\bbuy this domain\b|\bdomain (?:is )?(?:parked|parking)\b"
    r"|\bparked (?:domain|free)\b|\bsteht zum verkauf\b|\bdomaine? (?:est )?à vendre\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/(?:(?:index|default|home)(?:\.\w{1,5}+)?/?)?+"
    r"|/(?:ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|no|pl|pt|ro|ru|sv|tr|uk|zh)"
    r"(?:[-_]\w\w)?/?",
    re.IGNORECASE,
)
_TWO_LABELS = frozenset(
    "co.uk org.uk ac.uk gov.uk me.uk com.au net.au org.au edu.au co.nz org.nz co.jp ne.jp or.jp "
    "ac.jp com.br org.br com.cn org.cn com.tw co.kr co.in co.za com.mx com.ar com.tr com.ua co.il "
    "github.io gitlab.io codeberg.page pages.dev netlify.app vercel.app web.app blogspot.com "
    "wordpress.com tumblr.com substack.com neocities.org bearblog.dev read.cv".split()
)
"""Suffixes below which every label has another owner (publicsuffix.org has the full list)."""


class Look(NamedTuple):
    """The words at a page's beginning, enough to tell what kind of page answered."""

    title: str = ""
    heading: str = ""
    start: str = ""  #: the first visible words


class Outcome(NamedTuple):
    """All that is known of an address once it has been asked for."""

    url: str
    response: Response  #: the last one
    chain: tuple[tuple[int, str], ...] = ()  #: (status, address) of each redirect before it
    look: Look = Look()

    @property
    def final_url(self) -> str:
        """Where the redirects ended."""
        return self.response.request.url

    @property
    def ok(self) -> bool:
        """Whether a page, file or other content came back, or stays as an earlier run saw it."""
        return _is_good(self.response.status) and not self.response.error

    @property
    def is_html(self) -> bool:
        """Whether it is a page. A 304 that is left here was not asked for, and holds none."""
        kind = self.response.headers.get("content-type", "").lower()
        return kind.startswith(_HTML) and self.response.status != 304


_LOOK_BYTES = 32 << 10
_TITLE = re.compile(rb"<title[^>]{0,200}+>([^<]{0,300})", re.IGNORECASE)
_HEADING = re.compile(rb"<h1[^>]{0,200}+>(.{0,300}?)</h1", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(rb"<body[^>]{0,200}+>(.{0,2000})", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}+>")


def look(body: bytes) -> Look:
    """The title, the first heading and the first words of an HTML page, without parsing it all."""
    body = body[:_LOOK_BYTES]
    return Look(_words(_TITLE, body), _words(_HEADING, body), _words(_BODY, body))


def _words(pattern: re.Pattern[bytes], body: bytes) -> str:
    match = pattern.search(body)
    if not match:
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", match[1].decode("utf-8", "replace"))).split())


def judge(outcome: Outcome, *, own: bool) -> tuple[Verdict, str]:
    """The verdict on a link, and why, as one short phrase.

    Args:
        outcome: what was received.
        own: the link leads to the site that is checked, where 404 is certain at once.
    """
    response = outcome.response
    status, error = response.status, response.error
    rot = Verdict.DEAD if own else Verdict.FAILING
    if error == "too-large":
        return Verdict.OK, _REASONS[error]
    if error == ROBOTS:
        return (Verdict.EXCLUDED if own else Verdict.BLOCKED), _REASONS[error]
    if error == "guard":
        return Verdict.UNCHECKED, _REASONS[error]
    if error:
        lasting = error in ("dns", "loop", "malformed")
        return (rot if lasting else Verdict.TEMPORARY), _REASONS.get(error, error)
    if _is_challenge(outcome):
        return Verdict.BLOCKED, "asks whether we are human"
    if status in _GONE:
        return rot, _answered(status)
    if status in _LATER or 500 <= status < 600:
        return Verdict.TEMPORARY, _answered(status)
    if status >= 400:  # 401, 403, 451, LinkedIn's 999: a closed door; what is behind, who knows
        return Verdict.BLOCKED, _answered(status)
    if not _is_good(status):
        return Verdict.SUSPICIOUS, f"{_answered(status)} without saying where to"
    return _judge_page(outcome, own=own)


def _judge_page(outcome: Outcome, *, own: bool) -> tuple[Verdict, str]:
    """An address that answered well. Is it what the link was for?"""
    if outcome.chain and _asks_for_login(outcome):
        return Verdict.BLOCKED, "asks for a login"
    if not own and (doubt := _doubt(outcome)):
        return Verdict.SUSPICIOUS, doubt
    if outcome.chain and all(status in _PERMANENT for status, _ in outcome.chain):
        return Verdict.MOVED, f"moved for good to {outcome.final_url}"
    return Verdict.OK, ""


def _doubt(outcome: Outcome) -> str:
    """Why a page that answers may not be the one meant; empty when nothing speaks against it."""
    title, heading, start = outcome.look
    if not _is_home(outcome.url) and outcome.chain and _is_home(outcome.final_url):
        if registrable(outcome.url) == registrable(outcome.final_url):
            return "redirects to the home page"
        return f"redirects to the home page of {host(outcome.final_url)}"
    if _says_not_found(title) and (
        outcome.chain or _says_not_found(heading) or _NOT_FOUND.search(start)
    ):
        return f"answers 200, but says “{title[:80]}”"
    if _FOR_SALE.search(title) and "domain" in start.lower():
        return f"the domain seems to be for sale: “{title[:80]}”"
    return ""


def _says_not_found(words: str) -> bool:
    """Whether a title or heading says nothing else; an article about 404 pages says more."""
    parts = (part.strip(" .!?:-") for part in _SEPARATOR.split(words))
    return any(_NOT_FOUND.fullmatch(part) for part in parts if part)


def _asks_for_login(outcome: Outcome) -> bool:
    return bool(_LOGIN.search(path(outcome.final_url)) and not _LOGIN.search(path(outcome.url)))


def _is_challenge(outcome: Outcome) -> bool:
    if outcome.response.headers.get("cf-mitigated") == "challenge":
        return True
    return bool(_CHALLENGE.match(outcome.look.title))


def _is_good(status: int) -> bool:
    return 200 <= status < 300 or status == 304


def _is_home(url: str) -> bool:
    return bool(_HOME.fullmatch(path(url))) and not urlsplit(url).query


def registrable(url: str) -> str:
    """The part of a host name that somebody registered: `example.co.uk` of `www.example.co.uk`."""
    name = urlsplit(url).hostname or ""
    labels = name.split(".")
    if ":" in name or labels[-1].isdecimal():  # an IP address
        return name
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in _TWO_LABELS else labels[-2:])


def _answered(status: int) -> str:
    try:
        return f"answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"answered {status}"
