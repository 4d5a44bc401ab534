from __future__ import annotations

import json

import pytest

from freshness.model import Finding
from freshness.reporters import badge
from tests.reporters.factory import DEAD, FINDING, render


@pytest.mark.parametrize(
    ("findings", "message", "colour"),
    [
        ((), "fresh on 2026-11-22", "green"),
        ((FINDING,), "1 thing to do, 2026-11-22", "yellow"),
        ((FINDING, DEAD), "2 things to do, 2026-11-22", "orange"),
    ],
)
def test_the_endpoint_tells_the_day(
    findings: tuple[Finding, ...], message: str, colour: str
) -> None:
    assert json.loads(render(badge, *findings)) == {
        "schemaVersion": 1,
        "label": "freshness",
        "message": message,
        "color": badge.COLOURS[colour],
    }


def test_nothing_read_is_no_good_news() -> None:
    assert json.loads(render(badge, pages=()))["message"] == "not checked, 2026-11-22"


def test_white_words_can_be_read_on_every_colour() -> None:
    for colour in badge.COLOURS.values():
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        luminance = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
        assert 1.05 / (luminance + 0.05) >= 4.5
