"""Ready changes as bytes: what they make of files, as a diff, and written.

Whatever a fix does not change stays byte for byte: encoding, byte order mark, line ends, and bytes
that are none in that encoding. A fix that cannot be made for certain is refused, with the reason.
"""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from freshness.crawl.decode import NotText, encoding_of
from freshness.errors import UserError
from freshness.fixer import span
from freshness.model import Finding, Fix
from freshness.unified import Span, unified

MAX_BYTES = 8 << 20
"""Of a file that is changed."""

_ODD = re.compile(rb"[\x00-\x1f\"\\\x7f]")
_MARKUP = frozenset((".html", ".htm", ".xhtml", ".md", ".markdown", ".xml", ".svg"))
"""Files in which a character may be written as a reference."""
_WORD = re.compile(r"[^\s<>\"'`()\[\]{}|]*+")
_LONGEST = 4_000  #: characters of an address


class Refused(NamedTuple):
    """A fix that was not made."""

    fix: Fix
    reason: str  #: a sentence without its full stop, with the file


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One file, before and after."""

    path: str  #: relative to the folder
    before: bytes
    after: bytes
    fixes: tuple[Fix, ...]
    spans: tuple[Span, ...]  #: where they differ


class _Splice(NamedTuple):
    start: int
    stop: int
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Patch:
    """What fixes make of the files in one folder. Nothing is written before `write`."""

    root: Path
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...] = ()
    left: int = 0  #: unsafe fixes that nobody asked for

    def diff(self, below: str = "") -> bytes:
        """A unified diff that `git apply` and `patch -p1` take, in the bytes of the files.

        Args:
            below: where the folder lies in the work tree in which the diff is to be applied.
        """
        return b"".join(line for change in self.changes for line in _diff(change, below))

    def write(self) -> tuple[str, ...]:
        """Write the files, each wholly or not at all, and tell which.

        Raises:
            UserError: one cannot be written, or has changed meanwhile; then none was, unless the
                disk gave out on the way.
        """
        for change in self.changes:
            _check(self.root, change)
        for change in self.changes:
            _replace(self.root, change.path, change.after)
        return tuple(change.path for change in self.changes)


def apply_fixes(root: Path, findings: Iterable[Finding], *, unsafe: bool = False) -> Patch:
    """What the fixes of findings make of the files in a folder; see `Patch`.

    Each edit is looked for in the files as they are now. Of two that overlap the first one counts.

    Args:
        root: the folder that the paths of the findings are relative to.
        findings: those without a fix are passed over.
        unsafe: also make the fixes that want an owner's eye.
    """
    root = root.resolve()
    files: dict[str, _File] = {}
    refused: list[Refused] = []
    left = 0
    for fix in dict.fromkeys(each.fix for each in findings if each.fix):
        if not (fix.safe or unsafe):
            left += 1
            continue
        try:
            _make(fix, root, files)
        except UserError as error:
            refused.append(Refused(fix, str(error)))
    changed = (file.change() for file in files.values() if file.fixes)
    return Patch(root=root, changes=tuple(changed), refused=tuple(refused), left=left)


def _make(fix: Fix, root: Path, files: dict[str, _File]) -> None:
    """Make all edits of a fix, or none."""
    wanted: dict[str, list[_Splice]] = defaultdict(list)
    for edit in fix.edits:
        if edit.path not in files:
            files[edit.path] = _File(root, edit.path)
        splice = files[edit.path].splice(_Splice(*span(edit, files[edit.path].text)))
        if splice and splice not in wanted[edit.path]:
            wanted[edit.path].append(splice)
    for path, splices in wanted.items():
        if splices:
            files[path].splices += splices
            files[path].fixes.append(fix)


class _File:
    """A file that is about to change."""

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        self.body = _read(root, path)
        try:
            mark, self._encoding = encoding_of(self.body)
            self._mark = self.body[:mark]
            self.text = self.body[mark:].decode(self._encoding, "surrogateescape")
            if self._encoded(self.text) != self.body[mark:]:
                raise NotText
        except (NotText, UnicodeError):
            message = "cannot be changed without touching the rest of it; change it by hand"
            raise UserError(f"{path}: {message}") from None
        self.splices: list[_Splice] = []
        self.fixes: list[Fix] = []

    def splice(self, one: _Splice) -> _Splice | None:
        """The splice in characters of this file; None for what stands there already.

        Raises:
            UserError: it overlaps with another one, or cannot be written in this encoding.
        """
        if one in self.splices or self.text[one.start : one.stop] == one.new:
            return None
        low, high = self._reach(one)
        others = map(self._reach, self.splices)
        if any(low <= other_high and other_low <= high for other_low, other_high in others):
            raise UserError(f"{self.path}: is changed at the same place already; run this again")
        try:
            self._encoded(one.new)
        except UnicodeEncodeError:
            if Path(self.path).suffix.lower() not in _MARKUP:
                message = f"its encoding, {self._encoding}, lacks a character of {one.new!r}"
                raise UserError(f"{self.path}: {message}; change it by hand") from None
            escaped = one.new.encode(self._encoding, "xmlcharrefreplace")
            one = one._replace(new=escaped.decode(self._encoding))
        return one

    def _reach(self, one: _Splice) -> tuple[int, int]:
        """The splice with the rest of the words and addresses that it changes a part of."""
        before = _WORD.match(self.text[max(one.start - _LONGEST, 0) : one.start][::-1])
        after = _WORD.match(self.text, one.stop)
        assert before
        assert after
        return one.start - before.end(), after.end()

    def change(self) -> Change:
        """The file as it will be."""
        after, at, end = bytearray(self._mark), len(self._mark), 0
        spans = []
        for start, stop, new in sorted(self.splices):
            kept = self._encoded(self.text[end:start])
            gone, come = self._encoded(self.text[start:stop]), self._encoded(new)
            at += len(kept)
            after += kept
            spans.append(Span(at, at + len(gone), len(after), len(after) + len(come)))
            at += len(gone)
            after += come
            end = stop
        after += self._encoded(self.text[end:])
        return Change(
            path=self.path, before=self.body, after=bytes(after), fixes=tuple(self.fixes),
            spans=tuple(spans),
        )  # fmt: skip

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._encoding, "surrogateescape")


def _read(root: Path, path: str) -> bytes:
    """A file's bytes, if it lies in the folder for certain.

    Raises:
        UserError: it does not, or cannot be read.
    """
    file = root / path
    try:
        if file.resolve() != file or not file.is_relative_to(root) or ".git" in file.parts:
            raise UserError(f"{path}: leads out of the folder, so it is left alone")
        if file.stat().st_size > MAX_BYTES:
            raise UserError(f"{path}: is larger than {MAX_BYTES >> 20} MiB; change it by hand")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UserError(f"{path}: cannot be read ({why})") from None


def _check(root: Path, change: Change) -> None:
    """Make sure that a file can be written and is still the one that was read."""
    if _read(root, change.path) != change.before:
        raise UserError(f"{change.path}: has changed meanwhile; run this again. Nothing is written")
    file = root / change.path
    if not file.stat().st_mode & stat.S_IWUSR or not os.access(file, os.W_OK):
        raise UserError(f"{change.path}: is read-only; make it writable first. Nothing is written")


def _replace(root: Path, path: str, body: bytes) -> None:
    """Write a file beside the old one and put it in its place, with the same permissions."""
    file = root / path
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        try:
            draft.write_bytes(body)
            draft.chmod(stat.S_IMODE(file.stat().st_mode))
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror})") from None


def _diff(change: Change, below: str) -> Iterator[bytes]:
    name = os.fsencode(f"{below}/{change.path}" if below else change.path)
    old, new = (_quoted(side + name) for side in (b"a/", b"b/"))
    return unified(old, new, change.before, change.after, change.spans)


def _quoted(name: bytes) -> bytes:
    """A file name as git writes it in a diff: one with odd characters in C's notation."""
    if _ODD.search(name):
        return b'"' + _ODD.sub(lambda each: b"\\%03o" % each[0][0], name) + b'"'
    return name + b"\t" if b" " in name else name
