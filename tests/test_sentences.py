"""Sentences, what they stand under, and what is history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.document import Document
from freshness.sentences import Text, plain, read


def text(html: str, language: str = "en") -> Text:
    return Text(Document(f'<html lang="{language}">{html}</html>'))


def told(html: str, language: str = "en") -> list[str]:
    return [each.text for each in text(html, language).sentences()]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("I am Ada. I build organs!", ["I am Ada.", "I build organs!"]),
        ("I like organs, e.g. Claus O. Wilke and Dr. Who.", None),
        ("Am 12. Mai geht es los.", None),
        ("Version 1.2 of it. “Well.” So", ["Version 1.2 of it.", "“Well.”", "So"]),
        ("One • Two", ["One •", "Two"]),
        ("私はエイダです。オルガンを作ります。", ["私はエイダです。", "オルガンを作ります。"]),
    ],
)
def test_where_sentences_end(block: str, expected: list[str] | None):
    assert told(f"<p>{block}</p>") == (expected or [block])


def test_what_is_no_prose():
    html = "<pre>Code.</pre><blockquote>Quote.</blockquote><nav>Menu.</nav><p>Said.</p><!-- No. -->"
    assert told(html) == ["Said."]


def test_headings_above():
    found = list(text("<h1>A</h1><p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p>").sentences())
    assert [[each.text for each in one.headings] for one in found if one.block.tag == "p"] == [
        ["A"],
        ["A", "B"],
        ["A", "C"],
    ]


def history(html: str, language: str = "en") -> str:
    return list(text(html, language).sentences())[-1].history


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<h1>Ada</h1><p>I build organs.</p>", ""),
        ("<p>2021-05-03: I build organs.</p>", "entry"),
        ("<p>May 2021 – I build organs.</p>", "entry"),
        ("<p>[3 May 2021] I build organs.</p>", "entry"),
        ("<p>On 3 May 2021 I built organs.</p>", ""),
        ("<p>2021</p><p>One</p><p>3 May 2022</p><p>I build.</p>", "entry"),
        (
            "<p>3 May 2021</p><h3>One</h3><p>a</p><p>4 May 2022</p><h3>Two</h3><p>b</p><p>c</p>",
            "entry",
        ),
        (
            "<h3>One</h3><p>3 May 2021</p><p>a</p><p>4 May 2022</p><h3>Two</h3><h3>Three</h3><p>b</p>",
            "",
        ),
        ("<p>Updated 3 May 2021</p><p>I build organs.</p>", ""),
        ("<p>I built organs from 2011 to 2014.</p>", "range"),
        ("<p>Organs, 2011–2014</p>", "range"),
        ("<h2>Talks</h2><p>I build organs.</p>", "list"),
        ("<h2>Summer 2019</h2><p>I build organs.</p>", "heading"),
        ("<h2>2019</h2><h2>Now</h2><p>I build organs.</p>", ""),
        ("<p>This project is no longer maintained.</p><p>I build.</p>", "archive"),
    ],
)
def test_history(html: str, why: str):
    assert history(html) == why


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("de", "<h2>Vorträge</h2><p>Ich baue die Orgel.</p>"),
        ("fr", "<h2>Actualités</h2><p>Je construis des orgues.</p>"),
        ("es", "<h2>Publicaciones</h2><p>Hago los órganos.</p>"),
        ("ja", "<h2>発表</h2><p>オルガンを作ります。</p>"),
        ("zh", "<h2>新闻</h2><p>我做管风琴。</p>"),
    ],
)
def test_lists_of_past_things(language: str, html: str):
    assert history(html, language) == "list"


def test_who_a_sentence_is_about():
    mine, other = text("<p>I build organs.</p><p>The tower is high.</p>").sentences()
    assert (mine.is_personal, other.is_personal) == (True, False)


def test_a_page_is_read_once():
    document = Document("<p>Ada</p>")
    assert read(document) is read(document)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_places_stay_the_same(words: str):
    assert len(plain(words)) == len(words)


@given(st.text())
def test_sentences_are_parts_of_their_blocks(words: str):
    for each in Text(Document(words)).sentences():
        assert each.block.text[each.start :].startswith(each.text)


@pytest.mark.parametrize(
    "unit", [". A", "A. ", "(", "“", "1. ", "<h2>2019", "<p>3 May 2021<p>a", "。"]
)
def test_long_pages_end(unit: str):
    assert sum(1 for _ in Text(Document(unit * 20_000)).sentences()) <= 100_000
