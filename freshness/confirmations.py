"""What a person looked at, because no program may: walled profiles, blocked pages.

Kept in `freshness-confirmed.yml` beside the configuration, to be committed with it:

    https://social.example/@ada: {looked: 2026-11-22, until: 2027-05-21}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from freshness.config import load_yaml
from freshness.errors import ConfigError, UserError
from freshness.model import Link
from freshness.provider import profile
from freshness.vocabulary import Verdict

FILE_NAME = "freshness-confirmed.yml"
HOLDS = timedelta(days=180)
"""How long a look counts when nothing else is said: half a year, as for a home page."""

_HEAD = """\
# What somebody looked at because no program may, and how long that counts.
# Written by `freshness confirm`; commit it with your configuration.
"""
_MAX_BYTES = 1 << 20
_UNSURE = (Verdict.BLOCKED, Verdict.TEMPORARY, Verdict.SUSPICIOUS)
"""A page that is gone is gone, whoever saw it before."""


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look."""

    looked: date
    """The day of it."""
    until: date
    """The last day on which it counts."""

    @property
    def reason(self) -> str:
        """What to tell with the verdict that it gives."""
        return f"you looked on {self.looked}"


class Looks:
    """The looks that count on a day."""

    def __init__(
        self, confirmed: Mapping[str, Confirmation] | None = None, today: date = date.max
    ) -> None:
        """Leave out those that lie ahead of this day."""
        past = {url: one for url, one in (confirmed or {}).items() if one.looked <= today}
        self._past = {
            _key(url): past[url] for url in sorted(past, key=lambda url: past[url].looked)
        }
        self.today = today

    def at(self, url: str) -> Confirmation | None:
        """The look at an address, in whatever spelling, that counts on this day."""
        last = self.last(url)
        return last if last and self.today <= last.until else None

    def last(self, url: str) -> Confirmation | None:
        """The last look at an address, even where it counts no more."""
        return self._past.get(_key(url)) if self._past else None

    def settle(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The links, those fine that nobody but a person could look at, and a person did."""
        return tuple(self._settled(link) for link in links)

    def _settled(self, link: Link) -> Link:
        look = self.at(link.url) if link.verdict in _UNSURE else None
        return replace(link, verdict=Verdict.OK, reason=look.reason, doubts=()) if look else link


def load(file: Path) -> Mapping[str, Confirmation]:
    """The confirmations in a file, by address; none where there is no file.

    Raises:
        ConfigError: the file cannot be read or says something else.
    """
    if not file.is_file():
        return {}
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise ConfigError("is larger than 1 MiB", file=file)
        data: Any = load_yaml(file.read_text("utf-8"))
        return msgspec.convert(data or {}, dict[str, Confirmation], strict=True)
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot be used: {error}", file=file) from None


def confirm(file: Path, url: str, confirmation: Confirmation) -> None:
    """Remember a look; an earlier one at the same address, however spelled, is replaced.

    Raises:
        ConfigError: the file is there but cannot be read.
        UserError: it cannot be written.
    """
    known = {each: one for each, one in load(file).items() if _key(each) != _key(url)}
    known[url] = confirmation
    lines = [
        f"{_quoted(each)}: {{looked: {one.looked}, until: {one.until}}}\n"
        for each, one in sorted(known.items())
    ]
    draft = file.with_suffix(".tmp")
    try:
        draft.write_text(_HEAD + "".join(lines), "utf-8")
        draft.replace(file)
    except OSError as error:
        raise UserError(f"{file}: cannot be written ({error.strerror})") from None


def _key(url: str) -> str:
    """What is equal for all spellings of an address; of a profile's too."""
    if found := profile(url):
        return ":".join(found.key)
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _quoted(url: str) -> str:
    """A YAML string; a normal address holds neither quotes nor line breaks that would end it."""
    return '"' + url.replace("\\", "\\\\").replace('"', '\\"') + '"'
