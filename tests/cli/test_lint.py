"""`freshness lint` from outside: sources only, no network, the same answer every time."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from freshness.cli import main

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
INDEX = "# Ada\n\nSee [what I do](about.md) and [my organs](organs.md).\n"
ABOUT = "# About\n\nI am speaking in Turin on 12 May 2026.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("mkdocs.yml").write_text("site_name: Ada\n", "utf-8")
    Path("docs", "index.md").write_text(INDEX, "utf-8")
    Path("docs", "about.md").write_text(ABOUT, "utf-8")
    return tmp_path


def lint(*arguments: str, today: str = "2026-11-22") -> Result:
    return CliRunner().invoke(main, ["lint", "--today", today, *arguments])


def told(*arguments: str, today: str = "2026-11-22") -> list[tuple[str, str]]:
    result = lint("--format", "json", "--pedantic", *arguments, today=today)
    assert result.exit_code in (0, 1), result.output
    findings = json.loads(result.stdout)["findings"]
    return [(each["rule"], each["location"]["path"]) for each in findings]


BOTH = [("dead-link", "docs/index.md"), ("expired-event", "docs/about.md")]  # worst first


def test_the_sources_of_the_site_here() -> None:
    assert told() == told("mkdocs.yml", "docs") == BOTH
    result = lint()
    assert result.exit_code == 1
    assert "docs/index.md:3" in result.stdout
    assert lint("--fail-on", "never").exit_code == 0


def test_a_file_is_judged_within_its_site() -> None:
    assert told("docs/about.md") == [("expired-event", "docs/about.md")]
    assert told("docs/index.md") == [("dead-link", "docs/index.md")]
    Path("docs", "organs.md").write_text("# Organs\n", "utf-8")
    assert told("docs/index.md") == told("docs/organs.md") == told("mkdocs.yml") == []


def test_the_same_files_give_the_same_answer() -> None:
    first = lint("--format", "json").stdout
    before = sorted(Path().rglob("*"))
    assert lint("--format", "json").stdout == first
    assert sorted(Path().rglob("*")) == before, "something was kept"


def test_how_it_exits() -> None:
    assert lint("gone.md").exit_code == 3
    assert lint("https://ada.example/").exit_code == 2
    Path("freshness.yml").write_text("fail_on: sometimes\n", "utf-8")
    assert lint().exit_code == 2


def test_a_baseline_keeps_quiet_what_was_there_before() -> None:
    result = lint("--write-baseline")
    assert result.exit_code == 0, result.output
    assert "keeps 2 findings quiet for 90 days" in result.stderr
    assert told("--new-only") == []
    Path("docs", "cv.md").write_text("# CV\n\nBy [Bob](bob.md).\n", "utf-8")
    assert told("--new-only") == [("dead-link", "docs/cv.md")]
    assert lint("--new-only", "docs/about.md").exit_code == 0


def test_what_is_mended_leaves_the_baseline() -> None:
    lint("--write-baseline")
    Path("docs", "organs.md").write_text("# Organs\n", "utf-8")
    result = lint("--new-only")
    assert "1 mended finding left freshness-baseline.json; commit it" in result.stderr
    text = Path("freshness-baseline.json").read_text("utf-8")
    assert "expired-event" in text
    assert "dead-link" not in text
    Path("docs", "organs.md").unlink()
    assert told("--new-only") == [("dead-link", "docs/index.md")]


def test_a_baseline_ends() -> None:
    lint("--write-baseline", "--days", "10")
    assert told("--new-only", today="2026-12-02") == []
    assert told("--new-only", today="2026-12-03") == BOTH
    result = lint("--new-only", today="2026-12-03")
    assert (
        "2 findings in freshness-baseline.json: the time to be kept quiet is over" in result.stderr
    )


def test_a_baseline_is_about_everything() -> None:
    assert "name no PATH" in lint("--write-baseline", "docs/about.md").stderr
    assert not Path("freshness-baseline.json").exists()


def git(*arguments: str, cwd: Path | None = None) -> None:
    names = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example"}
    names |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in names.items()}
    subprocess.run(["git", *arguments], check=True, cwd=cwd, env=os.environ | names)


def test_a_shallow_clone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    git("commit", "-qm", "Go on", "--allow-empty")
    git("clone", "-q", "--depth=1", f"file://{tmp_path}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert "git fetch --unshallow" in lint().stdout
    assert "git fetch --unshallow" in lint("--format", "json").stderr
    assert lint("--format", "json", "--quiet").stderr == ""


def test_the_hook_runs_as_pre_commit_runs_it() -> None:
    """Its entry with the names of staged files, in a process whose sockets all fail."""
    [hook] = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert hook["language"] == "python"
    program, *arguments = shlex.split(hook["entry"])
    assert program == "freshness"
    guard = (
        "import socket, sys\n"
        "def none(*_, **__): raise RuntimeError('a socket was opened')\n"
        "socket.socket.connect = socket.getaddrinfo = none\n"
        "from freshness.cli import main\n"
        "sys.argv[0] = 'freshness'\n"
        "main()\n"
    )
    command = [sys.executable, "-c", guard, *arguments]
    environment = os.environ | {"PRE_COMMIT": "1", "FRESHNESS_LINT_TODAY": "2026-11-22"}
    run = [*command, "docs/index.md", "mkdocs.yml"]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "dead-link" in done.stdout
    Path("docs", "organs.md").write_text("# Organs\n", "utf-8")
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_a_baseline_nothing_is_known() -> None:
    assert told("--new-only") == BOTH
    assert "Not known before" not in lint("--new-only").stdout
    assert not Path("freshness-baseline.json").exists()
    lint("--write-baseline")
    assert "Nothing went stale that was not known already." in lint("--new-only").stdout


def test_who_names_a_file_is_not_told_about_the_site() -> None:
    assert "Last moved" in lint().stdout
    assert "Last moved" not in lint("docs/index.md").stdout
