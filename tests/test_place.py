"""Offsets, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.place import SourceMap, only_place


def test_lines_of_all_systems() -> None:
    places = SourceMap("a\r\nb\rc\nd")
    assert [places.position(offset) for offset in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert places.start_of(3) == 5
    assert places.start_of(99) == 8


def test_values_in_comments_do_not_count() -> None:
    source = '<!-- <a href="x"> --><a href=\'x\'>1</a>\n<a HREF=x>2</a><a href="&#120;">3</a>'
    places = SourceMap(source)
    found = [places.find_value("x", nth=nth) for nth in range(3)]
    assert [places.position(at or 0) for at in found] == [(1, 31), (2, 9), (2, 25)]


def test_a_stray_quote_ends_with_its_tag() -> None:
    places = SourceMap('<a href="x"">one</a> <a href="y">two</a>')
    assert places.find_value("y") == 30
    assert places.find_text("two") == 33


def test_the_source_of_a_script_counts_but_not_its_text() -> None:
    places = SourceMap('<script src="app.js">let a = "href=\'b\'"</script>')
    assert places.find_value("app.js") == 13
    assert places.find_text("let") is None


def test_words_are_found_through_tags_and_entities() -> None:
    source = "<p>Fish&nbsp;&amp; <b>chi</b>ps</p><p>Fish & chips</p>"
    places = SourceMap(source)
    assert places.find_text("Fish & chips") == 3
    assert places.find_text("Fish & chips", nth=1) == source.rindex("Fish")
    assert places.find_text("Fish & chips", nth=2) is None
    assert places.find_text("Fish & chips", start=10) == source.rindex("Fish")


def test_marks_of_markdown_do_not_count() -> None:
    assert SourceMap("I *am* `24`", markdown=True).find_text("am 24") == 3


@pytest.mark.parametrize(
    "bomb",
    [
        "<!--" * 20_000,
        "<a '" * 20_000,
        "<a b='" * 20_000,
        "<a =" * 20_000,
        "b" * 200_000,
        "b " * 100_000,
        "<script>" * 20_000,
        "&" * 50_000,
    ],
)
def test_hostile_text_ends(bomb: str) -> None:
    assert SourceMap(bomb).find_text("needle") is None
    assert SourceMap(f"<a {bomb}").find_value("needle") is None


@given(st.text(), st.text())
def test_what_is_found_is_inside(source: str, quote: str) -> None:
    places = SourceMap(source)
    for at in (places.find_text(quote), places.find_value(quote)):
        assert at is None or 0 <= at <= len(source)


def test_each_of_several_equal_addresses_in_markdown() -> None:
    source = (
        "<!-- [no](a.md) -->See [it](a.md), [a.md](a.md 'title'),\na.md in text, <a.md>\n"
        '<a href="a.md">x</a> [y](a.md#part)\n\n[ref]: a.md\n'
    )
    places = SourceMap(source, markdown=True)
    found = [places.position(places.find_value("a.md", nth=nth) or 0) for nth in range(7)]
    assert found == [(1, 29), (1, 43), (2, 16), (3, 10), (5, 8), (5, 8), (5, 8)]
    assert places.find_value("gone.md") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("/essays/", ("a.yml", (3, 18))),
        ("two words", ("b.yml", (1, 9))),
        ("an essay", ("a.yml", (2, 8))),
        ("twice", (None, None)),
        ("in both", (None, None)),
        ("nowhere", (None, None)),
        ("", (None, None)),
    ],
)
def test_words_of_data_files_have_a_place_if_there_is_only_one(
    words: str, expected: tuple[object, object]
) -> None:
    texts = {
        "a.yml": "about: |\n  See *an\n  essay*, [here](/essays/), in both.\n",
        "b.yml": "title: 'two\n  words' # twice, twice, in both\n",
    }
    maps = {path: SourceMap(text, markdown=True) for path, text in texts.items()}
    assert only_place(maps, words) == expected
