from datetime import date

import pytest

from freshness.dating import date_pages
from freshness.repository import NoHistory
from freshness.signals.byline import read
from tests.signals.factory import crawl, page, said

TODAY = date(2026, 11, 22)
LONG = "<p>" + "They stood there for a long time. " * 20 + "</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Organs by the sea</h1>{LONG}<p>Geschrieben von Ada am 17.05.2024</p>",
        f"<h1>Organs by the sea</h1>{LONG}<p>Datum: 17.05.2024</p><p>1.1.2020</p>",
        f"<h1>Organs by the sea</h1>{LONG}<p>17.05.2024</p>",
        "<p>It was on 17 May 2024 that the last of the organs was built, and nobody heard.</p>",
        "<title>Organs (17 May 2024)</title>",
        '<aside><time datetime="2024-05-17">yesterday</time></aside>',
        '<meta property="og:image" content="https://ada.example/2024/05/17/organ.jpg">',
    ],
)
def test_the_likeliest_date_is_told(html: str) -> None:
    assert said(read(page(html), TODAY)) == ["published 2024-05-17"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>First on 17 May 2024, then on 18 May 2024, we met the organ builders by the sea.</p>",
        "<p>Datum: 17.05.2027</p>",
        "<p>Zuletzt aktualisiert: 17.05.2024</p>",
        '<aside><time datetime="2024-05-17"></time><time datetime="2024-05-18"></time></aside>',
    ],
)
def test_it_does_not_choose_blindly(html: str) -> None:
    assert said(read(page(html), TODAY)) == []


def test_sources_say_it_in_their_front_matter_or_not_at_all() -> None:
    assert said(read(page("<p>Datum: 17.05.2024</p>", is_source=True), TODAY)) == []


def test_it_is_asked_only_when_nothing_better_is_known() -> None:
    html = "<p>Datum: 17.05.2024</p>"
    meta = '<head><meta property="article:published_time" content="2023-01-01"></head>'
    for text, expected in ((html, "byline"), (meta + html, "meta")):
        [dated] = date_pages(crawl(page(text)), kinds={}, repository=NoHistory(), today=TODAY)
        assert {each.signal for each in dated.evidence} == {expected}
