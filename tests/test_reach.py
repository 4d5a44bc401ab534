"""How a stranger can reach the owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.reach import address, is_calendar, names, ways
from freshness.vocabulary import Kind
from tests.rules.factory import dated


def found(html: str, kind: Kind = Kind.HOME) -> tuple[str, ...]:
    return names([dated(html, kind=kind)])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="mailto:ada@ada.example">write</a>', ("mail",)),
        ('<a href="mailto:">write</a><a href="mailto:ada.ada.example">write</a>', ()),
        ("<p>ada [at] ada.example", ("mail",)),
        ("<p>ada&#64;ada.example", ("mail",)),
        ('<a class="__cf_email__" data-cfemail="12">[protected]</a>', ("mail",)),
        ("<form><textarea></textarea></form>", ("form",)),
        ('<form><input type="search"></form>', ()),
        (
            '<a href="https://cal.com/ada">meet</a><a href="tel:+4930901820">call</a>',
            ("calendar", "phone"),
        ),
        ('<iframe src="https://calendly.com/ada"></iframe>', ("calendar",)),
        ('<a href="/files/ada-cv.pdf">CV</a>', ("CV",)),
        ('<a href="/cvs-of-others/">look</a>', ()),
        ("<p>Ada builds organs.", ()),
    ],
)
def test_what_a_page_offers(html: str, expected: tuple[str, ...]) -> None:
    assert found(html) == expected


def test_only_pages_that_speak_of_the_owner_count() -> None:
    assert found('<a href="mailto:bob@bob.example">Bob</a>', Kind.POST) == ()


def test_the_cv_itself_is_one() -> None:
    assert found("<h1>CV</h1>", Kind.CV) == ("CV",)


def test_a_way_knows_where_it_stands() -> None:
    [way, *_] = ways([dated('<a href="mailto:ada@ada.example">write</a>', kind=Kind.HOME)])
    assert way.reference.value == "mailto:ada@ada.example"


def test_calendars_are_hosts_and_those_below_them() -> None:
    assert is_calendar("https://www.calendly.com/ada")
    assert is_calendar("https://ada.youcanbook.me/")
    assert not is_calendar("https://notcal.com/ada")


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    assert address(f"mailto:{text}").strip() == address(f"mailto:{text}")
