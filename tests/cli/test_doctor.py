from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.api import TOKENS
from freshness.cli import main
from freshness.history import FILE_NAME, History
from freshness.model import Report
from tests.github import REPOSITORY, FakeGitHub


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN", "GITHUB_API_URL"):  # of the job that tests
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments])


def test_without_a_configuration_nothing_is_wrong() -> None:
    result = doctor("--offline")
    assert result.exit_code == 0, result.output
    assert "libcurl/" in result.output
    assert "`freshness init` writes one" in result.output


def test_a_configuration_that_cannot_be_used(folder: Path) -> None:
    (folder / "freshness.yml").write_text("fail_no: high\n")
    result = doctor("--offline")
    assert result.exit_code == 1
    assert "did you mean `fail_on`?" in result.output


def test_a_missing_folder(folder: Path) -> None:
    (folder / "freshness.yml").write_text("targets: [{folder: site}]\n")
    result = doctor("--offline")
    assert result.exit_code == 1
    assert "is not there; build the site" in result.output


def test_targets_that_say_nothing_useful(folder: Path) -> None:
    text = (
        "targets: [{url: ada}, {url: 'http://[::1'}, {}]\nignore: [{rule: ded-link, reason: x}]\n"
    )
    (folder / "freshness.yml").write_text(text)
    result = doctor("--offline")
    assert result.exit_code == 1
    assert "warn  ada: is no web address" in result.output
    assert "warn  http://[::1: is no web address" in result.output
    assert "warn  a target says nothing" in result.output
    assert "names no rule with 'ded-link'; did you mean `dead-link`?" in result.output


def test_tokens_are_named_and_not_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TOKENS.values():
        monkeypatch.delenv(name, raising=False)
    assert (
        "ok    tokens: none, and none is needed; would raise limits: " in doctor("--offline").output
    )
    monkeypatch.setenv("GITHUB_TOKEN", "very-secret")
    output = doctor("--offline").output
    assert "ok    tokens: GITHUB_TOKEN; would raise" in output
    assert "very-secret" not in output


def test_the_history(folder: Path) -> None:
    (folder / "freshness.yml").write_text("fail_on: low\n")
    assert "no history yet" in doctor("--offline").output
    assert not (folder / ".freshness").exists()
    report = Report(today=date(2026, 11, 22), surfaces=(), pages=(), links=(), findings=())
    with History.open(folder / ".freshness") as history:
        history.record(report, target="ada")
    assert "last run: 2026-11-22" in doctor("--offline").output
    (folder / ".freshness" / FILE_NAME).write_bytes(b"damaged" * 400)
    assert "move this file away" in doctor("--offline").output


def test_names_are_looked_up_unless_offline(folder: Path) -> None:
    (folder / "freshness.yml").write_text("targets: [{url: 'http://127.0.0.1:1/'}]\n")
    assert "127.0.0.1: has an address" in doctor().output
    assert "has an address" not in doctor("--offline").output


def test_workflows_of_the_repository(folder: Path) -> None:
    file = folder / ".github" / "workflows" / "check.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "on: {schedule: [{cron: 17 6 * * 1}]}\n"
        "jobs: {a: {steps: [{uses: actions/checkout@v7}, {run: freshness check}]}}\n"
    )
    assert "check.yml" not in doctor("--offline").output
    git(folder, "init", "-q")
    git(folder, "-c", "user.name=Ada", "-c", "user.email=ada@ada.example", "commit", "-q",
        "--allow-empty", "-m", "Begin", "--date", "2026-10-01T12:00:00Z")  # fmt: skip
    result = doctor("--offline", "--today", "2026-11-22")
    assert result.exit_code == 1
    assert "lacks its older history" not in result.output
    assert "warn  .github/workflows/check.yml: checks out the newest commit alone" in result.output
    assert "names actions by what can move (actions/checkout@v7)" in result.output
    assert "nothing was committed for 52 days" in result.output


def test_github_is_asked_how_a_workflow_fares(
    folder: Path, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / ".github" / "workflows" / "check.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "on: {schedule: [{cron: 17 6 * * 1}]}\njobs: {a: {steps: [{run: freshness}]}}\n"
    )
    git(folder, "init", "-q")
    monkeypatch.setenv("GITHUB_API_URL", github.url)
    assert "runs freshness every 7 days" in doctor("--today", "2026-11-22").output
    assert github.asked == []
    git(folder, "remote", "add", "origin", f"git@github.com:{REPOSITORY}.git")
    said = "could not ask how it fares (127.0.0.1"
    assert said in doctor("--today", "2026-11-22").output
    github.workflows = {"check.yml": ("active", "2026-11-01")}
    assert (
        "the last run that is known here was on 2026-11-01"
        in doctor("--today", "2026-11-22").output
    )
    github.workflows = {"check.yml": ("disabled_inactivity", "2026-11-01")}
    assert "is switched off at GitHub" in doctor("--today", "2026-11-22").output
    assert "is switched off" not in doctor("--today", "2026-11-22", "--offline").output


def test_a_shallow_clone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    origin, clone = folder / "origin", folder / "clone"
    git(folder, "init", "-q", str(origin))
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@ada.example")
    for word in "ab":
        (origin / "index.html").write_text(word)
        git(origin, "add", "-A")
        git(origin, *who, "commit", "-q", "-m", word)
    git(folder, "clone", "-q", "--depth", "1", origin.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    result = doctor("--offline")
    assert result.exit_code == 1
    assert "lacks its older history; run `git fetch --unshallow`" in result.output


def git(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"GIT_COMMITTER_DATE": "2026-10-01T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)
