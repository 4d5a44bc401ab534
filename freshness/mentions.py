"""Every date that the text of a page mentions, and where it stands: beside the headline or far off.

People find the date of an article where they look for it: within a few words of its headline, alone
on its line, or behind a word like “updated”. That much can be told without any markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from freshness.document import Document, fold
from freshness.vocabulary import PartialDate
from freshness.when import around, parse_iso

MOST = 80
"""Mentions that are looked at; a page with more is a list or a table."""

HINTS = (
    "updat", "modif", "revis", "review", "edited", "changed", "stand", "letzt", "aktuali",
    "à jour", "vérification", "actualiza", "aggiorna", "atualiza", "bijgewerkt", "gewijzigd",
    "wijziging", "zmiana", "modyfik", "更新", "publi", "posted", "written", "veröffentlicht",
    "erschienen", "wurde", "pubbli", "公開", "投稿", "发布", "發佈",
)  # fmt: skip
"""Parts of words, lower case, of which one stands beside every labelled date."""

FAR = 1 << 30
"""Distance from a headline that is not there."""

_MOST_YEARS = 5_000  #: numbers that may be years; a table of them has no date of its own
_LONGEST = 400_000  #: characters of text that are searched
_BEFORE, _AFTER = 64, 24  #: characters around a year that its date can need
_REACH = (150, 500)  #: characters around a headline in which all dates are looked at
_LABEL = 100  #: characters before a date in which its label stands
_LINE = 160  #: characters of a line to either side of a date
# One pattern for both, or one that looks behind itself, would take three times as long and more.
_YEARS = re.compile(r"199\d(?!\d)"), re.compile(r"20\d\d(?!\d)")
_CODE = re.compile(r"[{};=\\_]")
_JSON = '":'
_SHORT = 8  #: characters of a headline that may stand anywhere
_HEADINGS = 40
_PLACES = 3  #: a headline is repeated in the path to the page, and where the page can be shared
_PARTS = re.compile(r"\s[|–—»·-]\s|\s*\|\s*")
# The first day of an event or a season, `12. – 15.10.2023`; who wrote a comment; what is to come.
_OTHERS = re.compile(
    r"(?:(?<![:\d])\d\d?\.?\s?(?:\d\d?\.)?\s?[-–—]"
    r"|\b(?:sagt|schrieb|says|said|wrote|commented|a dit|dijo|kommentare?|comments?|commentaires?"
    r"|comentarios?)\W{0,3}(?:am|on|le)?"
    r"|\b(?:time|when|wann|quand|cuándo|deadline|due|until|starts?|begins?|beginn|expires"
    r"|gültig\s(?:seit|ab|bis)|valid\s(?:from|since)|effective(?:\sdate)?)\s*+:?)\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s?(?:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,3}DT|[CEMP]T|Uhr|hrs?)\b")  # 2010 GMT
_NAME = 24  #: characters in which that is said
_DAYS = re.compile(r"[^\W\d]+\.?\s\d\d?\s?[-–]\s?\d")  # May 15-17, 2020
# To look behind after the first digit, not before it, lets the search leap from digit to digit.
_SHORT_YEAR = re.compile(r"(\d(?<![\d.,:/-]\d)\d?)\.(\d\d?)\.(\d\d)(?![\d.,]\d|\d)")
_NEAR = (120, 500)  #: characters around a headline in which `17.5.24` is a date
_WORDS = re.compile(r"\W+")


class Mention(NamedTuple):
    """A date in the text of a page."""

    when: PartialDate  #: only the year where there is no more
    words: str  #: the date as written
    lead: int  #: characters of its line up to its end
    line: str  #: the text node it stands in, white space folded
    before: str  #: what stands before it, over the borders of text nodes
    after: str  #: what stands behind it
    distance: int  #: characters from the headline; negative before it, `FAR` without one


@lru_cache(maxsize=2)
def strings(document: Document) -> str:
    """The text of a page: its blocks, or else its text nodes one a line, scripts included.

    A walk over a large page takes thirty times as long as to ask for its text nodes.
    """
    if document.is_walked:
        return document.text
    body = document.tree.body
    return body.text(separator="\n", skip_empty=True) if body else ""


@lru_cache(maxsize=2)
def mentions(document: Document) -> tuple[Mention, ...]:
    """The dates and years beside the headline or a label, in order; none out of scripts.

    Years of two digits count beside the headline only, and where there is no other date: elsewhere
    they are versions and scores.
    """
    text, headlines = _text(document), _headlines(document)
    found = _found(document, _near(years(document), headlines, text))
    if not any(-_NEAR[0] < each.distance < _NEAR[1] and each.when.day for each in found):
        found += _abbreviated(text, headlines)
    return tuple(found)


@lru_cache(maxsize=2)
def all_mentions(document: Document) -> tuple[Mention, ...]:
    """Every date and year in the text, which takes three times as long."""
    found = _found(document, years(document))
    abbreviated = (each for each in mentions(document) if str(each.when.year) not in each.words)
    return (*found, *abbreviated)


def _text(document: Document) -> str:
    return strings(document)[:_LONGEST]


@lru_cache(maxsize=2)
def years(document: Document) -> list[int]:
    """Where in the text years stand that are no part of another number, in order."""
    text = _text(document)
    found = [match.start() for pattern in _YEARS for match in pattern.finditer(text)]
    return [at for at in sorted(found) if not text[at - 1 : at].isdecimal()][:_MOST_YEARS]


def _near(places: Iterable[int], headlines: Iterable[tuple[int, int]], text: str) -> list[int]:
    """Those beside the headline or a label, in order."""
    near, far = list[int](), list[int]()
    for at in places:
        for begin, end in headlines:
            if begin - _REACH[0] < at < end + _REACH[1]:
                near.append(at)
                break
        else:
            far.append(at)
    # Few labels stand beside any year: to ask for each of them once saves most of the questions.
    windows = [text[max(0, at - _BEFORE) : at + _AFTER] for at in far]
    words = "\n".join(windows).casefold()
    hints = [hint for hint in HINTS if hint in words]
    for at, window in zip(far, windows, strict=True) if hints else ():
        words = window.casefold()
        if any(hint in words for hint in hints) and not _is_code(
            text, _line_start(text, at), at + 5
        ):
            near.append(at)
    return sorted(near)


def _is_code(text: str, start: int, end: int) -> bool:
    return bool(_CODE.search(text, start, end)) or text.find(_JSON, start, end) >= 0


def _line_start(text: str, at: int) -> int:
    """Where the line begins that a place stands in, or what is looked at of it."""
    return max(text.rfind("\n", max(0, at - _LINE), at) + 1, at - _LINE, 0)


def _found(document: Document, places: Iterable[int]) -> list[Mention]:
    text, headlines, language = _text(document), _headlines(document), document.locale
    found: list[Mention] = []
    done = 0
    for at in places:
        if at < done:
            continue
        date = around(text, at, since=done, language=language)
        if date is None and _CLOCK.match(text, at + 4):
            continue
        when, first, last = date or (parse_iso(text[at : at + 4]), at, at + 4)
        done = last
        if when and (mention := _mention(text, when, first, last, headlines)):
            found.append(mention)
            if len(found) == MOST:
                break
    return found


def _mention(
    text: str, when: PartialDate, first: int, last: int, headlines: Sequence[tuple[int, int]]
) -> Mention | None:
    line_start = _line_start(text, first)
    line_end = text.find("\n", last, last + _LINE)
    line_end = min(last + _LINE, len(text)) if line_end < 0 else line_end
    if _is_code(text, line_start, line_end) or _DAYS.match(text, first, last):
        return None
    line = text[line_start:line_end]
    before = fold(text[max(0, first - _LABEL) : first])
    if _OTHERS.search(before[-_NAME:]):
        return None
    return Mention(
        when=when,
        words=fold(text[first:last]),
        lead=last - line_start - (len(line) - len(line.lstrip())),
        line=fold(line),
        before=before,
        after=fold(text[last : last + _LABEL]),
        distance=min((_distance(each, first, last) for each in headlines), key=abs, default=FAR),
    )


def _abbreviated(text: str, headlines: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    for begin, end in headlines:
        for match in _SHORT_YEAR.finditer(text, max(0, begin - _NEAR[0]), end + _NEAR[1]):
            day, month, year = map(int, match.groups())
            when = parse_iso(f"{2000 + year}-{month:02}-{day:02}")
            if when and (found := _mention(text, when, *match.span(), headlines)):
                yield found


def _distance(headline: tuple[int, int], start: int, end: int) -> int:
    return start - headline[1] if start >= headline[0] else end - headline[0]


@lru_cache(maxsize=2)
def _headlines(document: Document) -> list[tuple[int, int]]:
    """Where the headline stands in the text: the heading that the title of the page repeats."""
    text = _text(document)
    titles = [document.meta("og:title"), document.title]
    title = " ".join(titles)
    headings = _headings(document)
    alike = [each for each in headings if each.strip() and each.strip() in title]
    if not alike:
        title = _plain(title)
        alike = [each for each in headings if (plain := _plain(each)) and plain in title]
    best = max(alike, key=len, default="").strip()
    if len(best) < _SHORT:
        parts = [part.strip() for each in titles for part in _PARTS.split(each)]
        best = max((part for part in parts if part in text), key=len, default="")
    if len(best) < _SHORT:
        best = max(headings[:3], key=len, default="")
    found = list[tuple[int, int]]()
    at = text.find(best) if best.strip() else -1
    while at >= 0 and len(found) < _PLACES:
        found.append((at, at + len(best)))
        at = text.find(best, at + len(best))
    return found


def _headings(document: Document) -> Sequence[str]:
    if not document.is_walked:
        return document.head.headings
    found = (block.text for block in document.blocks if block.tag in ("h1", "h2", "h3"))
    return list(islice(found, _HEADINGS))


def _plain(text: str) -> str:
    return _WORDS.sub(" ", text).strip().casefold()
