"""What the reporters that people read have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from freshness import digest
from freshness.model import Fix, Link, Place, Skipped
from freshness.reporter import Style
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import Confidence, Freshness, Verdict
from tests.reporters.factory import DEAD, EMPTY, FINDING, SURFACES


def test_equal_words_are_one_group_and_pages_keep_their_order() -> None:
    elsewhere = replace(FINDING, place=replace(FINDING.place, path="about.html"))
    groups = digest.grouped((DEAD, FINDING, elsewhere))
    assert [len(each.others) for each in groups] == [0, 1]
    assert groups[1].elsewhere == "and on 1 more page"
    assert [len(found) for found in digest.by_page(groups).values()] == [2]


def test_the_next_thing_is_sure_and_bad_and_then_easy() -> None:
    easy = replace(FINDING, advice="Easy", fix=Fix(title="x", safe=True, edits=()))
    unsure = replace(DEAD, confidence=Confidence.LOW)
    assert digest.next_thing((unsure, FINDING, easy)) == easy
    assert digest.next_thing(()) is None


@pytest.mark.parametrize(
    ("verdict", "reason", "told"),
    [
        (Freshness.STALE, "", "stale since 2027-02-01"),
        (Freshness.AGEING, "", "ageing, stale on 2027-02-01"),
        (Freshness.UNKNOWN, "a wall", "could not tell"),
        (Freshness.FRESH, "", "fresh"),
        (Freshness.FRESH, "you looked", "fresh, you looked"),
    ],
)
def test_verdicts_in_words(verdict: Freshness, reason: str, told: str) -> None:
    surface = replace(SURFACES[0], verdict=verdict, reason=reason)
    assert digest.verdict(surface) == told


def test_places_and_evidence() -> None:
    assert digest.page(FINDING) == "index.html"
    assert digest.page(replace(FINDING, place=Place())) == "the whole site"
    assert [digest.position(each) for each in (FINDING, DEAD)] == ["12:5", "3"]
    assert digest.known_by(DEAD) == "git: changed 2024-05"


def test_counts() -> None:
    assert digest.tally((FINDING, DEAD, FINDING)) == "3 findings: 1 high, 2 medium"
    assert digest.tally(()) == "0 findings"
    assert digest.counts({"ok": 3, "too-large": 1, "x": 1}, most=1) == "3 ok, 2 for other reasons"
    assert digest.count(1200, "page") == "1,200 pages"


def test_what_was_not_seen_is_said() -> None:
    report = replace(
        EMPTY,
        links=(Link(url="https://a.example/", verdict=Verdict.BLOCKED),),
        skipped=(Skipped(subject="a", reason="time-limit", detail="Out of time."),),
        findings=(replace(FINDING, confidence=Confidence.LOW),),
    )
    told = list(digest.summary(report, Style()))
    assert told[0] == "Read 1 page and 1 link: 1 blocked."
    assert "Could not check 2: 1 time limit, 1 blocked." in told
    assert "Note: Out of time." in told
    assert "Kept quiet about 1 doubtful finding; see --pedantic." in told
    assert "not everything could be looked at" in digest.all_well(report, Style())


def test_clean_text() -> None:
    assert digest.clean(f"{UNKNOWN_ROOT}a\x1b[1m\u202e \ud800\uffff\n b") == "/a ? b"
    assert digest.shortened("abcdef", 4) == "abc…"


def test_changes_that_are_certain_are_counted() -> None:
    certain = replace(FINDING, fix=Fix(title="x", safe=True, edits=()))
    guess = replace(FINDING, fix=Fix(title="x", safe=False, edits=()))
    report = replace(EMPTY, findings=(certain, guess, FINDING))
    assert "Ready to be made: 1 change; see `freshness fix`." in digest.summary(report, Style())
    assert not any("Ready" in line for line in digest.summary(EMPTY, Style()))
