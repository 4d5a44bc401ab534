"""Findings that owners said are fine."""

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from freshness import testing
from freshness.config import Ignore
from freshness.document import Document
from freshness.ignores import RULE, silence
from freshness.model import DatedPage, Finding, Ignored, Page, Place
from freshness.registry import Part
from freshness.vocabulary import Confidence, Kind, Severity

TODAY = date(2026, 11, 22)
GONE = "https://gone.example/"
OLD = "https://ada.example/old/"


def finding(**place: object) -> Finding:
    where = Place(url=OLD, path="old/index.html", **place)  # type: ignore[arg-type]
    return Finding(
        rule="dead-link", severity=Severity.HIGH, confidence=Confidence.HIGH, surface="site",
        place=where, target=GONE, message="", advice="",
    )  # fmt: skip


def page(html: str, *, path: str | None = "old/index.html") -> DatedPage:
    source = Page(url=OLD, final_url=OLD, document=Document(html), path=path)
    return DatedPage(page=source, kind=Kind.PAGE)


def rules(*slugs: str) -> list[Part]:
    return [Part(slug=slug, title="", doc="", module=ModuleType(slug)) for slug in slugs]


@pytest.mark.parametrize(
    ("ignore", "quiet"),
    [
        (Ignore(rule="dead-link", reason="r"), True),
        (Ignore(rule="*", where="old/*", reason="r"), True),
        (Ignore(rule="dead-link", where="https://gone.example/*", reason="r"), True),
        (Ignore(rule="dead-link", reason="r", until=TODAY), True),
        (Ignore(rule="dead-link", reason="r", until=date(2026, 11, 21)), False),
        (Ignore(rule="placeholder", reason="r"), False),
        (Ignore(rule="*", where="new/*", reason="r"), False),
    ],
)
def test_the_configuration(ignore: Ignore, quiet: bool) -> None:
    told, ignored = silence([finding()], [ignore], [], today=TODAY)
    assert (finding() in told) is not quiet
    assert ignored == ((Ignored(finding=finding(), reason="r"),) if quiet else ())


WORDS = "<p>One</p>\n<p data-freshness-ignore='dead-link: r'>Two</p>\n<p>Three</p>"


@pytest.mark.parametrize(
    ("place", "quiet"),
    [
        ({"line": 2, "column": 41, "quote": "Two"}, True),
        ({"line": 3, "column": 4, "quote": "Three"}, False),
        ({"line": 1, "column": 4, "quote": "One"}, False),
        ({"quote": "Two"}, True),
        ({"quote": "Three"}, False),
        ({}, True),
    ],
)
def test_in_the_page(place: dict[str, object], quiet: bool) -> None:
    path = None if "line" not in place else "old/index.html"
    told, ignored = silence([finding(**place)], [], [page(WORDS, path=path)], today=TODAY)
    assert (len(told), len(ignored)) == ((0, 1) if quiet else (1, 0))


def test_what_is_about_the_whole_page_wants_its_name() -> None:
    text = "<p>One <!-- freshness: ignore=* r --></p>"
    assert silence([finding()], [], [page(text)], today=TODAY).told


def test_what_still_holds_keeps_only_what_turns_false_quiet() -> None:
    text = "<p>One <!-- freshness: until=2027-01-01 r --></p>"
    link = finding(line=1, column=4)
    claim = replace(link, stale_on=date(2026, 1, 1))
    assert silence([link, claim], [], [page(text)], today=TODAY).told == (link,)
    assert silence([link, claim], [], [page(text)], today=date(2027, 1, 2)).told == (link, claim)


def test_ignores_that_hide_nothing_or_ended_are_told() -> None:
    ignores = [
        Ignore(rule="age-claim", reason="r"),
        Ignore(rule="unjudged", reason="r"),
        Ignore(rule="dead-link", reason="r"),
        Ignore(rule="age-claim", reason="r", until=date(2026, 11, 21)),
    ]
    text = "<p>One <!-- freshness: ignore=age-claim r --><!-- freshness: ignore=other r --></p>"
    told, _ = silence(
        [finding()], ignores, [page(text)], today=TODAY, judged=rules("age-claim", "dead-link")
    )
    assert {each.rule for each in told} == {RULE}
    assert [(each.message, each.place.quote) for each in told] == [
        ("This ignore hides nothing.", "ignore: age-claim at *"),
        ("This ignore ended on 2026-11-21.", "ignore: age-claim at *"),
        ("This ignore hides nothing.", "<!-- freshness: ignore=age-claim r -->"),
    ]
    assert told[1].stale_on == TODAY
    assert told[2].place.line == 1


def test_a_look_at_one_part_is_no_proof_that_an_ignore_is_unused() -> None:
    ignores = [Ignore(rule="age-claim", reason="r")]
    [told] = silence([], ignores, [], today=TODAY, judged=rules("age-claim"), whole=False).told
    assert told.confidence is Confidence.LOW


def test_a_whole_run() -> None:
    text = "<p>I am {} years old.</p><p>Last updated: 3 May 2020</p>"
    comment = "<!-- freshness: ignore=age-claim a joke -->"
    report = testing.report({"about.html": comment + text.format(24)}, rule="age-claim")
    assert (report.findings, [each.reason for each in report.ignored]) == ((), ["a joke"])
    report = testing.report({"about.html": text.format(24) + comment}, rule="age-claim")
    assert [each.rule for each in report.findings] == ["age-claim", RULE]
