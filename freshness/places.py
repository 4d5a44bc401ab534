"""Places where people say they live, held against each other as people would.

The names of countries and large cities are in `data/places.txt`, a place a line, all its names on
it. What is not in there is never called another place, since it may be a part of the one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from freshness.names import MAX_LENGTH, Agreement, words

_FILE = "places.txt"
_PARTS = re.compile(r"[,;/|·•()\n–—]|\s[-&+]\s|\s(?:and|und|et|y|e|en|near|bei|in)\s")
_AROUND = frozenset(
    "greater area metropolitan metro region city of the raum grossraum ville de".split()
)
_SAINTS = {
    "sankt": "st",
    "saint": "st",
    "sint": "st",
    "santa": "st",
    "san": "st",
    "sao": "st",
    "szent": "st",
}


def same_place(one: str, other: str) -> Agreement:
    """Whether two locations can be one: `Gent`, `Ghent, Belgium`, `Greater Ghent Area`.

    Different are only two cities, or two countries, that are both known.
    """
    a, b = _places(one), _places(other)
    if a == b:
        return Agreement.SAME
    for kind in ("city", "country"):
        ours, theirs = _of(kind, a), _of(kind, b)
        if ours and theirs:
            return Agreement.COMPATIBLE if ours & theirs else Agreement.DIFFERENT
    return Agreement.COMPATIBLE


def cities(text: str) -> frozenset[str]:
    """The known cities that are named in a text, each under its first name."""
    found = words(text)
    pairs = (" ".join(pair) for pair in pairwise(found))
    names = (_aliases().get(each, each) for each in (*found, *pairs))
    return _of("city", frozenset(names))


def _of(kind: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(each for each in names if _known().get(each) == kind)


@lru_cache(maxsize=1_024)
def _places(text: str) -> frozenset[str]:
    """The parts of a location, each under its first name."""
    found = (_bare(part) for part in _PARTS.split(text[:MAX_LENGTH]))
    return frozenset(_aliases().get(each, each) for each in found if each)


def _bare(part: str) -> str:
    found = [_SAINTS.get(each, each) for each in words(part)]
    return " ".join([each for each in found if each not in _AROUND] or found)


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each place: its kind, and its names as they are compared."""
    text = resources.files("freshness").joinpath("data", _FILE).read_text("utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (kind, tuple(_bare(name) for name in names.split(","))) for kind, _, names in lines
    )


@cache
def _aliases() -> Mapping[str, str]:
    return {name: names[0] for _, names in reversed(_rows()) for name in names}


@cache
def _known() -> Mapping[str, str]:
    return {names[0]: kind for kind, names in reversed(_rows())}
