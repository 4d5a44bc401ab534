from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.reporter import Style
from freshness.reporters import json
from tests.reporters.factory import REPORT


def report(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_an_earlier_report_in_another_form(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text(json.render(REPORT, Style()), "utf-8")
    assert "One thing to do next:" in report(file).stdout
    assert report(file, "--format", "csv", "--output", tmp_path / "a.csv").exit_code == 0
    assert "dead-link" in (tmp_path / "a.csv").read_text("utf-8")


def test_what_cannot_be_told(tmp_path: Path) -> None:
    result = report(tmp_path / "report.json")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    assert report(tmp_path, "--format", "jsn").exit_code == 2
