"""`people.yml`: the people somebody wants to keep in touch with, in a file that stays their own.

    sources: [~/Downloads/Complete_LinkedInDataExport_11-20-2026.zip, contacts.vcf]
    every: 6 months
    people:
      - name: Grace Example
        reach: [grace@grace.example, https://www.linkedin.com/in/grace-example]
        every: 3 months
        last: 2026-08-01
        birthday: 12-09
        note: Met at the conference; likes trains.
      - Alan Example

Other keys are the owner's own, and left alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from freshness.correspondence import Contact
from freshness.errors import ConfigError
from freshness.exports.dates import birthday, day
from freshness.periods import days
from freshness.yaml_file import NotYaml, line_of, load_yaml

FILE_NAME = "people.yml"
_MAX_BYTES = 4 << 20
_KEYS = ("name", "reach", "every", "last", "birthday", "note")
_TOP = ("people", "every", "sources")
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_PHONE = re.compile(r"\+?[\d\s()/.-]{6,30}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One person in the file."""

    contact: Contact
    every: int | None  #: days
    last: date | None
    index: int  #: position in the list


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """The whole file."""

    file: Path
    entries: tuple[Entry, ...] = ()
    sources: tuple[Path, ...] = ()  #: absolute


def load(file: Path) -> Book:
    """Read the file.

    Raises:
        ConfigError: it cannot be read, or says something that is not understood, with its line.
    """
    text = text_of(file)
    try:
        data = load_yaml(text) or {}
    except NotYaml as error:
        raise ConfigError(f"is no YAML: {error}", file=file, line=error.line) from None
    return _Reader(file, text).book(data)


def text_of(file: Path) -> str:
    """The file as it is, ends of lines and all.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise ConfigError(f"is larger than {_MAX_BYTES >> 20} MiB", file=file)
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", file=file) from None
    except UnicodeDecodeError:
        raise ConfigError("is not UTF-8; save it as such", file=file) from None


class _Reader:
    """Reads one file, and knows its lines for complaints."""

    def __init__(self, file: Path, text: str) -> None:
        self._file, self._text = file, text

    def book(self, data: Any) -> Book:
        where: tuple[str | int, ...] = ()
        default: int | None = None
        sources: tuple[Path, ...] = ()
        if isinstance(data, dict):
            self._known(data, _TOP, ())
            default = self._every(data.get("every"), ("every",))
            sources = tuple(self._path(each) for each in _listed(data.get("sources")))
            where, data = ("people",), data.get("people") or []
        if not isinstance(data, list):
            self._refuse("people is a list, one person an item that begins with a dash", where)
        entries = tuple(self._entry(each, (*where, at), default) for at, each in enumerate(data))
        return Book(file=self._file, entries=entries, sources=sources)

    def _entry(self, said: Any, where: tuple[str | int, ...], default: int | None) -> Entry:
        values: Mapping[str, Any] = said if isinstance(said, dict) else {"name": said}
        self._known(values, _KEYS, where)
        name = values.get("name")
        if not isinstance(name, str) or not name.strip():
            self._refuse("a person wants a name: `name: Grace Example`", where)
        reach = [each.strip() for each in _listed(values.get("reach"))]
        emails = [each for each in reach if "@" in each and "/" not in each]
        phones = [each for each in reach if _PHONE.fullmatch(each)]
        contact = Contact(
            source=FILE_NAME,
            name=" ".join(name.split())[:200],
            emails=tuple(emails),
            phones=tuple(phones),
            profiles=tuple(each for each in reach if each not in (*emails, *phones)),
            birthday=self._birthday(values.get("birthday"), (*where, "birthday")),
            note=str(values.get("note") or ""),
        )
        every = self._every(values.get("every"), (*where, "every")) or default
        last = self._day(values.get("last"), (*where, "last"))
        return Entry(contact=contact, every=every, last=last, index=int(where[-1]))

    def _every(self, said: Any, where: tuple[str | int, ...]) -> int | None:
        if said is None:
            return None
        found = days(str(said) if not isinstance(said, int) else f"{said}d")
        if found is None:
            self._refuse(f"{said!r} is no period; write `every: 3 months`", where)
        return found

    def _day(self, said: Any, where: tuple[str | int, ...]) -> date | None:
        if said is None:
            return None
        if isinstance(said, datetime):
            return said.date()
        found = said if isinstance(said, date) else day(str(said))
        if found is None:
            self._refuse(f"{said!r} is no day; write `last: 2026-08-01`", where)
        return found

    def _birthday(self, said: Any, where: tuple[str | int, ...]) -> str:
        if said is None:
            return ""
        match = _MONTH_DAY.fullmatch(str(said))
        text = f"--{int(match[1]):02}-{int(match[2]):02}" if match else str(said)
        found = birthday(text)
        if not found:
            self._refuse(f"{said!r} is no birthday; write `birthday: 12-09` or a whole date", where)
        return found

    def _path(self, said: str) -> Path:
        return self._file.parent.absolute() / Path(said).expanduser()

    def _known(
        self, values: Mapping[Any, Any], keys: tuple[str, ...], where: tuple[str | int, ...]
    ) -> None:
        """Complain about what is nearly one of our keys, and surely meant to be."""
        for key in values:
            near = difflib.get_close_matches(str(key), keys, n=1, cutoff=0.7)
            if key not in keys and near:
                self._refuse(f"{key!r} is not known; did you mean {near[0]!r}?", (*where, key))

    def _refuse(self, message: str, where: tuple[str | int, ...]) -> NoReturn:
        raise ConfigError(message, file=self._file, line=line_of(where, self._text))


def _listed(said: Any) -> list[str]:
    values = said if isinstance(said, list) else [said]
    return [str(each) for each in values if each is not None]
