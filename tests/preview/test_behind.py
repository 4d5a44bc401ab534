"""Judging behind the back of a server: what is shown meanwhile, and what counts in the end."""

import json
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from freshness.errors import NothingChecked
from freshness.model import Report
from freshness.preview.behind import Behind, digest
from freshness.testing import report

STALE = report({"index.html": "<p>Hello</p><footer>© 2021 Ada</footer>"}, today=date(2026, 11, 22))
FRESH = report({"index.html": "<p>Hello</p>"}, today=date(2026, 11, 22))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Path(tmp_path, "site").mkdir()
    Path(tmp_path, "docs").mkdir()
    Path(tmp_path, "site", "index.html").write_text("one")
    Path(tmp_path, "docs", "index.md").write_text("one")
    return tmp_path


def judge(
    behind: Behind, folder: Path, seen: Report, told: list[str] | None = None, by: int = 1
) -> bool:
    """Whether there was anything to judge."""
    tell = ([] if told is None else told).append
    thread = behind.judge(folder / "site", folder / "docs", by, lambda: seen, tell)
    if thread:
        thread.join()
    return thread is not None


def state(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(folder, "site/_freshness/state.json").read_text())
    return found


def test_what_is_found_follows(folder: Path) -> None:
    told: list[str] = []
    judge(Behind(), folder, STALE, told)
    assert [each["rule"] for each in state(folder)["findings"]] == ["stale-copyright"]
    assert told == ["1 thing to look at"]
    names = {file.name for file in Path(folder, "site/_freshness").iterdir()}
    assert names == {"index.html", "overlay.js", "state.json"}


def test_what_has_not_changed_is_not_judged_again(folder: Path) -> None:
    behind = Behind()
    assert judge(behind, folder, STALE)
    assert not judge(behind, folder, FRESH)
    assert state(folder)["findings"]
    assert state(folder)["pending"] is False
    Path(folder, "site", "index.html").write_text("two")
    assert judge(behind, folder, FRESH)
    assert state(folder)["findings"] == []
    assert judge(behind, folder, STALE, by=2), "another day, or other settings"


def test_meanwhile_the_last_state_is_shown(folder: Path) -> None:
    behind, goes_on = Behind(), Event()
    judge(behind, folder, STALE)
    Path(folder, "site", "index.html").write_text("two")

    def slowly() -> Report:
        goes_on.wait(10)
        return FRESH

    thread = behind.judge(folder / "site", folder / "docs", 1, slowly, print)
    assert state(folder)["findings"]
    assert state(folder)["pending"] is True
    goes_on.set()
    assert thread
    thread.join()
    assert state(folder)["findings"] == []


@pytest.mark.parametrize("end", [lambda: STALE, lambda: 1 / 0])
def test_what_a_new_build_overtakes_is_dropped(folder: Path, end: Any) -> None:
    behind, goes_on = Behind(), Event()

    def slowly() -> Any:
        goes_on.wait(10)
        return end()

    told: list[str] = []
    thread = behind.judge(folder / "site", folder / "docs", 1, slowly, told.append)
    behind.cancel()
    goes_on.set()
    assert thread
    thread.join()
    assert "findings" not in state(folder)
    assert told == []


def test_a_folder_without_pages_is_said(folder: Path) -> None:
    def nothing() -> Report:
        raise NothingChecked("no pages here")

    told: list[str] = []
    thread = Behind().judge(folder / "site", folder / "docs", 1, nothing, told.append)
    assert thread
    thread.join()
    assert told == ["no pages here"]
    assert state(folder) == {}


def test_a_digest_tells_what_counts(folder: Path) -> None:
    site, docs = folder / "site", folder / "docs"
    first = digest(site, docs)
    Path(site, "index.html").write_text("one")
    Path(site, "style.css").write_text("p {}")
    Path(site, "_freshness").mkdir()
    Path(site, "_freshness", "index.html").write_text("ours")
    assert digest(site, docs) == first, "written anew, and the same"
    Path(docs, "index.md").write_text("longer")
    assert digest(site, docs) != first
