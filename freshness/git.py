"""Running git for reading only: nothing that a folder's own configuration names is executed."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

MAX_SECONDS = 30.0
"""Most time for one question to git."""

_MOST = 1 << 22  # bytes of a text that are read
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
