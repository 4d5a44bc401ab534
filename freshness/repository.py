"""The git history of a folder: when did somebody last change the words of a page?

One `git log` and one `git cat-file` for a whole folder, however many files it has. Git runs for
reading only: nothing that the folder's own configuration names is executed, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain
from pathlib import Path

from freshness.edits import Change, own_changes
from freshness.git import GitError, run_git, texts
from freshness.model import Skipped
from freshness.signal import Commit
from freshness.when import parse_iso

CONTENT = "html htm xhtml md markdown mdx qmd rmd rst ipynb adoc org php".split()
"""Endings of files that are pages or become pages."""

HTML = (".html", ".htm", ".xhtml")
"""Endings of files that a build may have written."""

MASS_SHARE = 0.6
"""A commit that touches more than this share of the content files says nothing of any one."""

MASS_FILES = 5
"""A commit that touches fewer files may well be work on each of them."""

_FRONT_MATTER = (".md", ".markdown", ".mdx", ".mdoc", ".qmd", ".rmd")
_FRONT = re.compile(rb"\A\s*(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.M)
_SPOKEN = re.compile(rb"^(?:title|subtitle|description|summary|excerpt|abstract)\s*[:=].*", re.M)
_ROUNDS = 4  # how many commits in a row may have touched the front matter only
_LOG = (
    "log", "--no-merges", "--raw", "--no-abbrev", "--relative", "--no-ext-diff", "--no-textconv",
    "--no-color", "--format=%x01%h %as %<(120,trunc)%s",
)  # fmt: skip
_PATTERNS = ("--", *(f":(icase)*.{ending}" for ending in CONTENT))


class NoHistory:
    """Knows nothing of any file, and why."""

    def __init__(self, note: Skipped | None = None, newest: Commit | None = None) -> None:
        """Keep the reason, which is a result, and the one commit that a shallow clone has."""
        self.note = note
        self._newest = newest

    def last_change(self, path: str) -> Commit | None:
        """Nothing is known."""

    def first_commit(self, path: str) -> Commit | None:
        """Nothing is known."""

    def empty_change(self, path: str) -> Commit | None:
        """The commit of a shallow clone, to which every file seems to belong."""
        return self._newest


class GitRepository:
    """The history of the files of a folder; `signal.Repository`."""

    note: Skipped | None = None

    def __init__(
        self,
        *,
        last: Mapping[str, Commit],
        first: Mapping[str, Commit],
        empty: Mapping[str, Commit] | None = None,
    ) -> None:
        """Keep, by path relative to the folder, the commits that count."""
        self._last = last
        self._first = first
        self._empty = empty or {}

    def last_change(self, path: str) -> Commit | None:
        """The newest commit that changed the body of a file and not merely most of the site."""
        return self._last.get(path)

    def first_commit(self, path: str) -> Commit | None:
        """The commit that brought the file."""
        return self._first.get(path)

    def empty_change(self, path: str) -> Commit | None:
        """The newest commit that touched the file, where it changed no words."""
        return self._empty.get(path)


def open_repository(folder: Path | None) -> GitRepository | NoHistory:
    """The history of a folder in a git work tree, or a stand-in whose `note` says why not.

    Args:
        folder: the checked folder, or None for a live site, which has no history to read.
    """
    if folder is None:
        return NoHistory()
    try:
        with run_git(folder, "rev-parse", "--is-shallow-repository") as answer:
            shallow = answer.read().strip() == b"true"
        if shallow:
            return _shallow(folder)
        changes = _all_changes(folder)
        if not changes:
            return _unknown(folder, "no-git", "git knows no page in this folder")
        return _judged(folder, changes)
    except GitError as error:
        return _unknown(folder, "no-git", f"no dates from git: {error}")


def _shallow(folder: Path) -> NoHistory:
    """Not believed: in such a clone all files come from its newest commit."""
    with run_git(folder, "log", "-1", "--format=%as %s") as answer:
        day, _, subject = answer.read().decode("utf-8", "replace").strip().partition(" ")
    when = parse_iso(day)
    note = Skipped(
        subject=str(folder), reason="shallow-clone", detail="the clone lacks its older history; "
        "run `git fetch --unshallow` (in Actions: `fetch-depth: 0`)",
    )  # fmt: skip
    return NoHistory(note, Commit(day=when.latest, files=0, subject=subject) if when else None)


def _unknown(folder: Path, reason: str, detail: str) -> NoHistory:
    return NoHistory(Skipped(subject=str(folder), reason=reason, detail=detail))


_Changes = dict[str, list[Change]]


def _all_changes(folder: Path) -> _Changes:
    """Every change of every page that git tracks today, newest first."""
    with run_git(folder, "ls-files", "-z", *_PATTERNS) as answer:
        living = frozenset(os.fsdecode(name) for name in answer.read().split(b"\0") if name)
    if not living:
        return {}
    try:
        return _changes(folder, living, "-M")
    except GitError:
        # Files that were renamed *and* edited are told by their texts, which a partial clone lacks.
        return _changes(folder, living, "-M100%")


def _changes(folder: Path, living: frozenset[str], renames: str) -> _Changes:
    found: _Changes = {}
    names: dict[str, str] = {}  # what a file was once called → what it is called now
    mass = max(MASS_FILES, int(MASS_SHARE * len(living)) + 1)
    with run_git(folder, *_LOG, renames, *_PATTERNS) as lines:
        for commit, rows in _commits(lines, mass):
            for before, after, old, new in rows:
                path = names.get(new, new)
                if path in living and before != after:
                    found.setdefault(path, []).append(Change(commit, before, after))
                if old != new:
                    names[old] = path
    return found


_Row = tuple[str, str, str, str]  # text before and after, path before and after


def _commits(lines: Iterable[bytes], mass: int) -> Iterator[tuple[Commit, list[_Row]]]:
    day, name, subject, number, rows = None, "", "", 0, list[_Row]()
    for raw in chain(lines, (b"\x01",)):
        line = os.fsdecode(raw.rstrip(b"\n"))
        if line.startswith("\x01"):
            if day and rows:
                touched = len(rows)
                is_mass = touched >= mass
                yield (
                    Commit(
                        day=day.latest, files=touched, subject=subject, id=name, number=number,
                        mass=is_mass,
                    ),
                    rows,
                )  # fmt: skip
                number += 1
            name, written, subject = [part.strip() for part in f"{line[1:]}  ".split(" ", 2)]
            day, rows = parse_iso(written), []
        elif line.startswith(":"):
            facts, *paths = line.split("\t")
            _, _, before, after, _ = facts.split(" ")
            rows.append((before, after, paths[0], paths[-1]))


def _judged(folder: Path, changes: _Changes) -> GitRepository:
    """Which of its commits count for each file."""
    touched = {path: found[0].commit for path, found in changes.items()}
    counted = {
        path: [each for each in found if not each.commit.mass or each is found[-1]]
        for path, found in changes.items()
    }
    sources = {path for path in counted if _is_source(folder, path)}
    _drop_invisible(folder, counted, sources)
    counted |= _with_own_words(folder, changes, sources)
    if len({each.commit for found in changes.values() for each in found}) == 1:
        # A repository of one commit was imported, however few files it has.
        counted = {
            path: [each._replace(commit=replace(each.commit, mass=True)) for each in found]
            for path, found in counted.items()
        }
    last = {path: found[0].commit for path, found in counted.items()}
    return GitRepository(
        last=last,
        first={path: found[-1].commit for path, found in counted.items()},
        empty={path: each for path, each in touched.items() if each.id != last[path].id},
    )


def _is_source(folder: Path, path: str) -> bool:
    """Whether a file has front matter, so that all of its text is somebody's own."""
    if path.lower().endswith(_FRONT_MATTER):
        return True
    try:
        with (folder / path).open("rb") as file:
            return file.read(3) in (b"---", b"+++")
    except OSError:
        return False


def _with_own_words(
    folder: Path, changes: _Changes, sources: Set[str]
) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each HTML page up to the last that was its own; builds touch all pages."""
    pages = {
        path: found
        for path, found in changes.items()
        if path.lower().endswith(HTML) and path not in sources and len(found) > 1
    }
    newest_first = sorted(
        {each.commit.number: each.commit for found in pages.values() for each in found}.items()
    )
    try:
        own = own_changes(
            pages, [commit for _, commit in newest_first], lambda ids: texts(folder, ids)
        )
    except GitError:
        return  # a partial clone
    for path, change in own.items():
        if not change.is_first:
            change = change._replace(commit=replace(change.commit, mass=False))
        yield path, [change, changes[path][-1]]


def _drop_invisible(folder: Path, changes: _Changes, sources: Set[str]) -> None:
    """Forget the newest changes that no visitor sees: a tag, a date, a trailing space."""
    pending: Iterable[str] = sources
    for _ in range(_ROUNDS):
        newest = {path: changes[path][0] for path in pending if len(changes[path]) > 1}
        try:
            words = _words(folder, {text for each in newest.values() for text in each[1:]})
        except GitError:
            return  # a partial clone: without the texts every change counts
        pending = []
        for path, change in newest.items():
            before, after = words.get(change.before), words.get(change.after)
            if before is not None and before == after:
                del changes[path][0]
                pending.append(path)
        if not pending:
            return


def _words(folder: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """By id of a text, a digest of the words in it that a visitor may read."""
    return {name: _digest(text) for name, text in texts(folder, ids)}


def _digest(text: bytes) -> bytes:
    visible = _FRONT.sub(lambda front: b"".join(_SPOKEN.findall(front[0])), text)
    return hashlib.sha256(b"".join(visible.split())).digest()
