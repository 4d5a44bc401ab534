"""SARIF 2.1.0, for code scanning and editors.

Results are recognised in the next run by a fingerprint of our own, which does not move with lines.
Code scanning shows what stands in a file; check a folder or its sources, not a live address.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from freshness import HOMEPAGE, __version__
from freshness.digest import clean
from freshness.model import Finding, Place, Report
from freshness.reporter import Style, shown
from freshness.rule import rules
from freshness.vocabulary import Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "freshness/v1"
MOST = 5_000
"""Results. Code scanning shows no more of a run (docs.github.com, SARIF, read 2026-11-22)."""

_LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}


def render(report: Report, style: Style) -> str:
    """The findings as one run of one tool."""
    findings = shown(report, style)[:MOST]
    names = sorted({each.rule for each in findings})
    run = {
        "tool": {"driver": {
            "name": "freshness",
            "version": __version__,
            "informationUri": HOMEPAGE,
            "rules": [_rule(name) for name in names],
        }},
        "automationDetails": {"id": "freshness/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, names.index(each.rule), style) for each in findings],
    }  # fmt: skip
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str) -> dict[str, Any]:
    known = rules().get(name)
    about: dict[str, Any] = {"id": name}
    if known:
        about["shortDescription"] = {"text": known.title}
        if known.module.__name__.startswith("freshness."):
            about["helpUri"] = f"{HOMEPAGE}/blob/main/docs/rules/{name}.md"
    return about


def _result(finding: Finding, index: int, style: Style) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{clean(finding.message)} {clean(finding.advice)}"},
        "locations": [{"physicalLocation": _location(finding.place, style.folder)}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.label,
            "surface": clean(finding.surface),
            "evidence": [f"{e.signal}: {e.meaning.value} {e.when}" for e in finding.evidence],
        },
    }


def _location(place: Place, folder: str) -> dict[str, Any]:
    path = quote(clean(folder + place.path)) if place.path else None
    where = path or quote(clean(place.url or ""), safe="%/:?=&;+,@!$'()*~[]")
    if not place.line:
        return {"artifactLocation": {"uri": where}}
    region: dict[str, Any] = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    if words := clean(place.quote):
        region["snippet"] = {"text": words}
    return {"artifactLocation": {"uri": where}, "region": region}
