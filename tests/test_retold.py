"""A report as all that is known of the web."""

import json
from datetime import date
from pathlib import Path

import pytest

from freshness.crawl.wire import Request
from freshness.errors import UserError
from freshness.model import Report
from freshness.retold import Silence, Unrecorded, load
from freshness.vocabulary import Verdict

TODAY = date(2026, 11, 22)
LINK = {"url": "https://bob.example/", "verdict": "moved", "status": 301, "reason": "moved",
        "final_url": "https://new.example/", "sources": 2}  # fmt: skip
REPORT = {
    "version": 1, "today": "2026-11-20", "pages": [{"url": "https://ada.example/", "path": None}],
    "links": [LINK, LINK | {"url": "https://ada.example/old", "verdict": "dead"}], "more": {},
}  # fmt: skip


def test_what_it_tells_of_others_is_known(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps(REPORT), "utf-8")
    with load(tmp_path / "report.json") as memory:
        [link] = memory.answers(TODAY).values()
    assert (link.url, link.verdict, link.final_url) == (
        "https://bob.example/", Verdict.MOVED, "https://new.example/",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "[]", "[" * 9_999, '{"version": 2}', json.dumps(REPORT | {"links": [{}]})]
)
def test_what_is_none_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(text, "utf-8")
    with pytest.raises(UserError, match=r"r\.json: is no report .* --format json"):
        load(tmp_path / "r.json")
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "none.json")


def test_silence_answers_that_nothing_may_be_asked() -> None:
    wire = Silence()
    wire.send(Request("https://bob.example/"))
    assert wire.busy == 1
    assert [each.error for each in wire.receive(0)] == ["guard"]
    assert wire.busy == 0


def test_a_run_that_mends_leaves_no_trace(tmp_path: Path) -> None:
    with Unrecorded.open(tmp_path) as memory:
        memory.record(
            Report(today=TODAY, surfaces=(), pages=(), links=(), findings=()), target="site"
        )
        assert memory.last_run() is None
