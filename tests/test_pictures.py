"""Pictures by what they show."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from freshness.pictures import alike, look


def encoded(image: Image.Image, form: str = "PNG") -> bytes:
    out = BytesIO()
    image.save(out, form)
    return out.getvalue()


def drawing(shift: int = 0, size: int = 200) -> Image.Image:
    image = Image.new("RGB", (200, 200), "lightblue")
    pen = ImageDraw.Draw(image)
    pen.ellipse((40 + shift, 30, 150 + shift, 180), fill="tan")
    pen.ellipse((70 + shift, 80, 90 + shift, 100), fill="black")
    pen.rectangle((0, 150, 90, 200), fill="darkred")
    return image.resize((size, size))


def face(form: str = "PNG") -> bytes:
    return encoded(drawing(), form)


def identicon() -> bytes:
    image = Image.new("RGB", (420, 420), "#f0f0f0")
    pen = ImageDraw.Draw(image)
    for box in ((105, 35, 314, 104), (35, 105, 104, 384), (315, 105, 384, 384)):
        pen.rectangle(box, fill="#7b3fa0")
    return encoded(image)


def hashed(body: bytes) -> int:
    found = look(body)
    assert found
    return found.hash


def test_the_same_picture_in_other_sizes_and_formats() -> None:
    assert alike(hashed(face()), hashed(face("JPEG")))
    assert alike(hashed(face()), hashed(encoded(drawing(size=64), "GIF")))
    other = encoded(drawing().transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert not alike(hashed(face()), hashed(other))
    assert not alike(hashed(face()), hashed(identicon()))


def test_what_was_drawn_from_a_name() -> None:
    drawn, chosen = look(identicon()), look(face())
    assert drawn and chosen
    assert (drawn.is_drawn, chosen.is_drawn) == (True, False)


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"<svg></svg>", face()[:90], b"\x89PNG\r\n" * 99])
def test_what_is_no_picture(body: bytes) -> None:
    assert look(body) is None


def test_a_huge_picture_is_not_unpacked() -> None:
    assert look(encoded(Image.new("1", (9_000, 9_000)))) is None
