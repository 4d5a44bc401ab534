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
    return list(check(site(*pages), TODAY))


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
    [flag] = check(replace(one, crawl=crawl), TODAY)
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


@pytest.mark.parametrize(
    ("start", "year", "wrong"), [(2025, 2025, True), (2024, 2025, False), (2025, 2026, False)]
)
def test_a_second_year_needs_a_first_one(start: int, year: int, wrong: bool):
    html = f"<p>I am in my second year of music studies.</p><p>Music studies, {start} – present</p>"
    assert bool(flags(page(html, changed=date(year, 11, 1)))) == wrong


def test_another_course_may_have_begun_later():
    html = "<p>I am in my third year of music.</p><p>Evening school of law, 2025 – present</p>"
    assert not flags(page(html, changed=date(2025, 11, 1)))


def test_mail_without_an_address():
    offer = "<p>You can e-mail me.</p>"
    assert len(flags(page(offer))) == 1
    assert not flags(page(offer), page('<a href="mailto:ada@ada.example">Mail</a>', "b"))
    assert not flags(page(offer + "<p>ada [at] ada.example</p>"))


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


@pytest.mark.parametrize(
    "piece", ["a@a.", "a.b-", "12 years of experience ", "second year of ", "2025 – present "]
)
def test_long_text_takes_linear_time(piece: str):
    flags(page(f"<p>{piece * 20_000}</p>"))
