"""Dates in the text, and how far they are from the headline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.document import Document
from freshness.mentions import FAR, MOST, all_mentions, mentions


def both(html: str) -> list[Document]:
    """The same page before and after somebody walked over it."""
    glanced, walked = Document(html), Document(html)
    assert walked.facts
    return [glanced, walked]


def test_the_heading_that_the_title_repeats_is_the_headline() -> None:
    html = (
        "<title>Bells and organs – Ada</title><h1>Ada</h1><p>17 May 2023</p>"
        "<h2>Bells and organs</h2><p>17 May 2024</p>"
    )
    for document in both(html):
        above, below = mentions(document)
        assert (above.distance < 0, 0 < below.distance < 5) == (True, True)


def test_without_a_headline_all_is_far() -> None:
    for document in both("<p>On 17 May 2024 it rained."):
        assert [each.distance for each in all_mentions(document)] == [FAR]
        assert mentions(document) == ()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Bells</h1><p>17.5.24</p>", ["2024-05-17"]),
        ("<h1>Bells</h1><p>17 May 2024</p><p>1.2.24</p>", ["2024-05-17"]),
        ("<h1>Organs by the sea</h1><p>Version 1.2.24.1</p>", []),
        ("<p>Since 2019</p>", ["2019"]),
        ("<p>Festival 12. – 15.10.2023</p>", []),
        ("<p>Grace wrote on 17 May 2024</p>", []),
        ("<script>var t = '17 May 2024'; f(t)</script>", []),
        ('<script>{"created":\n"2024-05-17"}</script>', []),
    ],
)
def test_what_is_no_date_of_a_page_is_left_out(html: str, expected: list[str]) -> None:
    for document in both(html):
        assert [str(each.when) for each in all_mentions(document)] == expected


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    for document in both(f"<title>{text}</title><h1>{text}</h1><p>{text} 17 May 2024 {text}"):
        all_mentions(document)


def test_a_page_of_nothing_but_years_ends() -> None:
    for text in ("2020 ", "x=2020 {", "12.5.2020 "):
        for document in both(f"<h1>Years</h1><p>{text * 60_000}"):
            assert len(all_mentions(document)) <= 2 * MOST
