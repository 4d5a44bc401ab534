"""Making an edit, or refusing to."""

import pytest

from freshness.fixer import NotOnce, apply, edit, replacing, span
from freshness.model import Edit, Finding, Place
from freshness.vocabulary import Confidence, Severity

EDIT = Edit(path="index.html", before="2019", after="2026")


def test_an_edit_changes_only_its_words() -> None:
    assert apply(EDIT, "© 2019\r\n Ada") == "© 2026\r\n Ada"


@pytest.mark.parametrize(
    ("text", "why"),
    [("© 2020", "is not there any more"), ("2019 and 2019", "stands there more than once")],
)
def test_an_edit_that_is_not_certain_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotOnce, match=rf"index\.html: '2019' {why}"):
        apply(EDIT, text)


def test_what_overlaps_with_itself_stands_there_twice() -> None:
    with pytest.raises(NotOnce):
        apply(Edit(path="a", before="aa", after="b"), "aaa")


@pytest.mark.parametrize(
    ("before", "after"), [("2019", "2019–2026"), ("2019", "since 2019"), ("2019", "2026")]
)
def test_what_is_done_is_not_done_again(before: str, after: str) -> None:
    edit = Edit(path="a", before=before, after=after)
    once = apply(edit, f"© {before} Ada")
    assert once == f"© {after} Ada"
    assert apply(edit, once) == once


def test_only_the_difference_is_changed() -> None:
    assert span(Edit(path="a", before="© 2019 Ada", after="© 2026 Ada"), "x © 2019 Ada") == (
        6, 8, "26",
    )  # fmt: skip


def test_an_edit_takes_as_much_around_it_as_makes_it_unique() -> None:
    text = "a\nsame\nb\nsame\nc\n"
    made = edit("a", text, text.rindex("same"), text.rindex("same") + 4, "other")
    assert len(made.before) > len("same")
    assert apply(made, text) == "a\nsame\nb\nother\nc\n"
    start = edit("a", text, 0, 0, "new ")
    assert apply(start, text) == f"new {text}"


def finding(quote: str, line: int | None = None, column: int | None = None) -> Finding:
    return Finding(
        rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path="a", line=line, column=column, quote=quote), message="", advice="",
    )  # fmt: skip


def test_the_words_at_the_place_are_replaced_though_others_are_equal() -> None:
    text = "http://a.example/b\r\nhttp://a.example/\r\n"
    made = replacing(finding("http://a.example/", 2, 1), text, "https://new.example/")
    assert made is not None
    assert apply(made, text) == "http://a.example/b\r\nhttps://new.example/\r\n"


def test_an_address_is_escaped_as_it_was() -> None:
    text = "<a href='http://a.example/?a=1&amp;b=2'>"
    made = replacing(finding("http://a.example/?a=1&b=2", 1, 10), text, "https://b.example/?c&d")
    assert made is not None
    assert apply(made, text) == "<a href='https://b.example/?c&amp;d'>"


@pytest.mark.parametrize("text", ["", "two two", "twofold", "(one)"])
def test_words_that_cannot_be_told_are_left_alone(text: str) -> None:
    assert replacing(finding("two", 1, 3), text, "one") is None
