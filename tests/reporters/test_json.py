"""The JSON that other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.document import Document
from freshness.model import (
    DatedPage,
    Edit,
    Evidence,
    Finding,
    Fix,
    Interval,
    Link,
    Page,
    Place,
    Report,
    Skipped,
    Surface,
)
from freshness.reporter import Style
from freshness.reporters.json import render, schema
from freshness.url import UNKNOWN_ROOT
from freshness.vocabulary import (
    Confidence,
    Freshness,
    Kind,
    Meaning,
    PartialDate,
    Severity,
    Verdict,
)

HOME = "https://ada.example/"
PAGE = DatedPage(
    page=Page(url=HOME, final_url=HOME, document=Document(""), path="index.html"),
    kind=Kind.HOME,
    changed=Interval(
        earliest=date(2024, 5, 1), latest=date(2024, 5, 31), confidence=Confidence.HIGH,
        signal="git",
    ),
)  # fmt: skip
FINDING = Finding(
    rule="dead-link",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    surface="site",
    place=Place(url=HOME, path="index.html", line=3, column=4, quote="gone"),
    message="This link leads nowhere.",
    advice="Remove it.",
    evidence=(
        Evidence(signal="git", meaning=Meaning.CHANGED, when=PartialDate(2024, 5), quote="May"),
    ),
    target="https://gone.example/",
    verdict=Verdict.DEAD,
    fix=Fix(title="Unlink", safe=False, edits=(Edit(path="index.html", before="a", after="b"),)),
)
REPORT = Report(
    today=date(2026, 11, 22),
    surfaces=(
        Surface(slug="site", kind=Kind.SITE, url=HOME, title="Ada", verdict=Freshness.STALE,
                stale_on=date(2025, 5, 31)),
    ),
    pages=(PAGE,),
    links=(Link(url="https://gone.example/", verdict=Verdict.DEAD, status=404, reason="404"),),
    findings=(FINDING,),
    skipped=(Skipped(subject="https://slow.example/", reason="robots"),),
    new=frozenset((FINDING.fingerprint,)),
)  # fmt: skip


def told(report: Report, **style: bool) -> Any:
    data = json.loads(render(report, Style(**style)))
    jsonschema.validate(data, schema())
    return data


def test_the_report_has_the_promised_form() -> None:
    data = told(REPORT)
    assert set(data) == {
        "version", "tool", "today", "summary", "surfaces", "pages", "findings", "links", "skipped",
    }  # fmt: skip
    assert (data["version"], data["today"]) == (1, "2026-11-22")
    assert data["summary"] == {
        "pages": 1,
        "links": {"dead": 1},
        "findings": {"low": 0, "medium": 0, "high": 1},
        "skipped": 1,
        "ignored": 0,
        "new": 1,
        "reach": [],
    }
    assert data["surfaces"][0]["verdict"] == "stale"
    assert data["surfaces"][0]["stale_on"] == "2025-05-31"
    assert data["pages"][0]["published"] is None
    assert data["pages"][0]["changed"] == {
        "date": "2024-05-31",
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
        "confidence": "high",
        "signal": "git",
    }
    assert data["findings"][0] == {
        "rule": "dead-link",
        "severity": "high",
        "confidence": "high",
        "message": "This link leads nowhere.",
        "advice": "Remove it.",
        "fingerprint": FINDING.fingerprint,
        "surface": "site",
        "target": "https://gone.example/",
        "verdict": "dead",
        "stale_on": None,
        "location": {"url": HOME, "path": "index.html", "line": 3, "column": 4, "quote": "gone"},
        "evidence": [{"signal": "git", "meaning": "changed", "date": "2024-05", "quote": "May"}],
        "fix": {
            "title": "Unlink",
            "safe": False,
            "edits": [{"path": "index.html", "before": "a", "after": "b"}],
        },
    }
    assert data["links"][0] == {
        "url": "https://gone.example/",
        "verdict": "dead",
        "status": 404,
        "reason": "404",
        "final_url": "",
        "sources": 0,
    }
    assert data["skipped"] == [
        {"subject": "https://slow.example/", "reason": "robots", "detail": ""}
    ]


def test_a_made_up_host_is_never_told() -> None:
    unknown = UNKNOWN_ROOT + "about/"
    page = replace(PAGE, page=replace(PAGE.page, url=unknown))
    finding = replace(
        FINDING, target=unknown, message=f"{unknown} is gone", place=Place(url=unknown)
    )
    link = Link(url=unknown, verdict=Verdict.DEAD, own=True)
    text = render(replace(REPORT, pages=(page,), findings=(finding,), links=(link,)), Style())
    data = json.loads(text)
    assert UNKNOWN_ROOT not in text
    assert data["pages"][0]["url"] is None
    assert data["findings"][0]["location"]["url"] is None
    assert data["findings"][0]["target"] == data["links"][0]["url"] == "/about/"


def test_doubtful_findings_stay_quiet_unless_asked_for() -> None:
    doubtful = replace(REPORT, findings=(replace(FINDING, confidence=Confidence.LOW),))
    assert told(doubtful)["findings"] == []
    assert len(told(doubtful, pedantic=True)["findings"]) == 1


def test_only_what_is_new() -> None:
    known = replace(REPORT, new=frozenset[str]())
    assert told(known, new_only=True)["findings"] == []
    assert told(known)["summary"]["new"] == 0


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_in_the_schema(verdict: Verdict) -> None:
    link = Link(url=HOME, verdict=verdict)
    assert told(replace(REPORT, links=(link,)))["links"][0]["verdict"] == verdict.value


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_told(text: str) -> None:
    place = Place(path=text, quote=text)
    finding = replace(FINDING, place=place, message=text, target=text)
    skipped = Skipped(subject=text, reason="unreadable", detail=text)
    told(replace(REPORT, findings=(finding,), skipped=(skipped,)))


def test_a_file_name_that_is_no_utf8() -> None:
    finding = replace(FINDING, place=Place(path="caf\udce9.html"))
    assert told(replace(REPORT, findings=(finding,)))["findings"][0]["location"]["path"] == (
        "caf?.html"
    )


def test_the_shipped_schema_is_the_one_of_these_records() -> None:
    shipped = files("freshness").joinpath("templates", "report-v1.schema.json").read_text("utf-8")
    assert json.loads(shipped) == schema()
