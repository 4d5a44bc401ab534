"""Telling a report: in which form, and where."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from freshness.cli.telling import folder_of, options, tell
from freshness.errors import UserError
from freshness.reporter import reporters
from tests.reporters.factory import REPORT, named


def test_the_options_of_a_command() -> None:
    @click.command()
    @options
    def command(**given: object) -> None:
        click.echo(repr(sorted(given.items())))

    result = CliRunner().invoke(command, ["--also", "badge", "--also", "csv=a=b.csv"])
    assert "('badge', None), ('csv', PosixPath('a=b.csv'))" in result.output
    assert "('format', 'terminal'), ('output', None)" in result.output
    assert "is none of atom, badge" in CliRunner().invoke(command, ["--format", "x"]).output


def told(name: str, file: Path | None) -> None:
    tell(REPORT, (name, file), folder="docs/")


def test_a_report_in_a_file_or_on_stdout(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    told("github", tmp_path / "annotations")
    told("github", None)
    text = (tmp_path / "annotations").read_bytes()
    assert b"file=docs/index.html" in text
    assert capsysbinary.readouterr().out == text


def test_a_summary_is_added_to_the_file_that_actions_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("Earlier.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    told("summary", None)
    told("summary", tmp_path / "named.md")
    text = (tmp_path / "named.md").read_text("utf-8")
    assert text.startswith("## Freshness")
    assert file.read_text("utf-8") == f"Earlier.\n{text}"


def test_only_annotations_are_commands_in_the_log_of_a_job(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    report = named("##[add-mask]a ::error::b")
    for name in reporters():
        tell(report, (name, None))
        lines = capsys.readouterr().out.splitlines()
        commands = [line for line in lines if re.search(r"^\s*::|##\[", line)]
        assert commands == (lines if name == "github" else [])


def test_a_file_that_cannot_be_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    with pytest.raises(UserError, match="cannot be written"):
        told("summary", None)


def test_paths_are_told_from_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "web" / "site_src"
    inner.mkdir(parents=True)
    assert folder_of([inner]) == ""
    (tmp_path / ".git").mkdir()
    assert folder_of([inner]) == "web/site_src/"
    assert folder_of([tmp_path]) == folder_of([inner, tmp_path]) == ""
    assert folder_of([None]) == folder_of([]) == ""
