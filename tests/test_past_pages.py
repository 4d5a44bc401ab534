"""Pages over several runs, through the whole pipeline: a change is known as an interval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from freshness.history import History
from freshness.model import DatedPage, Interval
from freshness.pipeline import Request, run

FIRST, SECOND, THIRD = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
HOME = "<p>I build organs in a small town by the sea.</p><p>Visits: {}</p>"


@pytest.fixture
def history() -> Iterator[History]:
    with History.open(None) as opened:
        yield opened


def look(folder: Path, history: History, today: date) -> DatedPage:
    request = Request(targets=(str(folder),), today=today)
    return next(each for each in run(request, history=history).pages if each.page.path == "a.html")


def bounds(interval: Interval | None) -> tuple[date, date, str] | None:
    return interval and (interval.earliest, interval.latest, interval.signal)


def test_a_change_lies_between_two_runs(tmp_path: Path, history: History) -> None:
    for name in "abc":
        (tmp_path / f"{name}.html").write_text(HOME.format(1), "utf-8")
    assert look(tmp_path, history, FIRST).changed is None
    (tmp_path / "a.html").write_text(HOME.replace("organs", "clocks"), "utf-8")
    assert bounds(look(tmp_path, history, SECOND).changed) == (FIRST, SECOND, "snapshot")
    # And it stays known when nothing more than a counter moves.
    (tmp_path / "a.html").write_text(HOME.replace("organs", "clocks").format(2), "utf-8")
    assert bounds(look(tmp_path, history, THIRD).changed) == (FIRST, SECOND, "snapshot")


def test_a_claim_of_a_change_is_not_believed_while_the_words_stay(
    tmp_path: Path, history: History
) -> None:
    (tmp_path / "a.html").write_text(HOME, "utf-8")
    look(tmp_path, history, FIRST)
    head = '<head><meta property="article:modified_time" content="2026-10-15"></head>'
    (tmp_path / "a.html").write_text(head + HOME, "utf-8")
    assert look(tmp_path, history, THIRD).changed is None


def test_sites_are_kept_apart(tmp_path: Path, history: History) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text(f"<p>Here is site {name} and no other</p>", "utf-8")
        assert look(tmp_path / name, history, FIRST).changed is None
