"""A folder's files: bounded, in order, and nothing from outside of it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from freshness.crawl.decode import NotText, decode
from freshness.model import Skipped

MAX_FILES = 200_000
MAX_DEPTH = 40

_NEVER = frozenset(("node_modules", "__pycache__"))
_WELL_KNOWN = ".well-known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """The files below a folder. Paths are relative to it, with forward slashes."""

    root: Path
    files: Mapping[str, int]  #: path and size in bytes, sorted by path
    aliases: Mapping[str, str]  #: symbolic links and where they lead; to themselves if not followed
    skipped: tuple[Skipped, ...]

    def read(self, path: str, limit: int) -> str | Skipped:
        """The text of a file, or why there is none.

        Args:
            path: one of `files`.
            limit: most bytes to read.
        """
        size = self.files[path]
        if size > limit:
            detail = f"{size:,} bytes; at most {limit:,} are read"
            return Skipped(subject=path, reason="too-large", detail=detail)
        try:
            body = (self.root / path).read_bytes()
            return decode(body) if body.strip() else Skipped(subject=path, reason="empty")
        except OSError as error:
            return _unreadable(path, error)
        except NotText as error:
            return Skipped(subject=path, reason=error.reason, detail=str(error))


def walk(root: Path) -> Tree:
    """Every file below a folder, dot folders aside.

    Symbolic links that lead out of the folder, in a circle or nowhere are not followed. But they
    are there, so nobody can say that what is behind them is missing.

    Args:
        root: an existing folder.
    """
    root = root.resolve()
    files: dict[str, int] = {}
    aliases: dict[str, str] = {}
    skipped: list[Skipped] = []
    strays: dict[str, list[str]] = defaultdict(list)
    for path, found in _entries(root):
        if isinstance(found, int):
            files[path] = found
        elif isinstance(found, str):
            aliases[path] = found
        else:
            aliases[path] = path
            strays[found.reason].append(path)
            if len(strays[found.reason]) == 1:
                skipped.append(found)
        if len(files) == MAX_FILES:
            detail = f"only the first {MAX_FILES:,} files were looked at"
            skipped.append(Skipped(subject=str(root), reason="too-large", detail=detail))
            break
    return Tree(
        root=root,
        files=dict(sorted(files.items())),
        aliases=aliases,
        skipped=tuple(_counted(each, len(strays[each.reason])) for each in skipped),
    )


def _counted(skipped: Skipped, count: int) -> Skipped:
    """One note for all of a kind; a repository of large files has hundreds of broken links."""
    return (
        replace(skipped, detail=f"{skipped.detail}; {count - 1:,} more alike")
        if count > 1
        else skipped
    )


def _entries(root: Path) -> Iterator[tuple[str, int | str | Skipped]]:
    """Each path with its size, where it leads as a link, or why it is left out."""
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            yield folder or ".", _unreadable(folder or ".", error)
            continue
        for entry in entries:
            name = os.fsencode(entry.name).decode("utf-8", "replace")
            path = f"{folder}/{name}" if folder else name
            try:
                if name != entry.name:
                    yield (
                        path,
                        Skipped(subject=path, reason="unreadable", detail="not named in UTF-8"),
                    )
                elif entry.is_symlink():
                    yield path, _led(root, path)
                elif entry.is_file():
                    yield path, entry.stat().st_size
                elif entry.is_dir() and _is_entered(entry.name):
                    if path.count("/") < MAX_DEPTH:
                        pending.append(path)
                    else:
                        yield path, Skipped(subject=path, reason="too-deep")
            except OSError as error:
                yield path, _unreadable(path, error)


def _unreadable(path: str, error: OSError) -> Skipped:
    return Skipped(subject=path, reason="unreadable", detail=error.strerror or "")


def _is_entered(name: str) -> bool:
    return name not in _NEVER and (not name.startswith(".") or name == _WELL_KNOWN)


def _led(root: Path, path: str) -> str | Skipped:
    """Where a symbolic link leads, relative to the root."""
    try:
        target = (root / path).resolve(strict=True).relative_to(root).as_posix()
    except (OSError, RuntimeError):
        return Skipped(subject=path, reason="broken-symlink", detail="it leads nowhere")
    except ValueError:
        return Skipped(subject=path, reason="outside", detail="it leads out of the folder")
    if path.startswith(f"{target}/") or target == ".":
        return Skipped(subject=path, reason="loop", detail="it leads back to a folder above it")
    return target
