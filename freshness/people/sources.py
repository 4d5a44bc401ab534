"""Where contacts and letters are read from, told apart by what the files are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from freshness.correspondence import Contact, Message
from freshness.errors import UserError
from freshness.exports.linkedin import is_export, open_export
from freshness.exports.table import NoHeader
from freshness.model import Skipped
from freshness.people import book, google, vcard
from freshness.people.keeping import Touch, touches

_MAX_BYTES = 256 << 20  #: of a file of contacts


@dataclass(kw_only=True)
class Read:
    """What the sources say, all together."""

    contacts: list[list[Contact]] = field(default_factory=list)  #: of each source
    networks: list[tuple[date, list[Contact]]] = field(default_factory=list)
    """Connections of each LinkedIn export that tells its day, oldest first."""
    written: dict[str, Touch] = field(default_factory=dict)
    entries: tuple[book.Entry, ...] = ()
    books: list[Path] = field(default_factory=list)  #: the `people.yml`, one at most
    skipped: list[Skipped] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)  #: everything that was read


def read(paths: Iterable[Path], *, me: Iterable[str], today: date) -> Read:
    """Read sources, and those that a `people.yml` among them names.

    Args:
        paths: LinkedIn exports, vCards, CSV files of contacts, mail, a `people.yml`.
        me: addresses of the owner.
        today: letters of later days do not count.

    Raises:
        UserError: one is not there, or is none of these.
    """
    found = Read()
    waiting = list(dict.fromkeys(path.absolute() for path in paths))
    for path in waiting:  # grows by what a book names
        if path.suffix.lower() in (".yml", ".yaml"):
            if found.books:
                raise UserError(f"{path}: is a second file of people; name one")
            own = book.load(path)
            found.books.append(path)
            found.entries = own.entries
            found.contacts.insert(0, [each.contact for each in own.entries])
            waiting += dict.fromkeys(each for each in own.sources if each not in waiting)
        else:
            _read(path, found, tuple(me), today)
    found.paths = waiting
    found.networks.sort(key=lambda each: each[0])
    return found


def _read(path: Path, found: Read, me: tuple[str, ...], today: date) -> None:
    if path.suffix.lower() in (".vcf", ".vcard"):
        text = _bytes(path).decode("utf-8", "replace")
        notes: list[str] = []
        found.contacts.append(list(vcard.read(text, notes.append)))
        if notes:
            _skip(found, path, f"Cards that cannot be read: {len(notes)}.")
    elif path.suffix.lower() == ".csv" and (contacts := _google(path)) is not None:
        found.contacts.append(contacts)
    elif path.exists() and not is_export(path):
        from freshness.mail.source import open_mail

        mail = open_mail(path, me=me)
        _letters(path, mail.messages(), found, today)
        found.skipped += mail.skipped
    else:
        export = open_export(path, me=me)
        contacts = list(export.contacts())
        found.contacts.append(contacts)
        if export.as_of:
            found.networks.append((export.as_of, contacts))
        _letters(path, export.messages(), found, today)
        found.skipped += export.skipped


def _google(path: Path) -> list[Contact] | None:
    """The contacts of a CSV file; None where it is a file of LinkedIn."""
    data = _bytes(path)
    if b"Connected On" in data[:4_096]:
        return None
    try:
        return list(google.read(BytesIO(data)))
    except NoHeader:
        return None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UserError(f"{path}: is larger than {_MAX_BYTES >> 20} MiB")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None


def _letters(path: Path, messages: Iterable[Message], found: Read, today: date) -> None:
    """Letters of one more source. The same export twice counts once, as far as the days tell."""
    try:
        more = touches(messages, today)
    except UserError as error:  # whose letters they are; the contacts are worth something alone
        _skip(found, path, str(error))
        return
    for key, touch in more.items():
        known = found.written.setdefault(key, touch)
        if known is not touch:
            known.last = max(known.last, touch.last)
            known.sent = max(known.sent, touch.sent)
            known.received = max(known.received, touch.received)


def _skip(found: Read, path: Path, detail: str) -> None:
    found.skipped.append(Skipped(subject=path.name, reason="unreadable", detail=detail))
