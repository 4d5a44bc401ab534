"""`freshness review`, and what it does to a page that is due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main

ABOUT = "---\ntitle: About\ndate: 2020-01-02\n---\n# About\n\nI build organs by the sea.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    Path("site").mkdir()
    Path("site/about.md").write_text(ABOUT, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def is_quiet(today: str) -> bool:
    """Whether the page is found to have been quiet for too long."""
    result = run("check", "site", "--offline", "--no-state", "--format", "json", "--today", today)
    return "quiet-page" in {each["rule"] for each in json.loads(result.stdout)["findings"]}


def test_a_review_counts_for_a_period_and_no_longer() -> None:
    assert is_quiet("2026-11-22")
    result = run("review", "site/about.md", "--today", "2026-11-22")
    assert result.output == "Noted in 1 of 1 file: 2026-11-22.\n"
    assert not is_quiet("2026-11-22")
    assert not is_quiet("2027-11-01")
    assert is_quiet("2027-12-24")


def test_a_folder_means_its_markdown_files() -> None:
    Path("site/.hidden").mkdir()
    Path("site/.hidden/x.md").write_text("x", "utf-8")
    Path("site/logo.svg").write_text("<svg/>", "utf-8")
    assert "1 of 1" in run("review", "site", "--today", "2026-11-22").output
    again = run("review", "site", "--today", "2026-11-22").output
    assert again == "Nothing to note: 2026-11-22 stands there already.\n"
    assert run("review", "site/.hidden").exit_code == 0


def test_what_cannot_be_reviewed_is_an_error() -> None:
    result = run("review", "site/nothing.md")
    assert result.exit_code == 2
    assert "nothing.md" in result.stderr
    Path("empty").mkdir()
    assert "no Markdown files" in run("review", "empty").stderr
