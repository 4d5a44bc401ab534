"""Findings that were there before somebody began to look: kept quiet, one by one and for a while.

Kept in `freshness-baseline.json` beside the configuration, to be committed with it. What is mended
leaves the file, and each entry ends on its day, so that it cannot hide anything for ever.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from freshness.errors import ConfigError
from freshness.model import Finding

FILE_NAME = "freshness-baseline.json"
DAYS = 90  #: a season to mend what was found
_MAX_BYTES = 16 << 20


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """One finding that is known."""

    path: str
    """File or address, for people; the fingerprint tells which one it is."""
    rule: str
    """Slug of the rule."""
    fingerprint: str
    """The finding's."""
    until: datetime.date
    """The last day on which it is kept quiet."""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: Literal[1]
    findings: list[Entry]


class Baseline:
    """What is known of a site's findings."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take over the entries; of two with one fingerprint the first one."""
        self._entries = {each.fingerprint: each for each in reversed(list(entries))}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, by path."""
        return tuple(sorted(self._entries.values()))

    def hides(self, today: date) -> frozenset[str]:
        """Fingerprints that are kept quiet on a day."""
        return frozenset(name for name, each in self._entries.items() if today <= each.until)

    def ended(self, findings: Iterable[Finding], today: date) -> int:
        """How many of the findings were kept quiet for as long as they could be."""
        names = {each.fingerprint for each in findings}
        return sum(name in names and each.until < today for name, each in self._entries.items())

    def without_mended(self, findings: Iterable[Finding], unread: Collection[str] = ()) -> Baseline:
        """The baseline without what is no longer found.

        Args:
            findings: everything that there is now, doubtful ones too.
            unread: files of which nobody can tell, since they could not be read.
        """
        names = {each.fingerprint for each in findings}
        return Baseline(
            each for each in self.entries if each.fingerprint in names or each.path in unread
        )

    def renewed(self, findings: Iterable[Finding], today: date, days: int = DAYS) -> Baseline:
        """A baseline of these findings. What is known already keeps its day, unless it is over."""
        until = today + timedelta(days=days)
        known = self._entries
        return Baseline(
            old
            if (old := known.get(each.fingerprint)) and today <= old.until
            else Entry(
                path=each.place.path or each.place.url or "",
                rule=each.rule,
                fingerprint=each.fingerprint,
                until=until,
            )
            for each in findings
        )


def load(file: Path) -> Baseline:
    """Read a baseline; an empty one when there is no file.

    Raises:
        ConfigError: it cannot be read, or is no baseline.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise ConfigError("is larger than 16 MiB; that is no baseline", file=file)
        data = file.read_bytes()
    except FileNotFoundError:
        return Baseline()
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", file=file) from None
    try:
        return Baseline(msgspec.json.decode(data, type=_File).findings)
    except (msgspec.DecodeError, RecursionError) as error:
        hint = "mend it, or write it anew with `freshness lint --write-baseline`"
        raise ConfigError(f"is no baseline ({error}); {hint}", file=file) from None


def text(baseline: Baseline) -> str:
    """A baseline as its file holds it: an entry a line, so that two branches merge well."""
    lines = ",\n".join(
        f"    {msgspec.json.format(msgspec.json.encode(each), indent=0).decode()}"
        for each in baseline.entries
    )
    return f'{{\n  "version": 1,\n  "findings": [\n{lines}\n  ]\n}}\n'
