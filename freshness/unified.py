"""Unified diffs of changes whose places are known.

A general comparison would have to guess what belongs together, and takes lines for changed that
only look alike. Here nothing is shown but the lines that differ, with three lines around them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_AROUND = 3
_NO_END = b"\n\\ No newline at end of file\n"


class Span(NamedTuple):
    """Bytes from `start` to `stop` of one text, and those of the other that took their place."""

    start: int
    stop: int
    new_start: int
    new_stop: int


class _Block(NamedTuple):
    """The same in lines."""

    start: int
    stop: int
    new_start: int
    new_stop: int


def unified(
    old_name: bytes, new_name: bytes, old: bytes, new: bytes, spans: Iterable[Span]
) -> Iterator[bytes]:
    r"""The lines of a diff. As git sees it, a line ends with `\n` and nothing else.

    Args:
        old_name: as it is to stand behind `---`.
        new_name: as it is to stand behind `+++`.
        old: the one text.
        new: the other.
        spans: where they differ, in order.
    """
    before, after = _lines(old), _lines(new)
    blocks = list(_blocks(before, after, spans))
    if blocks:
        yield b"--- " + old_name + b"\n"
        yield b"+++ " + new_name + b"\n"
    for hunk in _hunks(blocks):
        first, last = hunk[0], hunk[-1]
        above = min(_AROUND, first.start)
        below = min(_AROUND, len(before) - last.stop)
        ranges = (
            (first.start - above, last.stop + below),
            (first.new_start - above, last.new_stop + below),
        )
        yield b"@@ -%s +%s @@\n" % tuple(_range(*each) for each in ranges)
        end = first.start - above
        for block in hunk:
            yield from _marked(b" ", before[end : block.start])
            yield from _marked(b"-", before[block.start : block.stop])
            yield from _marked(b"+", after[block.new_start : block.new_stop])
            end = block.stop
        yield from _marked(b" ", before[end : end + below])


def _lines(text: bytes) -> list[bytes]:
    return [line for line in re.split(rb"(?<=\n)", text) if line]


def _blocks(
    before: Sequence[bytes], after: Sequence[bytes], spans: Iterable[Span]
) -> Iterator[_Block]:
    """The lines that differ, blocks of them that touch made one."""
    starts, new_starts = ([0, *accumulate(map(len, each))] for each in (before, after))
    pending: _Block | None = None
    for span in spans:
        block = _Block(
            bisect_right(starts, span.start) - 1,
            min(bisect_right(starts, span.stop), len(before)),
            bisect_right(new_starts, span.new_start) - 1,
            min(bisect_right(new_starts, span.new_stop), len(after)),
        )
        if pending and block.start < pending.stop:
            pending = pending._replace(stop=block.stop, new_stop=block.new_stop)
            continue
        if pending:
            yield from _trimmed(pending, before, after)
        pending = block
    if pending:
        yield from _trimmed(pending, before, after)


def _trimmed(block: _Block, before: Sequence[bytes], after: Sequence[bytes]) -> Iterator[_Block]:
    """The block without equal lines at its ends; nothing where all are equal."""
    start, stop, new_start, new_stop = block
    while start < stop and new_start < new_stop and before[start] == after[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < stop and new_start < new_stop and before[stop - 1] == after[new_stop - 1]:
        stop, new_stop = stop - 1, new_stop - 1
    if (start, new_start) != (stop, new_stop):
        yield _Block(start, stop, new_start, new_stop)


def _hunks(blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """Blocks whose surroundings touch are shown together."""
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.start - hunk[-1].stop > 2 * _AROUND:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _range(start: int, stop: int) -> bytes:
    """`3,7`: the first line and how many; of an empty range the line before it."""
    count = stop - start
    return b"%d,%d" % (start + 1 if count else start, count)


def _marked(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line if line.endswith(b"\n") else mark + line + _NO_END
