from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from freshness.model import Skipped
from freshness.reporters import junit
from tests.reporters.factory import DEAD, FINDING, PAGE, render

WELL = replace(PAGE, page=replace(PAGE.page, path="about.html"))


def test_findings_fail_pages_pass_and_the_rest_is_skipped() -> None:
    skipped = Skipped(subject="https://slow.example/", reason="robots", detail="Not let in.")
    text = render(junit, FINDING, DEAD, pages=(PAGE, WELL), skipped=(skipped,))
    (suite,) = ElementTree.fromstring(text)
    counted = [suite.get(name) for name in ("tests", "failures", "skipped", "timestamp")]
    assert counted == ["4", "2", "1", "2026-11-22T00:00:00"]
    assert [(case.get("classname"), case.get("name")) for case in suite] == [
        ("index.html", "dead-link 3"),
        ("index.html", "stale-copyright 12:5"),
        ("about.html", "fresh"),
        ("https://slow.example/", "robots"),
    ]
    failure = suite[0].find("failure")
    assert failure is not None
    assert failure.get("message") == "This link leads nowhere."
    assert failure.text == "This link leads nowhere.\nhttps://gone.example/\n→ Remove it."
    assert suite[2].find("failure") is None
