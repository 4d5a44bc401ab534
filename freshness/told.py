"""What somebody else's API told, without a chance to trip over it.

Every value is asked for in the form that is wanted; what is missing, or of another kind, is empty.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from freshness import when
from freshness.url import normal

MAX_ITEMS = 1_000
MAX_TEXT = 5_000
"""Characters; nobody's biography is longer."""

_TAG = re.compile(r"<[^<>]*+>")
_BREAK = re.compile(r"<(?:/p|br|/li|/div)\b[^<>]*+>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*+=\s*+["']([^"']*+)["']""", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]++")
_MILLISECONDS = 10_000_000_000
"""From here on a number of seconds would lie in the year 2286, so it counts milliseconds."""


class Told:
    """Decoded JSON of whatever shape."""

    __slots__ = ("value",)

    def __init__(self, value: Any = None) -> None:
        """Look at a value."""
        self.value = value

    def __getitem__(self, key: str) -> Told:
        """A member of an object; nothing where there is none."""
        return Told(self.value.get(key) if isinstance(self.value, dict) else None)

    def __iter__(self) -> Iterator[Told]:
        """The items of a list; none for anything else."""
        items = self.value if isinstance(self.value, list) else ()
        return (Told(each) for each in islice(items, MAX_ITEMS))

    def __contains__(self, key: str) -> bool:
        """Whether a member is there, be it null."""
        return isinstance(self.value, dict) and key in self.value

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return self.value not in (None, "", [], {})

    @property
    def first(self) -> Told:
        """The first item of a list."""
        return next(iter(self), Told())

    @property
    def is_object(self) -> bool:
        """Whether it has members."""
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        """Whether it has items."""
        return isinstance(self.value, list)

    @property
    def flag(self) -> bool:
        """Whether it is true, and not just something."""
        return self.value is True

    @property
    def number(self) -> int | None:
        """A whole number."""
        is_number = isinstance(self.value, int) and not isinstance(self.value, bool)
        return self.value if is_number else None

    @property
    def raw(self) -> str:
        """Text as it is, markup and all, cut at `MAX_TEXT`."""
        return self.value[:MAX_TEXT] if isinstance(self.value, str) else ""

    @property
    def text(self) -> str:
        """Text on one line, with nothing in it that a terminal would obey."""
        line = " ".join(self.raw.split())
        return "".join(char for char in line if char.isprintable())

    @property
    def plain(self) -> str:
        """Text without its markup, on one line."""
        bare = _TAG.sub("", _BREAK.sub(" ", self.raw))
        return Told(html.unescape(bare)).text

    @property
    def url(self) -> str:
        """A web address; one that people wrote without its scheme gets `https://`."""
        text = self.raw.strip()
        if not text or " " in text:
            return ""
        if "://" not in text and "." in text and "@" not in text:
            text = f"https://{text}"
        try:
            return normal(text)
        except ValueError:
            return ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses in text or markup, in order."""
        found = [html.unescape(each) for each in _HREF.findall(self.raw)]
        found += [each.rstrip(".,;:!?*_") for each in _ADDRESS.findall(html.unescape(self.raw))]
        urls = (Told(each).url for each in found if each.startswith(("http://", "https://")))
        return tuple(dict.fromkeys(url for url in urls if url))

    @property
    def day(self) -> date | None:
        """A day: ISO 8601, as people write it, or seconds or milliseconds since 1970 (UTC).

        A month or a year counts as its last day; years before 1990 and after 2100 are no days.
        """
        if isinstance(self.value, str):
            found = when.parse(self.value[:64])
            return found.latest if found else None
        number = self.number
        if not number or not 0 < number < 1_000 * _MILLISECONDS:
            return None
        seconds = number // 1_000 if number >= _MILLISECONDS else number
        day = datetime.fromtimestamp(seconds, UTC).date()
        return day if when.FIRST_YEAR <= day.year <= when.LAST_YEAR else None

    def days(self, *path: str) -> tuple[date, ...]:
        """The days of the items of a list, each where a path of keys leads."""
        found = []
        for each in self:
            for key in path:
                each = each[key]
            if each.day:
                found.append(each.day)
        return tuple(found)


def distinct(*found: str | tuple[str, ...]) -> tuple[str, ...]:
    """Addresses that were told, each once, in order."""
    flat = [url for each in found for url in ((each,) if isinstance(each, str) else each)]
    return tuple(dict.fromkeys(url for url in flat if url))


def newest(*days: date | None) -> tuple[date, ...]:
    """The days that were told, each once, newest first."""
    return tuple(sorted({day for day in days if day}, reverse=True))
