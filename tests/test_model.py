"""The nouns that have a behaviour."""

from dataclasses import replace
from datetime import date

from freshness.document import Document
from freshness.model import DatedPage, Finding, Interval, Page, Place
from freshness.vocabulary import Confidence, Kind, Severity


def test_the_fingerprint_survives_a_moved_line_but_not_other_words() -> None:
    finding = Finding(
        rule="placeholder", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path="index.html", line=3, quote="Lorem  Ipsum!"), message="", advice="",
    )  # fmt: skip
    moved = replace(finding, place=replace(finding.place, line=9, quote="lorem ipsum"))
    other = replace(finding, place=replace(finding.place, quote="dolor"))
    assert moved.fingerprint == finding.fingerprint != other.fingerprint


def test_a_page_was_touched_when_somebody_last_cared() -> None:
    def on(day: date) -> Interval:
        return Interval(earliest=day, latest=day, confidence=Confidence.HIGH, signal="git")

    page = DatedPage(
        page=Page(url="x", final_url="x", document=Document("")),
        kind=Kind.PAGE,
        published=on(date(2020, 1, 1)),
        changed=on(date(2021, 1, 1)),
        reviewed=on(date(2022, 1, 1)),
    )
    assert page.touched == page.reviewed
    assert replace(page, reviewed=None, changed=None, published=None).touched is None


def test_an_import_into_git_does_not_outvote_the_owner() -> None:
    def on(day: date, confidence: Confidence) -> Interval:
        return Interval(earliest=day, latest=day, confidence=confidence, signal="git")

    page = DatedPage(
        page=Page(url="x", final_url="x", document=Document("")),
        kind=Kind.ABOUT,
        changed=on(date(2026, 1, 1), Confidence.LOW),
        reviewed=on(date(2022, 1, 1), Confidence.HIGH),
    )
    assert page.touched == page.reviewed
    assert replace(page, reviewed=on(date(2022, 1, 1), Confidence.LOW)).touched == page.changed
    assert replace(page, changed=on(date(2026, 1, 1), Confidence.HIGH)).touched != page.reviewed
