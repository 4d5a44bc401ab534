from __future__ import annotations

from xml.etree import ElementTree

from freshness.reporters import badge, badge_svg
from tests.reporters.factory import FINDING, render

SVG = "{http://www.w3.org/2000/svg}"


def test_it_tells_the_day_to_everybody() -> None:
    image = ElementTree.fromstring(render(badge_svg, FINDING))
    words = "1 thing to do, 2026-11-22"
    assert image.get("aria-label") == image.findtext(f"{SVG}title") == f"freshness: {words}"
    assert [each.text for each in image.iter(f"{SVG}text")] == ["freshness", words]


def test_words_stay_inside() -> None:
    image = ElementTree.fromstring(render(badge_svg))
    for text in image.iter(f"{SVG}text"):
        assert int(text.get("x", "")) + int(text.get("textLength", "")) < int(
            image.get("width", "")
        )


def test_good_news_is_green_and_nothing_is_asked_for() -> None:
    text = render(badge_svg)
    assert badge.COLOURS["green"] in text
    assert text.count("http") == 1
