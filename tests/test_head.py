"""A glance tells the same as a walk."""

import pytest

from freshness.document import Document
from freshness.head import glance
from freshness.parsing import parse

PAGE = """<html lang=De-AT><title> Bells
and organs </title><meta name=Date content=2024-05-17><meta property="og:title" content=Bells>
<link rel=canonical href="https://ada.example/bells/"><script type="application/ld+json">{}</script>
<body><h1>Bells <b>and</b></h1><svg><title>A bell</title></svg>"""


@pytest.mark.parametrize("html", [PAGE, "", "<p>Bells", "<title></title><meta content=x>"])
def test_a_glance_tells_the_same_as_a_walk(html: str) -> None:
    walked = Document(html)
    assert walked.facts
    head = Document(html).head
    assert head[:4] == walked.head[:4]
    assert head.tags <= walked.head.tags
    assert head.classes <= walked.head.classes


def test_elements_with_a_date_are_seen() -> None:
    head = glance(parse("<p class=x><time>2024</time> <b class='dt-published u'>2024-05-17</b>"))
    assert head.tags == {"time", "b"}
    assert "dt-published u" in head.classes


def test_the_headings() -> None:
    assert glance(parse(PAGE)).headings == ("Bells \nand",)


def test_the_address_that_a_page_gives_itself() -> None:
    assert glance(parse(PAGE)).canonical == "https://ada.example/bells/"
