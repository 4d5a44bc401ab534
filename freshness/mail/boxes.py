"""Mail where it lies on the disk: mbox files, Maildirs, folders of `.eml` files, and trees of them.

Nothing is written, moved, locked or marked as read. The standard library's `mailbox` would open an
mbox for writing and read a letter whole, however long it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, NamedTuple

from freshness.errors import UserError
from freshness.mail.folders import Role
from freshness.mail.letter import MAX_BODY, MAX_HEAD

MAX_FILES = 500_000
_LINE = 64 * 1024  #: bytes; a longer line is read in pieces
_SEPARATOR = re.compile(rb"From (?:\S.{0,200}\d\d:\d\d|-?\s*+$)")
_HEADER = re.compile(rb"[!-9;-~]{1,80}:[ \t]")  # a field name and its colon
_FLAGS = {"D": Role.DRAFTS, "T": Role.TRASH}


class Stored(NamedTuple):
    """A letter as it lies somewhere."""

    head: bytes
    raw: Callable[[], bytes]  #: the whole, up to `MAX_BODY` bytes
    role: Role


def stored(path: Path) -> Iterator[Stored]:
    """The letters in a file or a folder.

    Raises:
        UserError: it is not there, cannot be read, or holds no mail.
    """
    try:
        if path.is_dir():
            found = _tree(path)
        elif path.is_file():
            found = _file(path, Role.of(path.name))
        else:
            raise UserError(f"{path}: is no file or folder; name a mailbox or an export")
        first = next(found, None)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None
    if first is None:
        raise UserError(
            f"{path}: holds no mail; freshness reads mbox files, Maildirs and folders of .eml"
        )
    yield first
    yield from found


def _tree(top: Path) -> Iterator[Stored]:
    """A folder with all below it; links are not followed, what is no mail is passed over."""
    count = 0
    for place, names, files in os.walk(top):
        folder = Path(place)
        names.sort()
        is_maildir = folder.name in ("cur", "new") and (folder.parent / "cur").is_dir()
        holder = folder.parent if is_maildir and folder != top else folder
        role = Role.of(f"{top.name}/{holder.relative_to(top)}")
        for name in sorted(files):
            count += 1
            if count > MAX_FILES:
                return
            file = folder / name
            if is_maildir:
                flags = name.rpartition(":2,")[2] if ":2," in name else ""
                yield from _single(file, next((_FLAGS[f] for f in flags if f in _FLAGS), role))
            elif name.lower().endswith(".eml"):
                yield from _single(file, role)
            elif "." not in name or name.lower().endswith(".mbox"):
                own = Role.of(name)
                yield from _mbox(file, role if own is Role.NONE else own)


def _file(path: Path, role: Role) -> Iterator[Stored]:
    with path.open("rb") as stream:
        start = stream.read(_LINE).lstrip(b"\xef\xbb\xbf\r\n")
    if start.startswith(b"From "):
        yield from _mbox(path, role)
    elif _HEADER.match(start):
        yield from _single(path, role)


def _single(path: Path, role: Role) -> Iterator[Stored]:
    """A file that is one letter."""
    try:
        if not S_ISREG(path.lstat().st_mode):
            return
        with path.open("rb") as stream:
            head = stream.read(MAX_HEAD)
    except OSError:
        return
    yield Stored(head, partial(_part, path, 0, MAX_BODY), role)


def _mbox(path: Path, role: Role) -> Iterator[Stored]:
    """The letters of an mbox file, read a line at a time.

    A letter begins with a `From ` line that has a time (or nothing, as Thunderbird may write), at
    the start or after an empty line: that holds too where such lines in letters are not escaped.
    """
    try:
        if not S_ISREG(path.lstat().st_mode):
            return
        with path.open("rb") as stream:
            for start, end, head in _letters(stream):
                yield Stored(head, partial(_part, path, start, min(end - start, MAX_BODY)), role)
    except OSError:
        return


def _letters(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Where each letter begins and ends, and its head."""
    at = start = 0
    head = bytearray()
    begun = in_head = False
    is_after_empty = True
    for line in iter(partial(stream.readline, _LINE), b""):
        if is_after_empty and line.startswith(b"From ") and (not begun or _SEPARATOR.match(line)):
            if head:
                yield start, at, bytes(head)
            start, begun, in_head = at + len(line), True, True
            head.clear()
        elif not begun and line.strip():
            return  # no mbox at all
        elif in_head:
            in_head = bool(line.strip()) and len(head) < MAX_HEAD
            head += line
        is_after_empty = not line.strip(b"\r\n")
        at += len(line)
    if head:
        yield start, at, bytes(head)


def _part(path: Path, start: int, length: int) -> bytes:
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            return stream.read(length)
    except OSError:
        return b""
