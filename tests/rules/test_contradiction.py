from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import testing
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.rules.contradiction import check
from freshness.vocabulary import Kind, Paper
from tests.rules.factory import ROOT, TODAY, dated, site


def page(html: str, name: str = "", *, kind: Kind = Kind.ABOUT, changed: date = TODAY) -> DatedPage:
    return dated(html, url=ROOT + name, kind=kind, changed=changed)


def flags(*pages: DatedPage) -> list[Flag]:
    return list(check(site(*pages)))


def test_a_mistyped_address_is_told_with_its_twin():
    [flag] = flags(page("<p>ada@organs.example</p>"), page("<p>ada@orgnas.example</p>", "b"))
    assert flag.quote == "ada@orgnas.example"
    assert "ada@organs.example elsewhere" in flag.message


def test_structured_data_and_a_cv_have_addresses_too():
    data = '<script type="application/ld+json">{"@type": "Person", "email": "mailto:ada@orgnas.example"}'
    assert len(flags(page(f"<p>ada@organs.example</p>{data}</script>"))) == 1
    one = site(page("<p>ada@organs.example</p>"))
    paper = Paper(url=f"{ROOT}cv.pdf", path="cv.pdf", text="ada@orgnas.example", changed=None)
    crawl = replace(one.crawl, papers=(paper,))
    [flag] = check(replace(one, crawl=crawl))
    assert flag.place and flag.place.path == "cv.pdf"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada@organs.example", "ada@bells.example"),
        ("ada1@organs.example", "ada2@organs.example"),
        ("ada@organs.example", "info@organs.example"),
        ("ada@organs.example", "ADA@organs.example"),
    ],
)
def test_several_addresses_are_fine(one: str, other: str):
    assert not flags(page(f"<p>{one} {other}</p>"))


def test_only_pages_about_the_owner_count():
    post = page("<p>ada@orgnas.example</p>", "b", kind=Kind.POST)
    assert not flags(page("<p>ada@organs.example</p>"), post)


def test_the_smaller_number_of_years_is_the_older():
    old = page("<p>8+ years of experience in organs</p>", "b")
    [flag] = flags(page("<p>12 years of experience in organs</p>"), old)
    assert flag.page is old


@pytest.mark.parametrize(
    "words", ["8 years of experience in bells", "12+ years of experience in organs", "8 years"]
)
def test_other_things_have_other_years(words: str):
    assert not flags(page("<p>12 years of experience in organs</p>"), page(f"<p>{words}</p>", "b"))


def test_two_accounts_in_the_settings():
    settings = "author:\n  url: https://github.com/adaexample\nfooter:\n  url: {}\n"
    files = {"index.md": "# Ada", "_config.yml": settings.format("https://github.com/ada-exmple")}
    [finding] = testing.findings(files, rule="contradiction")
    assert (finding.place.path, finding.place.line) == ("_config.yml", 4)
    files["_config.yml"] = settings.format("https://github.com/organ-friends")
    assert not testing.findings(files, rule="contradiction")


@given(st.text(alphabet="a@.b 12yearsofxpinc+–2025present"))
def test_any_words_are_survived(words: str):
    flags(page(f"<p>{words}</p>"), page(f"<p>{words[::-1]}</p>", "b"))


@pytest.mark.parametrize("piece", ["a@a.", "a.b-", "12 years of experience "])
def test_long_text_takes_linear_time(piece: str):
    flags(page(f"<p>{piece * 20_000}</p>"))
