"""A bar on the terminal that tells how far a run is."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Pages, links and what waits, on stderr, gone at the end. Silent where nobody watches."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Watch for a terminal, unless told to be quiet."""
        self._watched = bool(sys.stderr and sys.stderr.isatty()) and not quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def update(self, *, pages: int, links: int, waiting: int, hosts: int) -> None:
        """Tell how many pages are read, links checked, and how many on how many hosts wait."""
        if not self._watched:
            return
        if self._bar is None:
            self._start()
        assert self._bar is not None
        assert self._task is not None
        self._bar.update(
            self._task,
            completed=links,
            total=links + waiting,
            pages=pages,
            waiting=waiting,
            hosts=hosts,
        )

    def _start(self) -> None:
        # Not before there is something to show: a folder is read before the bar could be drawn.
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("Read {task.fields[pages]} pages, checked {task.completed:.0f} links"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[waiting]} wait, on {task.fields[hosts]} hosts"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            refresh_per_second=8,
        )
        self._bar.start()
        self._task = self._bar.add_task("", pages=0, waiting=0, hosts=0)
