from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from freshness.model import Place
from freshness.reporter import Style
from freshness.reporters import sarif
from tests.reporters.factory import DEAD, EMPTY, FINDING, HOME, REPORT, named, report

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))


def run(told: Any, **style: str) -> dict[str, Any]:
    """The one run of a log that keeps to the standard."""
    log = json.loads(sarif.render(told, Style(**style)))  # type: ignore[arg-type]
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    found: dict[str, Any] = log["runs"][0]
    return found


@pytest.mark.parametrize("told", [EMPTY, REPORT, named("\x1b<“ü”>\ud800")])
def test_it_keeps_to_the_schema(told: Any) -> None:
    assert len(run(told)["results"]) == len(told.findings)


def test_a_result() -> None:
    dead, _ = run(REPORT, folder="site src/")["results"]
    assert dead == {
        "ruleId": "dead-link",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "This link leads nowhere. Remove it."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "site%20src/index.html"},
                    "region": {"startLine": 3, "snippet": {"text": "https://gone.example/"}},
                }
            }
        ],
        "partialFingerprints": {"freshness/v1": DEAD.fingerprint},
        "properties": {
            "confidence": "high",
            "surface": "home",
            "evidence": ["git: changed 2024-05"],
        },
    }


def test_rules_are_explained_where_they_are_ours() -> None:
    theirs = replace(FINDING, rule="theirs")
    ours, unknown = run(report(FINDING, theirs))["tool"]["driver"]["rules"]
    assert ours["shortDescription"]["text"]
    assert ours["helpUri"].endswith("/docs/rules/stale-copyright.md")
    assert unknown == {"id": "theirs"}


def test_the_fingerprint_does_not_move_with_the_line() -> None:
    moved = replace(DEAD, place=replace(DEAD.place, line=99))
    before, after = (run(report(each))["results"][0] for each in (DEAD, moved))
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_a_live_page_is_named_by_its_address() -> None:
    (found,) = run(report(replace(DEAD, place=Place(url=f"{HOME}ü?a=b"))))["results"]
    place = found["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": f"{HOME}%C3%BC?a=b"}}
