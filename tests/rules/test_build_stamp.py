import pytest

from freshness.model import DatedPage, SitemapEntry
from freshness.rule import Flag
from freshness.rules.build_stamp import check
from freshness.vocabulary import Confidence, Meaning, PartialDate, Severity
from tests.rules.factory import ROOT, dated, says, site

STAMP = "2026-06-27"


def entry(number: int, when: str | None = STAMP) -> SitemapEntry:
    day = PartialDate(*map(int, when.split("-"))) if when else None
    return SitemapEntry(f"{ROOT}{number}", day, ROOT + "sitemap.xml", "sitemap.xml", number + 1)


def flags(*entries: SitemapEntry, pages: tuple[DatedPage, ...] = ()) -> list[Flag]:
    return list(check(site(*pages, sitemap=entries)))


def test_one_day_on_the_whole_sitemap_is_a_build():
    [flag] = flags(*map(entry, range(5)))
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, Confidence.HIGH)
    assert flag.place
    assert (flag.place.path, flag.place.line, flag.place.quote) == ("sitemap.xml", 1, STAMP)


def test_the_place_is_the_first_stamped_line():
    [flag] = flags(entry(0, "2025-01-01"), *map(entry, range(1, 6)))
    assert flag.place
    assert flag.place.line == 2


def test_three_fifths_are_most():
    others = entry(8, "2025-01-01"), entry(9, "2025-01-02")
    assert flags(*map(entry, range(3)), *others)
    assert not flags(*map(entry, range(3)), *others, entry(10, "2025-01-03"))


def test_small_sites_and_missing_dates_are_fine():
    assert not flags(*map(entry, range(4)), entry(5, None))
    assert not flags()


def test_a_day_that_the_pages_confirm_is_fine():
    pages = tuple(
        dated(url=f"{ROOT}{number}", evidence=(says(STAMP, signal="git"),)) for number in range(3)
    )
    assert not flags(*map(entry, range(5)), pages=pages)


@pytest.mark.parametrize(("signal", "trust"), [("sitemap", 0.9), ("http", 0.9), ("git", 0.3)])
def test_what_the_build_made_confirms_nothing(signal: str, trust: float):
    said = says(STAMP, signal=signal, trust=trust)
    pages = tuple(dated(url=f"{ROOT}{number}", evidence=(said,)) for number in range(5))
    assert flags(*map(entry, range(5)), pages=pages)


def test_every_page_with_a_shown_stamp_is_named():
    pages = tuple(
        dated(url=f"{ROOT}{number}", evidence=(says(STAMP, meaning=Meaning.BUILT),))
        for number in range(5)
    )
    found = flags(pages=pages)
    assert [flag.page for flag in found] == list(pages)
    assert {flag.severity for flag in found} == {Severity.LOW}
    assert {flag.quote for flag in found} == {STAMP}


def test_a_shown_day_that_the_history_confirms_is_fine():
    evidence = says(STAMP, meaning=Meaning.BUILT), says(STAMP, signal="git")
    assert not flags(pages=(dated(evidence=evidence),))


def test_stamps_that_nobody_sees_are_fine():
    assert not flags(pages=(dated(evidence=(says(STAMP, signal="http", meaning=Meaning.BUILT),)),))


def test_a_day_on_which_all_was_read_again_is_fine():
    said = says(STAMP, signal="visible-text", meaning=Meaning.REVIEWED)
    pages = tuple(dated(url=f"{ROOT}{number}", evidence=(said,)) for number in range(5))
    assert not flags(*map(entry, range(5)), pages=pages)
