"""Running git for reading only: nothing that a folder's own configuration names is executed."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

MAX_SECONDS = 30.0
"""Most time for one question to git."""

_MOST = 1 << 22  # bytes of a text that are read
_AUTHOR_TIME = re.compile(rb"^author-time (\d{1,11})$", re.MULTILINE)
_UNCOMMITTED = b"0" * 40
# Programs that a hostile `.git/config` could name for reading alone.
_HARDENED = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c",
    "core.quotePath=off", "-c", "log.showSignature=false",
)  # fmt: skip


class GitError(Exception):
    """Git is not there, refuses or takes too long; the message is for the user."""


@contextmanager
def run_git(
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
            raise GitError(f"git took longer than {MAX_SECONDS:.0f} seconds") from None
        except OSError as error:
            raise GitError(f"git cannot be run ({error.strerror})") from None
        if done.returncode:
            complaint = done.stderr.decode("utf-8", "replace").strip()
            last = complaint.rpartition("\n")[2].removeprefix("fatal: ")
            raise GitError(last[:300] or "git failed")
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


def top(folder: Path) -> Path:
    """The folder that holds the work tree which a folder lies in.

    Raises:
        GitError: it lies in none.
    """
    with run_git(folder, "rev-parse", "--show-toplevel") as answer:
        return Path(os.fsdecode(answer.read().rstrip(b"\n")))


def last_commit(folder: Path) -> date | None:
    """The day of the newest commit; None where git does not tell."""
    try:
        with run_git(folder, "log", "-1", "--format=%cs") as answer:
            return date.fromisoformat(answer.read(32).decode("ascii", "replace").strip())
    except (GitError, ValueError):
        return None


def texts(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The texts with these ids, each up to a limit; those that a partial clone lacks left out."""
    wanted = "".join(f"{name}\n" for name in ids if name.strip("0"))
    if not wanted:
        return
    with tempfile.TemporaryFile() as file:
        file.write(wanted.encode())
        file.seek(0)
        with run_git(folder, "cat-file", "--batch", stdin=file) as answers:
            while header := answers.readline().split():
                if header[-1] != b"missing":
                    size = int(header[-1])
                    yield header[0].decode(), answers.read(min(size, _MOST))
                    answers.seek(max(0, size - _MOST) + 1, os.SEEK_CUR)


def written_on(folder: Path, path: str, line: int) -> date | None:
    """The day on which a line of a file got the words it has now.

    Args:
        folder: in a git work tree.
        path: the file, relative to the folder.
        line: 1-based.

    Returns:
        None where git does not know: no work tree, a shallow clone, a line not committed yet.
    """
    with suppress(GitError):
        with run_git(folder, "rev-parse", "--is-shallow-repository") as answer:
            if answer.read().strip() != b"false":
                return None
        lines = ("blame", "--no-textconv", "--porcelain", "-L", f"{line},{line}")
        with run_git(folder, *lines, "--", path) as answer:
            facts = answer.read(_MOST)
        when = _AUTHOR_TIME.search(facts)
        if when and not facts.startswith(_UNCOMMITTED):
            return datetime.fromtimestamp(int(when[1]), UTC).date()
    return None
