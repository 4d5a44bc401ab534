"""Judging a folder that another program builds and serves, without keeping it waiting.

The overlay's files are in place when a build ends; what went stale follows as soon as it is known.
Whoever looks in between is shown what was known before, and the overlay asks again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from freshness import overlay
from freshness.errors import NothingChecked
from freshness.model import Report


class Behind:
    """Judges after each build, in a thread; of builds that follow quickly only the last one."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._lock = Lock()
        self._turn = 0
        self._state: dict[str, Any] = {}
        self._known = b""

    def cancel(self) -> None:
        """A new build begins, or the server ends: what is judged just now is of no use."""
        with self._lock:
            self._turn += 1

    def judge(
        self, folder: Path, source: Path, by: object, look: Callable[[], Report],
        tell: Callable[[str], None],
    ) -> Thread | None:  # fmt: skip
        """Put the overlay into a folder, and begin to judge it unless it is as it was.

        Args:
            folder: the built site.
            source: what it is built from.
            by: what it is judged by; told apart by its `repr`.
            look: judges the folder.
            tell: is given a sentence at the end.

        Returns:
            The thread that judges, or None where nothing has changed.
        """
        self.cancel()
        now = digest(folder, source) + repr(by).encode()
        is_known = now == self._known
        for name, text in overlay.files({**self._state, "pending": not is_known}).items():
            _write(folder / overlay.FOLDER / name, text)
        if is_known:
            return None
        thread = Thread(target=self._judge, args=(self._turn, now, folder, look, tell), daemon=True)
        thread.start()
        return thread

    def _judge(
        self, turn: int, now: bytes, folder: Path, look: Callable[[], Report],
        tell: Callable[[str], None],
    ) -> None:  # fmt: skip
        try:
            report = look()
            state, said = overlay.state(report), ""
        except NothingChecked as error:
            state, said = {}, str(error)
        except Exception:
            if turn != self._turn:  # the folder was swept away meanwhile
                return
            raise
        with self._lock:
            if turn != self._turn:
                return
            self._state, self._known = state, now
            _write(folder / overlay.FOLDER / "state.json", json.dumps(state))
        count = len(state.get("findings", ()))
        tell(said or f"{count} {'thing' if count == 1 else 'things'} to look at")


def digest(folder: Path, source: Path) -> bytes:
    """A short name for what a build made and what it was made of.

    By content for pages, since a build writes all of them anew; for sources by when they were
    written, since they may be large and are written by people.
    """
    found = blake2b(digest_size=16)
    for file in sorted(folder.rglob("*.html")):
        if overlay.FOLDER not in file.parts:
            found.update(f"\0{file}\0".encode("utf-8", "surrogatepass"))
            found.update(file.read_bytes())
    for file in sorted(source.rglob("*")):
        if file.is_file():
            stat = file.stat()
            stamp = f"\0{file}\0{stat.st_mtime_ns}\0{stat.st_size}"
            found.update(stamp.encode("utf-8", "surrogatepass"))
    return found.digest()


def _write(file: Path, text: str) -> None:
    """Wholly or not at all: the server may send it at any moment."""
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f".{file.name}.tmp")
    draft.write_text(text, "utf-8")
    draft.replace(file)
