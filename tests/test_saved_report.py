"""Reports that were written before and are told again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.model import Edit, Fix, Link, Skipped
from freshness.reporter import Style, reporters
from freshness.saved_report import load
from freshness.vocabulary import Verdict
from tests.reporters.factory import DEAD, HOME, REPORT, named

FIX = Fix(title="Unlink", safe=True, edits=(Edit(path="a.md", before="a", after="b"),))
WHOLE = replace(
    REPORT,
    findings=(replace(DEAD, fix=FIX), *REPORT.findings),
    links=(Link(url=HOME, verdict=Verdict.OK, status=200),),
    skipped=(Skipped(subject="a", reason="robots"),),
)


def saved(folder: Path, text: str) -> Path:
    file = folder / "report.json"
    file.write_text(text, "utf-8")
    return file


def told(report: object, slug: str) -> str:
    return str(reporters()[slug].attribute("render")(report, Style()))


@pytest.mark.parametrize("slug", [each for each in reporters() if each != "json"])
def test_it_is_told_as_it_was(slug: str, tmp_path: Path) -> None:
    again = load(saved(tmp_path, told(WHOLE, "json")))
    assert told(again, slug) == told(WHOLE, slug)


def test_a_folder_without_an_address(tmp_path: Path) -> None:
    record = json.loads(told(WHOLE, "json"))
    for each in (*record["pages"], *(finding["location"] for finding in record["findings"])):
        each["url"] = None
    assert "index.html" in told(load(saved(tmp_path, json.dumps(record))), "junit")


def test_hostile_words_stay_what_they_are(tmp_path: Path) -> None:
    report = named("\x1b[31m\u202e\x9b <b>")
    again = load(saved(tmp_path, told(report, "json")))
    assert again.findings[0].fingerprint == report.findings[0].fingerprint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        json.dumps({**json.loads(told(WHOLE, "json")), "version": 2}),
        told(WHOLE, "json").replace('"2024-05"', '"May"'),
        told(WHOLE, "json").replace('"2024-05"', '"2024-13"'),
        told(WHOLE, "json").replace('"2024-05"', '"2024-05-01-02"'),
    ],
)
def test_what_is_no_report_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"report\.json: is no report of freshness"):
        load(saved(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "report.json")
