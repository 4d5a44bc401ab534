from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.reporter import Style
from freshness.reporters import json
from tests.github import REPOSITORY, TOKEN, FakeGitHub
from tests.reporters.factory import REPORT


@pytest.fixture(autouse=True)
def job(github: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The variables of a job in GitHub Actions."""
    monkeypatch.setenv("GITHUB_API_URL", github.url)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_RUN_ID", "7")
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    return monkeypatch


def issue(folder: Path, *arguments: str) -> Result:
    (folder / "report.json").write_text(json.render(REPORT, Style()), "utf-8")
    return CliRunner().invoke(main, ["issue", str(folder / "report.json"), *arguments])


def test_a_report_becomes_an_issue(tmp_path: Path, github: FakeGitHub) -> None:
    result = issue(tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"Issue opened. https://github.com/{REPOSITORY}/issues/1\n"
    assert f"https://github.com/{REPOSITORY}/actions/runs/7" in github.issues[0]["body"]
    assert issue(tmp_path).stdout.startswith("Issue edited.")


def test_a_second_marker_is_told(tmp_path: Path, github: FakeGitHub) -> None:
    issue(tmp_path)
    github.write(github.issues[0]["body"], author_association="OWNER")
    assert "issues/2 bears the marker too" in issue(tmp_path).stderr


def test_without_a_token_or_a_repository(tmp_path: Path, job: pytest.MonkeyPatch) -> None:
    assert "whose issue?" in issue(tmp_path, "--repository", "ada").stderr
    job.delenv("GITHUB_TOKEN")
    result = issue(tmp_path)
    assert result.exit_code == 2
    assert "GITHUB_TOKEN is not set" in result.stderr


def test_a_scheduled_check_opens_edits_and_closes_it(tmp_path: Path, github: FakeGitHub) -> None:
    page, report = tmp_path / "site" / "index.html", tmp_path / "report.json"
    page.parent.mkdir()

    def week(day: str, footer: str) -> str:
        page.write_text(f"<title>Ada</title><p>I am Ada.</p><footer>{footer}</footer>", "utf-8")
        look = ["check", str(page.parent), "--offline", "--today", day, "--fail-on", "never"]
        look += ["--state", str(tmp_path / "state"), "--format", "json", "--output", str(report)]
        assert CliRunner().invoke(main, look).exit_code == 0
        return CliRunner().invoke(main, ["issue", str(report)]).stdout

    assert week("2026-11-04", "© 2019 Ada Example").startswith("Issue opened.")
    assert week("2026-11-11", "© 2019 Ada Example").startswith("Issue edited.")
    assert week("2026-11-18", "© 2026 Ada Example").startswith("Issue closed.")
    assert week("2026-11-25", "© 2026 Ada Example").startswith("Issue left closed.")
    (found,) = github.issues
    assert found["state"] == "closed"
    assert github.changes == ["POST", "PATCH", "PATCH", "comment"]
