"""A parsed page, and finding its words again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.document import LINE, Document

PAGE = """<html lang="de-AT"><head><title> Ada
 Example </title><base href="/x/"><meta property="og:url" content="https://ada.example/">
<script type="application/ld+json">{"@graph": [{"@type": "Person"}, {"@type": "WebSite"}]}</script>
<script type="application/ld+json">{broken</script></head><body>
<!-- <p>© 2019</p> --><nav>Home</nav>
<p id="a">Hello <b>wo</b>rld<br>again <del>never</del></p><a name="b">x</a>
<div class="site-footer"><p>&copy; 2019 <em>Ada</em></p></div>
<div hidden>secret</div><pre>code</pre><p>© 2019</p></body></html>"""


def test_what_the_head_says() -> None:
    page = Document(PAGE)
    assert (page.title, page.language, page.base) == ("Ada Example", "de", "/x/")
    assert page.meta("og:url") == "https://ada.example/"
    assert [node["@type"] for node in page.json_ld[1:]] == ["Person", "WebSite"]
    assert page.ids == {"a", "b"}


def test_blocks_are_what_a_visitor_reads() -> None:
    blocks = {block.text: block.context for block in Document(PAGE).blocks}
    assert list(blocks) == [
        "Home", "Hello world", "again", "x", "© 2019 Ada", "secret", "code", "© 2019",
    ]  # fmt: skip
    assert "footer" in blocks["© 2019 Ada"]
    assert blocks["Home"] == {"nav"}
    assert blocks["secret"] == {"hidden"}
    assert blocks["code"] == {"code"}


def test_equal_words_are_told_apart_by_their_block() -> None:
    page = Document(PAGE)
    lines = [page.locate_text("© 2019", b) for b in page.blocks if "© 2019" in b.text]
    assert [place and place[0] for place in lines] == [7, 8]


def test_words_across_tags_and_lines() -> None:
    assert Document(PAGE).locate_text("Hello world") == (6, 11)
    assert Document(PAGE).locate_text("not there") is None


def test_words_of_a_markdown_source() -> None:
    html = f'<p {LINE}="1">stale</p><p {LINE}="3">very <b>stale</b></p>'
    page = Document(html, source="stale\n\nvery **stale**\n")
    assert page.locate_text("very stale", page.blocks[1]) == (3, 1)
    assert page.locate_text("stale", page.blocks[1]) == (3, 8)
    assert page.locate_text("unfound", page.blocks[1]) == (3, 1)


def test_a_shell_that_a_script_fills() -> None:
    assert Document('<div id="root"></div><script src="app.js"></script>').is_scripted
    assert not Document("<p>short</p>").is_scripted


def test_a_light_page_says_the_same() -> None:
    asked = []
    page = Document(PAGE)
    light = Document("")
    light.settle(page.packed)
    light.lighten(lambda: asked.append(1) or PAGE)
    assert (light.facts, light.blocks) == (page.facts, page.blocks)
    assert not asked
    assert light.locate_text("again") == page.locate_text("again")
    assert asked


def test_depth_is_bounded() -> None:
    assert "deep" in Document("<div>" * 5_000 + "deep").text


@given(st.text(max_size=300))
def test_any_text_is_a_page(text: str) -> None:
    page = Document(text)
    assert all(
        page.locate_text(block.text, block) is not None or page.text for block in page.blocks
    )
    assert page.ids is not None
    assert page.title == " ".join(page.title.split())


@pytest.mark.parametrize(
    ("html", "locale"),
    [
        ('<html lang="en_GB">', "en-gb"),
        ('<html xml:lang="de">', "de"),
        ('<html lang="" xml:lang="fr-CH">', "fr-ch"),
        ("<html>", ""),
        (f'<html lang="{"x" * 99}">', "x" * 35),
    ],
)
def test_the_language_with_its_place(html: str, locale: str) -> None:
    for document in (Document(html), walked(html)):
        assert document.locale == locale
        assert document.language == locale.partition("-")[0]


def walked(html: str) -> Document:
    document = Document(html)
    assert document.facts
    return document
