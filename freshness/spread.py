"""Work spread over the processors: by forking, so that nothing has to be sent to those who do it.

A child begins with all that its parent has, works on its share, and sends the results back. On
systems without a safe fork (macOS, Windows), and for a few items, everything is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

FEWEST = 64
"""With fewer items than this, a fork costs more than it saves."""

MOST = 8
"""More processes than this are kept busy by memory alone."""

CHUNK = 4_096
"""Items that are worked on by one set of children: a child that ends gives its memory back."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def processors() -> int:
    """How many processes are worth having on this machine: 1 where forking is not safe."""
    return min(len(os.sched_getaffinity(0)), MOST) if sys.platform == "linux" else 1


def spread(
    work: Callable[[_Item], _Result], items: Sequence[_Item], *, processes: int
) -> list[_Result]:
    """The result of `work` for each item, in their order.

    Args:
        work: a function without side effects, whose results can be pickled.
        items: what to work on.
        processes: among how many to share it; 1 for this one alone.
    """
    if processes > 1 and len(items) > CHUNK:
        parts = (items[at : at + CHUNK] for at in range(0, len(items), CHUNK))
        return [each for part in parts for each in spread(work, part, processes=processes)]
    count = processes if len(items) >= FEWEST else 1
    shares = [items[first::count] for first in range(count)]
    children = [_Child(work, share) for share in shares[1:]]
    try:
        found = [[work(each) for each in shares[0]]]
        found += [child.results() for child in children]
    finally:
        for child in children:
            child.end()
    results: list[_Result] = [found[0][0]] * len(items) if items else []
    for first, share in enumerate(found):
        results[first::count] = share
    return results


class _Child(Generic[_Item, _Result]):
    """Another process with a share of the work."""

    def __init__(self, work: Callable[[_Item], _Result], share: Sequence[_Item]) -> None:
        self._work = work
        self._share = share
        reading, writing = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            os.close(reading)
            self._run(writing)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def _run(self, pipe: int) -> NoReturn:
        # Only `_exit` leaves: what the parent has open and registered is not ours to close.
        try:
            gc.disable()  # looking at the parent's objects would copy them
            data = pickle.dumps([self._work(each) for each in self._share], pickle.HIGHEST_PROTOCOL)
            with os.fdopen(pipe, "wb") as file:
                file.write(data)
            os._exit(0)
        except BaseException:
            os._exit(1)

    def results(self) -> list[_Result]:
        """The results. What went wrong there is done once more here, where it can be seen."""
        with suppress(EOFError, pickle.UnpicklingError):
            found: list[_Result] = pickle.load(self._pipe)  # noqa: S301 - from ourselves
            return found
        return [self._work(each) for each in self._share]

    def end(self) -> None:
        """Let nothing behind."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
