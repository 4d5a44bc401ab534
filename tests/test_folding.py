"""Findings that say the same of many pages."""

from dataclasses import replace

from freshness.folding import folded, more_pages
from freshness.model import Finding, Place
from freshness.vocabulary import Confidence, Severity


def finding(page: int, **place: object) -> Finding:
    return Finding(
        rule="wrong-language",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        surface="site",
        place=Place(url=f"https://ada.example/{page}", **place),  # type: ignore[arg-type]
        message="It is German.",
        advice="Say so.",
    )


def test_the_first_few_are_told_and_the_rest_counted() -> None:
    first, second = folded([finding(page) for page in range(5)], 2)
    assert first == finding(0)
    assert second == replace(finding(1), message="It is German. (and on 3 more pages)")


def test_what_differs_is_told_each() -> None:
    others = [replace(finding(1), message="It is French."), finding(2, quote="Hallo")]
    lines = [finding(3, path="a.html", line=line) for line in (1, 2, 3)]
    told = list(folded([finding(0), *others, *lines], 1))
    assert len(told) == 6
    assert not any("more" in each.message for each in told)


def test_no_page_more_is_not_told_of() -> None:
    assert more_pages(0) == ""
    assert more_pages(1) == " (and on 1 more page)"
