"""How long a certificate holds, from libcurl's words about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from freshness.vocabulary import Validity

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# `Nov 28 03:06:22 2026 GMT` of OpenSSL, `2026-11-28 03:06:22 GMT` of GnuTLS.
_WORDS = re.compile(r"(?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) [\d:]{8} (?P<year>\d{4})\b")
_NUMBERS = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")


def validity(chain: Sequence[Sequence[tuple[str, str]]]) -> Validity | None:
    """The days of the server's own certificate; None where they are not told.

    Args:
        chain: facts about each certificate, the server's own first.
    """
    facts: Mapping[str, str] = dict(chain[0]) if chain else {}
    since, until = (_day(facts.get(name, "")) for name in ("Start date", "Expire date"))
    return Validity(since, until) if since and until else None


def _day(words: str) -> date | None:
    match = _WORDS.match(words) or _NUMBERS.match(words)
    if not match:
        return None
    month = match["month"]
    try:
        number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
