"""The official LinkedIn data export, as a ZIP, a folder or a single file of it.

    export = open_export(Path("Complete_LinkedInDataExport_11-20-2026.zip"))
    export.account(), export.contacts(), export.messages()

Read locally and a file at a time, and only the files that are named here: logins, receipts,
inferences and identity documents are in an export too, and are never opened. What cannot be read is
in `export.skipped`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from freshness.account import Account
from freshness.correspondence import Contact, Message, bare
from freshness.errors import UserError
from freshness.exports import letters, owner, resume
from freshness.exports.archive import UNREADABLE, Archive, Member
from freshness.exports.dates import day
from freshness.exports.table import NoHeader, Table, plain_name
from freshness.model import Skipped

_NAME = re.compile(r"LinkedIn_?Data_?Export_(\d\d)-(\d\d)-(\d{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:[ _]?\(\d+\)|_\d+)*+$")  #: a member's id, a part, a second download
_HIDDEN = re.compile(r"(?:^|/)(?:\.|__MACOSX/)")
_DIGITS = re.compile(r"\d+")
_READ = frozenset(
    "profile profilesummary positions education skills projects publications emailaddresses "
    "registration shares comments reactions votes instantreposts connections messages "
    "invitations".split()
)
_TELLING = ("messages", "connections", "profile")
_PROFILE = "linkedin.com/in/"


def is_export(path: Path) -> bool:
    """Whether it looks like one: an archive, a table, or a folder with tables of that name."""
    if path.is_dir():
        found = (*path.glob("*.csv"), *path.glob("*/*.csv"))
        return any(each.stem.lower().startswith(_TELLING) for each in found)
    return path.suffix.lower() in (".zip", ".csv")


def open_export(path: Path, *, me: Iterable[str] = ()) -> Export:
    """The export in a ZIP or a folder.

    Args:
        path: as downloaded, unpacked by hand, or one of its CSV files.
        me: profile addresses or the last part of one, where the export does not tell whose it is.

    Raises:
        UserError: it is not there, damaged, or nothing in it is of LinkedIn.
    """
    return Export(Archive(path), me=frozenset(_address(each) for each in me if "@" not in each))


def _address(said: str) -> str:
    address = bare(said)
    return address if _PROFILE in address else f"{_PROFILE}{address}"


class Export:
    """What an export says. Each call reads its files anew and keeps nothing."""

    def __init__(self, archive: Archive, *, me: frozenset[str] = frozenset()) -> None:
        """Look which files there are; `open_export` is the way in."""
        self._archive, self._me = archive, me
        self._skipped = dict.fromkeys(archive.skipped)
        self._files: dict[str, list[Member]] = {}
        root = self._root()
        for member in archive.members:
            name = _stem(member)
            if name in _READ and member.folder == root and not _HIDDEN.search(member.path):
                self._files.setdefault(name, []).append(member)
        for parts in self._files.values():
            parts.sort(key=lambda each: [int(n[:9]) for n in _DIGITS.findall(each.name)])

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, as far as it was asked for yet."""
        return tuple(self._skipped)

    @cached_property
    def as_of(self) -> date | None:
        """The day of the export: by its name, else by its files; None where neither tells."""
        path = self._archive.path.absolute()
        known = [each for parts in self._files.values() for each in parts]
        for name in (path.name, *(each.path for each in known), path.parent.name):
            if match := _NAME.search(name):
                month, number, year = (int(part) for part in match.groups())
                try:
                    return date(year, month, number)
                except ValueError:
                    continue
        return max((each.changed for each in known if each.changed), default=None)

    @cached_property
    def owners(self) -> frozenset[str]:
        """The owner's addresses, bare: several after a change of address, none if nothing tells."""
        if self._me:
            return self._me
        invited = frozenset(self._invited())
        is_own = owner.named(self.name)
        found = owner.from_names(self._letters(), is_own, invited) if self.name else invited
        return found or owner.from_presence(self._letters())

    @cached_property
    def name(self) -> str:
        """The owner's, as the profile has it."""
        rows = self.rows("profile", "firstname lastname", needs="firstname lastname")
        return next((_joined(*row) for row in rows), "")

    def account(self) -> Account:
        """What the profile says, with `as_of` the day of the export."""
        address = next(iter(sorted(self._me) or self._invited()), "")
        return resume.account(
            self.rows, name=self.name, address=address, as_of=self.as_of, skip=self._skip
        )

    def contacts(self) -> Iterator[Contact]:
        """The connections; members who hide their names are counted in `skipped`."""
        hidden = 0
        columns = "firstname lastname url emailaddress company position connectedon"
        for row in self.rows("connections", columns, needs="firstname lastname"):
            first, last, url, email, company, position, since = row
            name = _joined(first, last)
            if not name and not url:
                hidden += 1
                continue
            yield Contact(
                source="linkedin",
                name=name,
                profiles=(url,) if url else (),
                emails=(email,) if email else (),
                company=company,
                title=position,
                known_since=day(since),
            )
        if hidden:
            detail = f"Connections that hide their names: {hidden}."
            self._skip("Connections.csv", "hidden", detail)

    def messages(self) -> Iterator[Message]:
        """Every message, in the order of the files; drafts and adverts are marked.

        Raises:
            UserError: it cannot be told which of the people is the owner.
        """
        if "messages" not in self._files:
            return
        read = letters.reader(self._is_mine())
        undated = 0
        for row in self.rows("messages", letters.COLUMNS, needs=letters.NEEDED):
            if message := read(row):
                yield message
            else:
                undated += 1
        if undated:
            detail = f"Messages without a date that can be read: {undated}."
            self._skip("messages.csv", "undated", detail)

    def rows(self, name: str, columns: str, *, needs: str) -> Iterator[tuple[str, ...]]:
        """The cells of some columns of a file in all its parts; nothing where it is missing.

        Args:
            name: of the file, lower case, without spaces, numbers and ending.
            columns: lower case without spaces, separated by spaces.
            needs: those without which it is not that file.
        """
        for member in self._files.get(name, ()):
            if not member.size:
                continue
            try:
                with self._archive.open(member) as stream:
                    table = Table(stream, any_of=[needs])
                    yield from table.rows(columns)
                    if table.broken:
                        detail = f"Rows that cannot be read: {table.broken}."
                        self._skip(member.path, "unreadable", detail)
            except NoHeader as error:
                self._skip(member.path, "unreadable", f"Is it from LinkedIn? Here {error}.")
            except UNREADABLE as error:
                self._skip(member.path, "unreadable", f"It is damaged from somewhere on: {error}.")

    def _is_mine(self) -> Callable[[str, str, str], bool]:
        own, is_own = self.owners, owner.named(self.name)

        def is_mine(address: str, sender: str, direction: str) -> bool:
            if address:
                return address in own
            return direction.strip().upper() == "OUTGOING" or is_own(sender)

        if own or self.name:
            return is_mine
        directions = self.rows("messages", "direction date", needs=letters.NEEDED)
        if any(direction for direction, _ in directions):
            return is_mine
        raise UserError(
            f"{self._archive.path}: does not tell which of the people in it is you; say so with "
            "--me https://www.linkedin.com/in/YOUR-NAME"
        )

    def _invited(self) -> dict[str, int]:
        """The owner's addresses by the invitations, the most frequent first."""
        columns = "direction inviterprofileurl inviteeprofileurl"
        rows = self.rows("invitations", columns, needs="direction")
        found = owner.from_invitations((way, bare(one), bare(two)) for way, one, two in rows)
        return dict(found.most_common())

    def _letters(self) -> Iterator[owner.Letter]:
        columns = "conversationid from senderprofileurl recipientprofileurls"
        rows = self.rows("messages", columns, needs=letters.NEEDED)
        for conversation, name, url, urls in dict.fromkeys(rows):  # most say the same once more
            yield owner.Letter(conversation, name, bare(url), letters.addresses(urls))

    def _root(self) -> str:
        """The folder in which the files are: unzipping may add one, and several may lie together.

        Raises:
            UserError: none has a file of an export.
        """
        count: dict[str, int] = {}
        for member in self._archive.members:
            if _stem(member) in _READ and not _HIDDEN.search(member.path):
                count[member.folder] = count.get(member.folder, 0) + 1
        if not count:
            raise UserError(
                f"{self._archive.path}: is no LinkedIn export; it has neither Profile.csv nor "
                "Connections.csv nor messages.csv"
            )
        ranked = sorted(count, key=lambda each: (_exported(each), count[each], each), reverse=True)
        for other in ranked[1:]:
            detail = "Another export lies beside it; name this one alone to read it."
            self._skip(other or str(self._archive.path), "second-export", detail)
        return ranked[0]

    def _skip(self, subject: str, reason: str, detail: str) -> None:
        self._skipped[Skipped(subject=subject, reason=reason, detail=detail)] = None


def _stem(member: Member) -> str:
    base, dot, ending = member.name.rpartition(".")
    return plain_name(_NUMBERS.sub("", base)) if dot and ending.casefold() == "csv" else ""


def _exported(folder: str) -> str:
    match = _NAME.search(folder)
    return f"{match[3]}-{match[1]}-{match[2]}" if match else ""


def _joined(first: str, last: str) -> str:
    return " ".join(f"{first} {last}".split())[:200]
