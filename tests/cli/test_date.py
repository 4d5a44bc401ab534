"""`freshness date` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    Path("a.html").write_text("<title>Bells</title><h1>Bells</h1><p>17 May 2024</p>", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    command = ["date", "--offline", "--today", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command)


def test_a_table_with_one_line_a_page() -> None:
    header, line, key = run("a.html").stdout.splitlines()
    assert header.split() == ["published", "changed", "reviewed", "page"]
    assert line.split() == ["2024-05-17", "–", "–", "a.html"]
    assert "--explain" in key


def test_the_argument() -> None:
    told = run("a.html", "--explain").stdout
    assert told.startswith("a.html\n  Published on 2024-05-17 (sure): the line beside its headline")


def test_json() -> None:
    data = json.loads(run("a.html", ".", "--format", "json").stdout)
    assert data["today"] == "2026-11-22"
    assert [page["published"]["date"] for page in data["pages"]] == ["2024-05-17"] * 2
    assert {note["reason"] for note in data["skipped"]} == {"no-git"}


def test_what_cannot_be_dated_is_an_error() -> None:
    result = run("nothing.html")
    assert result.exit_code == 3
    assert "nothing.html" in result.stderr
    assert run("https://ada.example/").exit_code == 3
