from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.config import HalfLife
from freshness.model import DatedPage
from freshness.rule import Flag
from freshness.rules.quiet_page import check
from freshness.vocabulary import Confidence, Kind, Severity
from tests.rules.factory import ROOT, TODAY, dated, says, site


def flags(page: DatedPage) -> list[Flag]:
    return list(check(page, site(page), TODAY, HalfLife()))


def aged(
    days: int,
    kind: Kind = Kind.ABOUT,
    html: str = "<p>I build organs.</p>",
    path: str = "page.html",
) -> DatedPage:
    return dated(html, url=ROOT + path, kind=kind, changed=TODAY - timedelta(days=days))


def test_a_page_is_quiet_after_its_half_life():
    assert not flags(aged(365))
    [flag] = flags(aged(366))
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.HIGH)
    assert flag.stale_on == TODAY - timedelta(days=1)


def test_twice_the_half_life_is_worse():
    [flag] = flags(aged(731))
    assert flag.severity is Severity.MEDIUM


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.PROJECT])
def test_what_may_be_finished_never_gets_worse(kind: Kind):
    [flag] = flags(aged(9_999, kind, "<p>I build organs.</p>" * 50))
    assert flag.severity is Severity.LOW


def test_a_source_without_words_takes_them_from_elsewhere():
    widget = dated("", kind=Kind.ABOUT, changed=TODAY - timedelta(days=999), is_source=True)
    assert not flags(widget)


def test_a_readme_is_about_the_files():
    assert not flags(aged(999, path="README.md"))


def test_a_page_of_hardly_a_word_has_nothing_to_go_stale():
    assert not flags(aged(9_999, Kind.PAGE, "<p>♫</p>"))


@pytest.mark.parametrize(
    "path", ["recipes/soup/", "tools/guitar/demo.html", "en/recipes/soup.html"]
)
def test_one_page_of_many_does_not_age(path: str):
    assert not flags(aged(9_999, Kind.PAGE, "<p>Boil water.</p>" * 50, path))
    assert flags(aged(9_999, Kind.PROJECT, "<p>Boil water.</p>" * 50, path))


@pytest.mark.parametrize("path", ["uses/", "uses.html", "en/uses/index.html", "pt-br/uses"])
def test_pages_of_the_first_level_age(path: str):
    assert flags(aged(9_999, Kind.PAGE, "<p>I use a hammer.</p>" * 50, path))


def test_a_now_page_is_about_now():
    [flag] = flags(aged(61, Kind.NOW))
    assert flag.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("days", "words"), [(61, "2 months"), (430, "14 months"), (1_000, "2 years")]
)
def test_the_message_speaks_in_words(days: int, words: str):
    [flag] = flags(aged(days, Kind.NOW))
    assert f"for {words}" in flag.message


@pytest.mark.parametrize("kind", [Kind.POST, Kind.LIST, Kind.LEGAL, Kind.FEED])
def test_some_kinds_never_age(kind: Kind):
    assert not flags(aged(9_999, kind))


def test_an_unknown_date_is_no_reproach():
    assert not flags(dated("<p>I build organs.</p>", kind=Kind.ABOUT))


def test_a_doubtful_date_gives_a_doubtful_flag():
    page = dated("<p>Hi</p>", kind=Kind.NOW, changed=date(2020, 1, 1), confidence=Confidence.LOW)
    [flag] = flags(page)
    assert flag.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text",
    [
        "This project is archived.",
        "No longer maintained",
        "Dieses Projekt wird nicht mehr gepflegt.",
        "Cette page est archivée.",
        "Este proyecto está archivado.",
    ],
)
def test_who_says_so_is_fine(text: str):
    assert not flags(aged(9_999, html=f"<h1>Organs</h1><p>{text}</p>"))


def test_a_remark_further_down_is_about_something_else():
    assert flags(aged(9_999, html="<p>More.</p>" * 20 + "<p>Archived.</p>"))


def test_pages_kept_out_of_search_engines_are_fine():
    assert not flags(aged(9_999, html='<meta name="robots" content="noindex, follow"><p>Hi</p>'))


def test_the_winning_evidence_goes_along():
    winner = says("2020-05-01", signal="git")
    loser = says("2019-05-01", signal="meta")
    page = dated("<p>Hi</p>", kind=Kind.NOW, changed=date(2020, 5, 1), evidence=(loser, winner))
    [flag] = flags(page)
    assert flag.evidence == (winner,)


@given(st.text(), st.dates())
def test_any_page_is_survived(text: str, changed: date):
    flags(dated(text, kind=Kind.NOW, changed=changed))


@pytest.mark.parametrize(
    ("day", "late"), [("2026-11-21", True), ("2026-11-22", False), (date(2026, 1, 1), True)]
)
def test_a_page_s_own_day_counts_instead(day: object, late: bool):
    page = dated("<p>I build organs.</p>", kind=Kind.POST, front_matter={"review_by": day})
    assert bool(flags(page)) == late


def test_a_day_that_is_none_is_none():
    page = dated("<p>I build organs.</p>", kind=Kind.ABOUT, front_matter={"review_by": "soon"})
    assert not flags(page)
