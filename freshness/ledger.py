"""What you did about people, letters and jobs: the only thing that conversation commands write.

A file of lines, readable by its owner alone (mode 0600). A line has a day, an act, and whom or what
it is about as a salted hash: enough to know it again, and no name, address or word of a message.
The salt is in the same file, so the hash hides names from whoever glances at the file, not from
somebody who has it and your address book.

    {"ledger": 1, "salt": "…"}
    {"realm": "person", "key": "…", "act": "snoozed", "on": "2026-11-25", "until": "2026-12-25"}
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from enum import Enum
from pathlib import Path

import msgspec

from freshness.errors import StateError

FILE_NAME = "ledger.jsonl"
_MAX_BYTES = 32 << 20
_MAX_REASON = 200


class Act(Enum):
    """What was done."""

    ANSWERED = "answered"  #: in another place than the source that was read
    DONE = "done"
    SNOOZED = "snoozed"  #: a person, until a day
    LATER = "later"  #: a job, until a day
    NEVER = "never"
    SHOWN = "shown"  #: the job that comes next, so that `done` knows which


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line."""

    realm: str  #: `person`, `conversation`, `job` …
    key: str  #: salted hash
    act: Act
    on: date
    until: date | None = None  #: the first day on which it comes up again
    reason: str = ""  #: the owner's own words to themselves, why never


class _Head(msgspec.Struct, frozen=True):
    ledger: int
    salt: str


class Ledger:
    """The acts so far. Nothing is written before the first `note`."""

    def __init__(self, file: Path, salt: str, entries: list[Entry], *, begun: bool = True) -> None:
        """Take over what was read; `Ledger.open` is the way in."""
        self._file, self._salt, self._is_begun = file, salt, begun
        self._entries = entries
        self._about: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        for each in entries:
            self._about[each.realm, each.key].append(each)

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """The ledger in a folder, empty where there is none. A line cut short is passed by.

        Raises:
            StateError: it cannot be read, is no ledger, or a newer version wrote it.
        """
        file = folder / FILE_NAME
        try:
            if file.stat().st_size > _MAX_BYTES:
                raise StateError(f"{file}: is larger than {_MAX_BYTES >> 20} MiB; move it away")
            first, *lines = file.read_bytes().splitlines() or [b""]
            head = msgspec.json.decode(first, type=_Head)
        except FileNotFoundError:
            return cls(file, secrets.token_hex(8), [], begun=False)
        except OSError as error:
            raise StateError(f"{file}: cannot be read ({error.strerror})") from None
        except msgspec.DecodeError:
            raise StateError(f"{file}: is no ledger of freshness; move it away") from None
        if head.ledger != 1:
            raise StateError(f"{file}: was written by a newer freshness; update this one")
        return cls(file, head.salt, [entry for line in lines if (entry := _entry(line))])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All acts, oldest first."""
        return tuple(self._entries)

    def key(self, name: str) -> str:
        """The salted hash of a name, an address or a conversation."""
        salted = hashlib.blake2b(name.encode("utf-8", "replace"), key=self._salt.encode()[:64])
        return salted.hexdigest()[:32]

    def about(self, realm: str, name: str) -> Sequence[Entry]:
        """All acts about somebody or something, oldest first."""
        return self._about.get((realm, self.key(name)), ()) if self._about else ()

    def last(self, realm: str, name: str) -> Entry | None:
        """The latest act about somebody or something."""
        return next(reversed(self.about(realm, name)), None)

    def rests(self, realm: str, name: str, today: date) -> bool:
        """Whether it was put off beyond today, or for ever."""
        entry = self.last(realm, name)
        if entry is None:
            return False
        return entry.act is Act.NEVER or bool(entry.until and today < entry.until)

    def note(
        self, realm: str, name: str, act: Act, *, on: date, until: date | None = None,
        reason: str = "",
    ) -> Entry:  # fmt: skip
        """Write an act down, at once.

        Args:
            realm: what `name` is of: `person`, `conversation`, `job` …
            name: kept as a salted hash only.
            act: what was done.
            on: the day of it.
            until: the first day on which it comes up again.
            reason: the owner's own words, kept as they are.

        Raises:
            StateError: it cannot be written.
        """
        self._begin()
        return self.note_again(realm, self.key(name), act, on=on, until=until, reason=reason)

    def note_again(
        self, realm: str, key: str, act: Act, *, on: date, until: date | None = None,
        reason: str = "",
    ) -> Entry:  # fmt: skip
        """The same for what is known by its hash only."""
        entry = Entry(
            realm=realm, key=key, act=act, on=on, until=until,
            reason=" ".join(reason.split())[:_MAX_REASON],
        )  # fmt: skip
        self._append(msgspec.json.encode(entry))
        self._entries.append(entry)
        self._about[realm, entry.key].append(entry)
        return entry

    def forget(self) -> int:
        """Remove the file, and tell how many acts were in it.

        Raises:
            StateError: it cannot be removed.
        """
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise StateError(f"{self._file}: cannot be removed ({error.strerror})") from None
        count = len(self._entries)
        self._is_begun = False
        self._entries.clear()
        self._about.clear()
        return count

    def _begin(self) -> None:
        """Make the file; where another run made it since it was looked for, take over its salt."""
        if self._is_begun:
            return
        try:
            folder = self._file.parent
            for each in (*reversed(folder.parents), folder):
                each.mkdir(mode=0o700, exist_ok=True)  # `parents` would leave them open to others
            there = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(there, "wb") as stream:
                stream.write(msgspec.json.encode(_Head(1, self._salt)))
        except FileExistsError:
            self._salt = Ledger.open(self._file.parent)._salt
        except OSError as error:
            raise self._refused(error) from None
        self._is_begun = True

    def _append(self, line: bytes) -> None:
        try:
            there = os.open(self._file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(there, "r+b", buffering=0) as stream:
                self._file.chmod(0o600)  # also when somebody copied it here
                size = stream.seek(0, os.SEEK_END)
                head = b"" if size else msgspec.json.encode(_Head(1, self._salt))
                stream.write(head + b"\n" + line)  # so that a line cut short ends here
        except OSError as error:
            raise self._refused(error) from None

    def _refused(self, error: OSError) -> StateError:
        return StateError(
            f"{self._file}: cannot be written ({error.strerror}); name another folder with --state"
        )


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except msgspec.DecodeError:
        return None
