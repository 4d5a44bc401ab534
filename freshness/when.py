"""Reading dates as people and machines write them: never a day that is not there.

The tables are our own and small. A general date parser guesses, loads for most of a second, and
takes prices and telephone numbers for dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from freshness.vocabulary import PartialDate

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""There was no web before; nobody plans beyond."""

_MAX_LENGTH = 128  # of a string that is a date and nothing else
_WINDOW = 48  # characters before a year in which its day and month stand


class Found(NamedTuple):
    """A date inside of prose, and where in the text it stands."""

    when: PartialDate
    start: int
    end: int


_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
    "decembrie",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου "
    "οκτωβρίου νοεμβρίου δεκεμβρίου",
}
_POLISH = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad"
# Short forms count in a text of their language only: `set`, `out`, `gen` are English words.
_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
}
_DAY_FIRST = (frozenset(_MONTHS) - {"en"}) | frozenset(
    "en-gb en-ie en-au en-nz en-za en-in en-sg en-hk".split()
)
"""Languages and places of English; `en` and `en-us` are what templates say of everybody."""


def _plain(word: str) -> str:
    """Without case and accents, since people drop them."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _numbered(words: str) -> dict[str, int]:
    return {_plain(word): number for number, word in enumerate(words.split(), 1)}


_FULL = {"sept": 9, "grudzien": 12} | _numbered(_POLISH)
for _words in _MONTHS.values():
    _FULL |= _numbered(_words)
_ABBREVIATED = {language: _numbered(words) for language, words in _SHORT.items()}
_ENGLISH = _ABBREVIATED["en"]  # used by sites in every language

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[Tt\s]+\d.*|Z|[+-]\d\d:?\d\d)?)?)?"
    r"|(\d{4})(\d\d)(\d\d)(?:T\d.*)?",
    re.DOTALL,
)
YEAR = re.compile(r"(?:20\d\d|199\d|2100)(?!\d)")
"""The end of a number that may be a year of the web. A look behind it would cost ten times more."""

_YEAR_FIRST = re.compile(
    r"(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d|(?P=sep)\d)"
    r"|\s?[年년]\s?(?P<cjk_month>\d{1,2})\s?[月월](?:\s?(?P<cjk_day>\d{1,2})\s?[日일])?"
)
# To look behind after the first digit, not before it, lets a search leap from digit to digit.
_NUMERIC = re.compile(
    r"(?P<first>\d(?<![\d./-]\d)\d?)(?P<sep>[./-])\s?(?P<second>\d{1,2})(?P=sep)\s?\Z"
)
_SEPARATORS = (".", "/", "-")
_DAY_MONTH = re.compile(
    r"(?P<day>\d(?<![\d.,]\d)\d?)(?:\s?(?:st|nd|rd|th|er|[ºª°.]))?(?:\s(?:of|de|den))?[\s-]{1,3}"
    r"(?P<month>[^\W\d_]{3,12})\b\.?,?(?:\s(?:of|de|del))?[\s-]{1,3}\Z"
)
_MONTH_DAY = re.compile(
    r"\b(?P<month>[^\W\d_]{3,12})\.?\s{1,2}(?:\d{1,2}\s?[-–]\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s\d{1,2}:\d\d(?::\d\d)?(?:\s[A-Z]{2,5})?)?,?\s{1,2}\Z"
)
_MONTH = re.compile(r"\b(?P<month>[^\W\d_]{3,12})\.?,?(?:\s(?:of|de|del))?[\s-]{1,2}\Z")
# Midnight sharp is how programs write a day without a time.
_NIGHT = re.compile(
    r"\d[T\s](?!00:00(?::00(?:\.0+)?)?[Z+])(?:2[1-3]|0[0-7]):\d\d(?::[\d.]+)?(?:Z|[+-]00:?00)\Z"
)
_ZONED = re.compile(r"\d[T\s]\d\d:\d\d[:.\d]*+[+-](?!00:?00)\d\d:?\d\d\Z")
_BEFORE = re.compile(r"(?:[^\W\d_][\w-]{1,14}[.,]{0,2}\s+)?(?:den\s+)?")
_AFTER = re.compile(
    r"[\s,.T]*(?:[(（][^\W\d]{1,9}[)）]\s*)?"
    r"(?:(?:um|at|à|om|o|-|–|@)?\s*\d{1,2}[:h.]\d\d(?::\d\d)?(?:\.\d+)?\s*"
    r"(?:[ap]\.?m\.?|Uhr|uur)?\s*(?:[A-Z]{1,5})?(?:[+-]\d\d:?\d\d)?\s*(?:\([A-Z]{2,5}\))?)?",
    re.IGNORECASE,
)


def _date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date if the calendar and the web have it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def parse_iso(text: str) -> PartialDate | None:
    """The date of an ISO 8601 or W3C date-time, with the precision it has.

    Args:
        text: `2024`, `2024-05`, `2024-05-17`, `20240517`, each day with or without a time. The day
            is taken as written, whatever the time zone.

    Returns:
        None for anything else, and for years before 1990 or after 2100.
    """
    match = _ISO.fullmatch(text.strip()[:_MAX_LENGTH])
    if not match:
        return None
    numbers = [int(part) for part in match.groups() if part is not None]
    return _date(*numbers)


def is_at_night(text: str) -> bool:
    """Whether it is a moment of Greenwich by night, which is another day in much of the world."""
    return _NIGHT.search(text) is not None


def is_zoned(text: str) -> bool:
    """Whether it ends in a moment with a zone other than Greenwich: its day is its writer's."""
    return _ZONED.search(text) is not None


def parse(text: str, *, language: str = "", day_first: bool | None = None) -> PartialDate | None:
    """The date that a string is: ISO, RFC 2822, HTTP, `17.05.2024`, `17 mai 2024`, `May 2024`.

    Args:
        text: the date, perhaps with a weekday before it and a time after it.
        language: its tag, lower case (`de`, `en-gb`); tells what 03/04/2024 means, and reads short
            names of months.
        day_first: whether the day stands before the month; by language when None.

    Returns:
        None when it is no date. Where the order of day and month is unknown, only the year.
    """
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        return None
    if when := parse_iso(text):
        return when
    found = next(_dates(text, language, day_first), None)
    if found and _BEFORE.fullmatch(text, 0, found.start) and _AFTER.fullmatch(text, found.end):
        return found.when
    return None


def find(text: str, *, language: str = "") -> Iterator[Found]:
    """Every date in prose that has at least a month, in order, without overlaps.

    A bare year is left out: it may be a price. So is `2009-10`, which may be a range of years.

    Args:
        text: any text.
        language: its tag, as for `parse`.
    """
    return _dates(text, language, None)


def around(text: str, at: int, *, since: int, language: str = "") -> Found | None:
    """The date to which a year belongs; None where the year stands alone, or for another thing.

    Args:
        text: any text.
        at: where the year stands.
        since: where the date may begin.
        language: its tag, as for `parse`.
    """
    return _year_first(text, at, at + 4) or _year_last(
        text, max(since, at - _WINDOW), at, language, _is_day_first(language)
    )


def _is_day_first(language: str) -> bool | None:
    return True if language in _DAY_FIRST or language.partition("-")[0] in _DAY_FIRST else None


def _dates(text: str, language: str, day_first: bool | None) -> Iterator[Found]:
    """Look around each year, of which there are few; patterns for whole dates are slow."""
    if day_first is None:
        day_first = _is_day_first(language)
    done = 0
    for year in YEAR.finditer(text):
        start, end = year.span()
        if start < done or text[start - 1 : start].isdecimal():
            continue
        found = _year_first(text, start, end) or _year_last(
            text, max(done, start - _WINDOW), start, language, day_first
        )
        if found:
            yield found
            done = found.end


def _year_first(text: str, start: int, end: int) -> Found | None:
    match = _YEAR_FIRST.match(text, end)
    if not match or text[start - 1 : start] in ("-", "/", "."):
        return None
    month, day = match["month"] or match["cjk_month"], match["day"] or match["cjk_day"]
    when = _date(int(text[start:end]), int(month), int(day) if day else None)
    return Found(when, start, match.end()) if when else None


def _year_last(
    text: str, window: int, start: int, language: str, day_first: bool | None
) -> Found | None:
    before = text[window:start]
    year = int(text[start : start + 4])
    when = None
    if before.rstrip().endswith(_SEPARATORS) and (match := _NUMERIC.search(before)):
        if not text[start + 4 : start + 6].startswith((match["sep"] + "0", match["sep"] + "1")):
            ordered = True if match["sep"] == "." and day_first is None else day_first
            when = _numeric(year, int(match["first"]), int(match["second"]), ordered)
    else:
        for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH):
            match = pattern.search(before)
            if match and (month := month_number(match["month"], language)):
                day = match.groupdict().get("day")
                when = _date(year, month, int(day) if day else None)
                break
    return Found(when, window + match.start(), start + 4) if match and when else None


def month_number(word: str, language: str) -> int | None:
    """The number of a month's name, full or short, in any case and with or without accents."""
    word = _plain(word)
    own = _ABBREVIATED.get(language.partition("-")[0], _ENGLISH)
    return _FULL.get(word) or _ENGLISH.get(word) or own.get(word)


def _numeric(year: int, first: int, second: int, day_first: bool | None) -> PartialDate | None:
    """The date of two numbers and a year; only the year when they could be read both ways."""
    if first > 12 or (day_first and second <= 12):
        return _date(year, second, first)
    if second > 12 or day_first is False or first == second:
        return _date(year, first, second)
    return _date(year)


_DAYS_A_MONTH = 30.44
_SPOKEN_MONTHS = 24  #: from here on years read better
_SPOKEN_DAYS = 60


def spoken(days: int) -> str:
    """A number of days as people say it: `12 days`, `14 months`, `3 years`."""
    months = round(days / _DAYS_A_MONTH)
    if days < _SPOKEN_DAYS:
        return "1 day" if days == 1 else f"{days} days"
    return f"{months} months" if months < _SPOKEN_MONTHS else f"{months // 12} years"
