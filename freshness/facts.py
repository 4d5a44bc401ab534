"""What a page's HTML says: small and plain, so that it can come from another process or run."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from freshness.written import Written

EDITION = 5
"""Raised whenever the same HTML gives other facts, so that those of an earlier run are not used."""


class Mark(NamedTuple):
    """What a block of text is and stands in. Few differ on a page, so they are shared."""

    tag: str
    context: frozenset[str]
    line: int | None


class Facts(NamedTuple):
    """A page, read. `Document` tells what each part means."""

    title: str
    locale: str
    base: str | None
    metas: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]
    ids: frozenset[str]
    tags: frozenset[str]  #: names of the elements there are
    classes: frozenset[str]  #: every `class` as written
    json_ld: tuple[str, ...]  #: as the page has it
    written: tuple[Written, ...]  #: in document order
    mentions: tuple[str, ...]  #: what the scripts on the page speak of
    text: str  #: one line a block
    marks: tuple[Mark, ...]  #: all there are on the page
    order: tuple[int, ...]  #: the place in `marks` of the mark of each line


def pack(facts: Facts) -> bytes:
    """The facts as bytes (MessagePack), for another process or another run."""
    return msgspec.msgpack.encode((EDITION, facts))


def unpack(data: bytes) -> Facts:
    """What was packed.

    Raises:
        ValueError: it was not packed here, or by another edition.
    """
    edition, facts = _DECODER.decode(data)
    if edition != EDITION:
        raise ValueError(f"facts of edition {edition}, this is {EDITION}")
    return facts


_DECODER = msgspec.msgpack.Decoder(tuple[int, Facts])
