"""Reports to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from freshness.document import Document
from freshness.model import DatedPage, Evidence, Finding, Fix, Link, Page, Place, Report, Skipped
from freshness.model import Surface as Surface
from freshness.reporter import Style
from freshness.vocabulary import (
    Confidence,
    Freshness,
    Kind,
    Meaning,
    PartialDate,
    Severity,
    Verdict,
)

TODAY = date(2026, 11, 22)
HOME = "https://ada.example/"
PAGE = DatedPage(
    page=Page(url=HOME, final_url=HOME, document=Document(""), path="index.html"), kind=Kind.HOME
)
EMPTY = Report(today=TODAY, surfaces=(), pages=(PAGE,), links=(), findings=())
FINDING = Finding(
    rule="stale-copyright",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    surface="home",
    place=Place(url=HOME, path="index.html", line=12, column=5, quote="© 2019 Ada"),
    message="The copyright year is seven years old.",
    advice="Say 2026, or leave the year out.",
)
DEAD = replace(
    FINDING,
    rule="dead-link",
    severity=Severity.HIGH,
    place=Place(url=HOME, path="index.html", line=3, quote="https://gone.example/"),
    message="This link leads nowhere.",
    advice="Remove it.",
    target="https://gone.example/",
    verdict=Verdict.DEAD,
    stale_on=date(2026, 11, 1),
    evidence=(Evidence(signal="git", meaning=Meaning.CHANGED, when=PartialDate(2024, 5)),),
)
SURFACES = (
    Surface(slug="site", kind=Kind.SITE, url=HOME, title="ada.example", verdict=Freshness.AGEING,
            changed=date(2026, 2, 1), stale_on=date(2027, 2, 1)),
    Surface(slug="now", kind=Kind.NOW, url=f"{HOME}now/", title="Now", verdict=Freshness.STALE,
            changed=date(2024, 5, 1), stale_on=date(2024, 7, 1)),
    Surface(slug="feed", kind=Kind.FEED, url=f"{HOME}feed.xml", title="Feed"),
)  # fmt: skip
REPORT = replace(EMPTY, surfaces=SURFACES, findings=(FINDING, DEAD))


def report(*findings: Finding, **fields: Any) -> Report:
    return replace(EMPTY, findings=findings, **fields)


def render(reporter: Any, *findings: Finding, **fields: Any) -> str:
    """What a reporter's module says about findings and other fields of a report."""
    style = fields.pop("style", Style())
    return str(reporter.render(report(*findings, **fields), style))


def named(title: str) -> Report:
    """A report in which everything that can come from a page or a file bears this title."""
    place = Place(url=HOME + title, path=title, line=3, column=4, quote=title)
    later = date(2027, 3, 1)
    finding = replace(
        DEAD,
        place=place,
        message=f"Says {title}",
        advice=f"Mend {title}",
        target=f"https://gone.example/{title}",
        stale_on=later,
        evidence=(replace(DEAD.evidence[0], quote=title, place=place),),
        fix=Fix(title=title, safe=True, edits=()),
    )
    surface = replace(SURFACES[0], title=title, url=HOME + title, reason=title, stale_on=later)
    unknown = replace(surface, verdict=Freshness.UNKNOWN, kind=Kind.PROFILE)
    page = replace(PAGE, page=replace(PAGE.page, path=f"other {title}", url=f"{HOME}o{title}"))
    return Report(
        today=TODAY,
        surfaces=(surface, replace(surface, verdict=Freshness.FRESH), unknown),
        pages=(page,),
        links=(Link(url=HOME + title, verdict=Verdict.BLOCKED, reason=title),),
        findings=(
            finding,
            replace(finding, severity=Severity.LOW, message=title, place=Place(url=title)),
        ),
        skipped=(Skipped(subject=title, reason="shallow-clone", detail=title),),
        new=frozenset((finding.fingerprint,)),
    )
