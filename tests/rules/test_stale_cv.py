from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.config import HalfLife
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.rules.stale_cv import check
from freshness.vocabulary import Kind, Paper
from tests.rules.factory import ROOT, TODAY, dated, link, site

URL = f"{ROOT}cv.pdf"


def flags(text: str, changed: date | None, *pages: DatedPage, days: int = 365) -> list[Flag]:
    one = site(*pages, links=(link(URL),))
    paper = Paper(url=URL, path="cv.pdf", text=text, changed=changed)
    crawl = replace(one.crawl, papers=(paper,))
    return list(check(replace(one, crawl=crawl), TODAY, HalfLife(cv=days)))


def about(html: str = "", changed: date | None = None, kind: Kind = Kind.ABOUT) -> DatedPage:
    return dated(html, kind=kind, changed=changed)


def test_a_role_on_the_page_that_the_cv_does_not_know():
    [flag] = flags("Organ builder, 2019 - 2022", None, about("<p>Head, 2024 – present</p>"))
    assert "something since 2024; the CV ends in 2022" in flag.message
    assert flag.reference and flag.reference.url == URL


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Organ builder, 2024 - today", "<p>Head, 2024 – present</p>"),
        ("Organ builder, 2019 - 2022", "<p>Head, 2015 – 2024</p>"),
        ("", "<p>Head, 2024 – present</p>"),
        ("A scan without any year in it", "<p>Head, 2024 – present</p>"),
    ],
)
def test_what_agrees_or_says_nothing_is_fine(text: str, html: str):
    assert not flags(text, None, about(html))


def test_a_post_tells_no_role():
    assert not flags("Organs 2019 - 2022, bells", None, about("2024 – present", kind=Kind.POST))


def test_a_page_that_changed_long_after():
    page = about(changed=date(2026, 6, 1))
    [flag] = flags("", date(2025, 5, 1), page)
    assert flag.message == "The CV was made on 2025-05-01, and the page changed on 2026-06-01."
    assert not flags("", date(2025, 6, 2), page)


def test_a_cv_that_nobody_made_anew():
    [flag] = flags("", date(2023, 1, 1))
    assert "3 years ago" in flag.message
    assert not flags("", date(2025, 1, 1))
    assert not flags("", date(2023, 1, 1), days=0)


@given(st.text(), st.text())
def test_any_words_are_survived(text: str, html: str):
    flags(text, None, about(html))
