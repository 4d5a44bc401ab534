from datetime import date

import pytest

from freshness.signals.dateline import read
from tests.signals.factory import page, said

TODAY = date(2026, 11, 22)


def told(html: str) -> list[str]:
    return said(read(page(f"<html lang=en><title>Organs by the sea</title>{html}"), TODAY))


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Organs by the sea</h1><p>17 May 2024</p><p>Text.",
        "<h1>Organs by the sea</h1><p>By Ada Example</p><p>May 17, 2024 · 5 min read</p>",
        "<div>17.05.2024</div><h1>Organs by the sea</h1>",
        "<h1>Organs by the sea</h1><p>(17.05.2024) Today we went to see organs that stand by the "
        "sea, and there were many of them.</p>",
        "<h1>Organs by the sea</h1><p>17 May 2024</p><h2>Comments</h2><p>18 May 2024</p>",
        "<div>17.05.2024</div><h1>Organs by the sea</h1>"  # right above it, not in its text
        f"<p>{'They stood there. ' * 9}</p><p>They sing on</p><p>19 May 2024</p>",
    ],
)
def test_the_date_beside_the_headline_is_read(html: str) -> None:
    assert told(html) == ["published 2024-05-17"]


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Organs by the sea</h1><p>Updated 17 May 2024</p>",
        "<h1>Organs by the sea</h1><p>17 May 2027</p>",  # an announcement
        "<h1>Organs by the sea</h1><p>May 2024</p>",
        "<h1>Organs by the sea</h1><p>Valid from 17 May 2024</p>",
        f"<h1>Organs by the sea</h1>{''.join(f'<p>1{n} May 2024</p>' for n in range(5))}",  # a list
        f"<h1>Organs by the sea</h1><p>{'They stood there. ' * 40}</p><p>17 May 2024</p>",
        "<p>17 May 2024</p>",
    ],
)
def test_dates_of_other_things_are_left_alone(html: str) -> None:
    assert told(html) == []


def test_the_end_of_a_sentence_is_no_byline() -> None:
    talk = "<h1>About</h1><p>I speak in <b>Turin</b> on 12 May 2025.</p>"
    assert said(read(page(talk), TODAY)) == []
    byline = "<h1>About</h1><p>12 May 2025.</p>"
    assert said(read(page(byline), TODAY)) == ["published 2025-05-12"]
