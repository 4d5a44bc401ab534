"""Pictures by what they show: a difference hash, and the signs of a picture that nobody chose.

The one module that knows Pillow; without it (`pip install freshness[avatars]`) no picture is looked
at. The hash compares the brightness of neighbours in a small grey copy, and hardly changes with
size, quality and format (Krawetz, "Kind of Like That", 2013).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 2 << 20
MAX_PIXELS = 12_000_000
_SIDE = 8
_ALIKE = 10  #: bits of 64 that may differ
_GRID = 32
_VISIBLE = 24  #: of 255
_EDGES = 0.15  #: share of pixels in which two colours mix


class Picture(NamedTuple):
    """What a picture shows."""

    hash: int
    is_drawn: bool  #: two colours, the same left and right: made from a name, like an identicon


@lru_cache(maxsize=16)
def look(body: bytes) -> Picture | None:
    """Look at a picture; None where it is none, too large, or nobody can look."""
    if not body or len(body) > MAX_BYTES:
        return None
    try:
        from PIL import Image
    except ImportError:
        return None
    try:
        with Image.open(BytesIO(body)) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            image.draft("RGB", (256, 256))  # a large photograph is decoded small
            small = image.convert("RGBA").resize((256, 256))
    except Exception:  # whatever a decoder of a dozen formats may raise
        return None
    white = Image.new("RGBA", small.size, "white")
    flat = Image.alpha_composite(white, small).convert("RGB")
    grey = flat.convert("L").resize((_SIDE + 1, _SIDE)).tobytes()
    rows = [grey[at : at + _SIDE + 1] for at in range(0, len(grey), _SIDE + 1)]
    bits = [row[x] > row[x + 1] for row in rows for x in range(_SIDE)]
    number = sum(1 << place for place, bit in enumerate(bits) if bit)
    return Picture(number, _is_drawn(flat.resize((_GRID, _GRID), Image.Resampling.BOX)))


def _is_drawn(tiny: Image.Image) -> bool:
    """Whether two colours make up a small picture, its edges aside, and both halves are one."""
    from PIL import Image, ImageChops, ImageOps

    flat = tiny.quantize(2, method=Image.Quantize.MAXCOVERAGE, kmeans=3).convert("RGB")
    return _differ(ImageChops.difference(tiny, flat)) <= _EDGES and (
        _differ(ImageChops.difference(tiny, ImageOps.mirror(tiny))) <= _EDGES
    )


def _differ(difference: Image.Image) -> float:
    """The share of pixels that differ visibly."""
    grey = difference.convert("L").tobytes()
    return sum(each > _VISIBLE for each in grey) / len(grey)


def alike(one: int, other: int) -> bool:
    """Whether two hashes are of the same picture."""
    return (one ^ other).bit_count() <= _ALIKE


def can_look() -> bool:
    """Whether Pillow is installed."""
    return find_spec("PIL") is not None
