"""The git history of a folder: when did somebody last change the words of a page?

One `git log` and one `git cat-file` for a whole folder, however many files it has. Git runs for
reading only: nothing that the folder's own configuration names is executed, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple

from freshness.model import Skipped
from freshness.signal import Commit
from freshness.when import parse_iso

CONTENT = "html htm xhtml md markdown mdx qmd rmd rst ipynb adoc org php".split()
"""Endings of files that are pages or become pages."""

MASS_SHARE = 0.6
"""A commit that touches more than this share of the content files says nothing of any one."""

MASS_FILES = 5
"""A commit that touches fewer files may well be work on each of them."""

MAX_SECONDS = 30.0
"""Most time for one question to git."""

_FRONT_MATTER = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
_FRONT = re.compile(rb"\A\s*(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.M)
_SPOKEN = re.compile(rb"^(?:title|subtitle|description|summary|excerpt|abstract)\s*[:=].*", re.M)
_ROUNDS = 4  # how many commits in a row may have touched the front matter only
_CHUNK = 1 << 20
# Programs that a hostile `.git/config` could name for reading alone.
_HARDENED = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c",
    "core.quotePath=off", "-c", "log.showSignature=false",
)  # fmt: skip
_LOG = (
    "log", "--no-merges", "--raw", "--no-abbrev", "--relative", "--no-ext-diff", "--no-textconv",
    "--no-color", "--format=%x01%as %<(120,trunc)%s",
)  # fmt: skip
_PATTERNS = ("--", *(f":(icase)*.{ending}" for ending in CONTENT))


class _Change(NamedTuple):
    """What one commit did to one file."""

    commit: Commit
    before: str  #: id of the old text; zeros when the file is new
    after: str


class NoHistory:
    """Knows nothing of any file, and why."""

    def __init__(self, note: Skipped | None = None) -> None:
        """Keep the reason, which is a result."""
        self.note = note

    def last_change(self, path: str) -> Commit | None:
        """Nothing is known."""

    def first_commit(self, path: str) -> Commit | None:
        """Nothing is known."""


class GitRepository:
    """The history of the files of a folder; `signal.Repository`."""

    note: Skipped | None = None

    def __init__(self, *, last: Mapping[str, Commit], first: Mapping[str, Commit]) -> None:
        """Keep, by path relative to the folder, the commits that count."""
        self._last = last
        self._first = first

    def last_change(self, path: str) -> Commit | None:
        """The newest commit that changed the body of a file and not merely most of the site."""
        return self._last.get(path)

    def first_commit(self, path: str) -> Commit | None:
        """The commit that brought the file."""
        return self._first.get(path)


def open_repository(folder: Path | None) -> GitRepository | NoHistory:
    """The history of a folder in a git work tree, or a stand-in whose `note` says why not.

    Args:
        folder: the checked folder, or None for a live site, which has no history to read.
    """
    if folder is None:
        return NoHistory()
    try:
        with _git(folder, "rev-parse", "--is-shallow-repository") as answer:
            shallow = answer.read().strip() == b"true"
        if shallow:
            return _unknown(
                folder, "shallow-clone", "the clone lacks its older history; run `git fetch "
                "--unshallow` (in Actions: `fetch-depth: 0`)",
            )  # fmt: skip
        changes = _all_changes(folder)
        if not changes:
            return _unknown(folder, "no-git", "git knows no page in this folder")
        return _judged(folder, changes)
    except _GitError as error:
        return _unknown(folder, "no-git", f"no dates from git: {error}")


def _unknown(folder: Path, reason: str, detail: str) -> NoHistory:
    return NoHistory(Skipped(subject=str(folder), reason=reason, detail=detail))


class _GitError(Exception):
    """Git is not there, refuses or takes too long; the message is for the user."""


@contextmanager
def _git(
    folder: Path, *arguments: str, stdin: IO[bytes] | int = subprocess.DEVNULL
) -> Iterator[IO[bytes]]:
    """What git answers, as a file, since a history can be larger than the memory."""
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603  the arguments are ours and no shell reads them
                ["git", "-C", str(folder), *_HARDENED, *arguments],  # noqa: S607  as users run it
                stdin=stdin, stdout=answer, stderr=subprocess.PIPE, env=_environment(),
                timeout=MAX_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _GitError(f"git took longer than {MAX_SECONDS:.0f} seconds") from None
        except OSError as error:
            raise _GitError(f"git cannot be run ({error.strerror})") from None
        if done.returncode:
            complaint = done.stderr.decode("utf-8", "replace").strip()
            last = complaint.rpartition("\n")[2].removeprefix("fatal: ")
            raise _GitError(last[:300] or "git failed")
        answer.seek(0)
        yield answer


def _environment() -> dict[str, str]:
    """Ours, without what a surrounding git hook sets, and with no way to the network."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG")
    }
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def _all_changes(folder: Path) -> dict[str, list[_Change]]:
    """Every change of every page that git tracks today, newest first."""
    with _git(folder, "ls-files", "-z", *_PATTERNS) as answer:
        living = frozenset(os.fsdecode(name) for name in answer.read().split(b"\0") if name)
    if not living:
        return {}
    try:
        return _changes(folder, living, "-M")
    except _GitError:
        # Files that were renamed *and* edited are told by their texts, which a partial clone lacks.
        return _changes(folder, living, "-M100%")


def _changes(folder: Path, living: frozenset[str], renames: str) -> dict[str, list[_Change]]:
    found: dict[str, list[_Change]] = {}
    names: dict[str, str] = {}  # what a file was once called → what it is called now
    mass = max(MASS_FILES, int(MASS_SHARE * len(living)) + 1)
    with _git(folder, *_LOG, renames, *_PATTERNS) as lines:
        for commit, rows in _commits(lines, mass):
            for before, after, old, new in rows:
                path = names.get(new, new)
                if path in living and before != after:
                    found.setdefault(path, []).append(_Change(commit, before, after))
                if old != new:
                    names[old] = path
    return found


_Row = tuple[str, str, str, str]  # text before and after, path before and after


def _commits(lines: Iterable[bytes], mass: int) -> Iterator[tuple[Commit, list[_Row]]]:
    day, subject, rows = None, "", list[_Row]()
    for raw in chain(lines, (b"\x01",)):
        line = os.fsdecode(raw.rstrip(b"\n"))
        if line.startswith("\x01"):
            if day and rows:
                touched = len(rows)
                yield (
                    Commit(day=day.latest, files=touched, subject=subject, mass=touched >= mass),
                    rows,
                )
            written, _, subject = (part.strip() for part in line[1:].partition(" "))
            day, rows = parse_iso(written), []
        elif line.startswith(":"):
            facts, *paths = line.split("\t")
            _, _, before, after, _ = facts.split(" ")
            rows.append((before, after, paths[0], paths[-1]))


def _judged(folder: Path, changes: Mapping[str, list[_Change]]) -> GitRepository:
    """Which of its commits count for each file."""
    counted = {
        path: [each for each in found if not each.commit.mass or each is found[-1]]
        for path, found in changes.items()
    }
    _drop_invisible(folder, counted)
    if len({each.commit for found in changes.values() for each in found}) == 1:
        # A repository of one commit was imported, however few files it has.
        counted = {
            path: [each._replace(commit=replace(each.commit, mass=True)) for each in found]
            for path, found in counted.items()
        }
    return GitRepository(
        last={path: found[0].commit for path, found in counted.items()},
        first={path: found[-1].commit for path, found in counted.items()},
    )


def _drop_invisible(folder: Path, changes: Mapping[str, list[_Change]]) -> None:
    """Forget the newest changes that no visitor sees: a tag, a date, a trailing space."""
    pending = [path for path in changes if path.lower().endswith(_FRONT_MATTER)]
    for _ in range(_ROUNDS):
        newest = {path: changes[path][0] for path in pending if len(changes[path]) > 1}
        try:
            words = _words(folder, {text for each in newest.values() for text in each[1:]})
        except _GitError:
            return  # a partial clone: without the texts every change counts
        pending = []
        for path, change in newest.items():
            before, after = words.get(change.before), words.get(change.after)
            if before is not None and before == after:
                del changes[path][0]
                pending.append(path)
        if not pending:
            return


def _words(folder: Path, texts: Iterable[str]) -> dict[str, bytes]:
    """By id of a text, a digest of the words in it that a visitor may read."""
    found: dict[str, bytes] = {}
    with tempfile.TemporaryFile() as ids:
        ids.write("".join(f"{text}\n" for text in texts if text.strip("0")).encode())
        ids.seek(0)
        with _git(folder, "cat-file", "--batch", stdin=ids) as answers:
            while header := answers.readline().split():
                if header[-1] != b"missing":
                    found[header[0].decode()] = _digest(answers, int(header[-1]))
                    answers.read(1)
    return found


def _digest(text: IO[bytes], size: int) -> bytes:
    start = text.read(min(size, _CHUNK))
    visible = _FRONT.sub(lambda front: b"".join(_SPOKEN.findall(front[0])), start)
    digest = hashlib.sha256(b"".join(visible.split()))
    for at in range(_CHUNK, size, _CHUNK):
        digest.update(text.read(min(size - at, _CHUNK)))
    return digest.digest()
