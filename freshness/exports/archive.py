"""A ZIP, a folder or one file, read where it lies: nothing is ever unpacked to the disk.

Whoever wrote it is not trusted: a ZIP may be a bomb, a name may point out of the folder.
"""

from __future__ import annotations

import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

from freshness.errors import UserError
from freshness.model import Skipped

MAX_FILES = 20_000
MAX_DEPTH = 4  #: folders below the one that was named
MAX_BYTES = 1 << 30  #: of one file, unpacked
MAX_TOTAL = 4 << 30  #: of all files together, unpacked
MAX_RATIO = 200  #: unpacked to packed; text comes to about 10, bombs to 1000
UNREADABLE = (
    OSError,
    EOFError,
    RuntimeError,  # encrypted
    NotImplementedError,  # a compression that nobody knows
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""What reading a damaged file may end in."""

_SMALL = 1 << 20  #: below it no ratio is a bomb
_MAX_DIRECTORY = 8 << 20  #: bytes of a ZIP's list of names
_END = b"PK\x05\x06"  #: APPNOTE.TXT 4.3.16, end of central directory record
_END_SIZE, _MAX_COMMENT = 22, 1 << 16
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_NO_DATE = 1980  #: the year in which a ZIP without dates claims to be made


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One file."""

    path: str  #: with forward slashes, below the folder or inside the ZIP
    size: int  #: bytes, unpacked
    changed: date | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """All but the last part of its path; empty at the top."""
        return self.path.rpartition("/")[0]


class Archive:
    """The files of a ZIP or a folder."""

    def __init__(self, path: Path) -> None:
        """Read the list of files.

        Args:
            path: a ZIP, a folder, or a single file.

        Raises:
            UserError: it is not there, damaged, or larger than anything that it should be.
        """
        self.path = path
        self.skipped: list[Skipped] = []
        self._stored: dict[str, str] = {}  # names in a ZIP that writes them with backslashes
        self._zipped = path.is_file() and _is_zip(path)
        listed = self._in_zip() if self._zipped else self._in_folder()
        self.members = tuple(sorted(listed, key=lambda each: each.path))
        if sum(each.size for each in self.members) > MAX_TOTAL:
            raise UserError(f"{path}: unpacks to more than {MAX_TOTAL >> 30} GiB, so it is left")

    @contextmanager
    def open(self, member: Member) -> Iterator[IO[bytes]]:
        """A file's bytes; reading them may end in one of `UNREADABLE`."""
        if self._zipped:
            stored = self._stored.get(member.path, member.path)
            # zipfile gives out no more bytes than the list of files promises.
            with zipfile.ZipFile(self.path) as archive, archive.open(stored) as stream:
                yield stream
        else:
            whole = self.path if self.path.is_file() else self.path / member.path
            with whole.open("rb") as stream:
                yield stream

    def _in_zip(self) -> Iterator[Member]:
        try:
            with zipfile.ZipFile(self.path) as archive:
                entries = archive.infolist()
        except UNREADABLE as error:
            raise UserError(
                f"{self.path}: is a damaged ZIP ({error}); download it once more"
            ) from None
        if len(entries) > MAX_FILES:
            raise UserError(f"{self.path}: has more than {MAX_FILES} files, so it is left")
        for entry in entries:
            if entry.is_dir():
                continue
            if _OUTSIDE.search(entry.filename):
                self._skip(entry.filename, "unsafe", "Its name points out of the archive.")
            elif entry.flag_bits & 1:
                self._skip(entry.filename, "encrypted", "It asks for a password; unpack it first.")
            elif entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
                self._skip(entry.filename, "too-large", "It unpacks to far more than a text would.")
            elif entry.file_size > MAX_BYTES:
                self._skip(entry.filename, "too-large", f"It has more than {MAX_BYTES >> 20} MiB.")
            else:
                year = entry.date_time[0]
                changed = _day(*entry.date_time[:3]) if year > _NO_DATE else None
                path = entry.filename.replace("\\", "/")
                self._stored[path] = entry.filename
                yield Member(path=path, size=entry.file_size, changed=changed)

    def _in_folder(self) -> Iterator[Member]:
        if self.path.is_file():
            yield self._file(self.path, self.path.name)
            return
        if not self.path.is_dir():
            raise UserError(f"{self.path}: there is no such file or folder")
        count, waiting = 0, [(self.path, "", 0)]
        while waiting:
            folder, prefix, depth = waiting.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda each: each.name)
            except OSError as error:
                self._skip(prefix or str(folder), "unreadable", f"{error.strerror}.")
                continue
            count += len(entries)
            if count > MAX_FILES:
                raise UserError(f"{self.path}: has more than {MAX_FILES} files, so it is no export")
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_symlink():
                    self._skip(path, "unsafe", "It is a link, and may lead out of the folder.")
                elif entry.is_dir() and depth < MAX_DEPTH:
                    waiting.append((Path(entry.path), f"{path}/", depth + 1))
                elif entry.is_file():
                    yield from self._bounded(self._file(Path(entry.path), path))

    def _bounded(self, member: Member) -> Iterator[Member]:
        if member.size > MAX_BYTES:
            self._skip(member.path, "too-large", f"It has more than {MAX_BYTES >> 20} MiB.")
        else:
            yield member

    def _file(self, file: Path, path: str) -> Member:
        stat = file.stat()
        changed = datetime.fromtimestamp(stat.st_mtime, UTC).date()
        return Member(path=path, size=stat.st_size, changed=changed)

    def _skip(self, subject: str, reason: str, detail: str) -> None:
        self.skipped.append(Skipped(subject=subject, reason=reason, detail=detail))


def _is_zip(path: Path) -> bool:
    """Whether it ends as a ZIP does.

    Raises:
        UserError: it does, and its list of names alone would fill the memory.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - _END_SIZE - _MAX_COMMENT))
            tail = stream.read()
            stream.seek(0)
            begins = stream.read(4)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        if begins == b"PK\x03\x04":
            raise UserError(f"{path}: is a ZIP without its end; download it once more")
        return False
    (directory,) = struct.unpack_from("<I", tail, at + 12)
    if directory > _MAX_DIRECTORY:
        raise UserError(f"{path}: has more files than an export, so it is left")
    return True


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
