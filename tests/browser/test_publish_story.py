"""A site's life: made, published, neglected for a year, noticed, mended, published again.

Nothing is cloned and nobody beyond this machine is asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from tests.browser.conftest import Visit
from tests.conftest import Serve
from tests.github import REPOSITORY, TOKEN, FakeGitHub

MADE, LATER, NEXT_WEEK = date(2026, 11, 25), date(2027, 12, 1), date(2027, 12, 8)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": TOKEN,
        "NO_MKDOCS_2_WARNING": "1",
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def freshness(*words: str, today: date = MADE) -> Result:
    result = CliRunner().invoke(main, [*words, "--today", today.isoformat()])
    assert result.exit_code in (0, 1), result.output
    return result


def build() -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def scheduled_check(url: str, today: date) -> str:
    """What the workflow does each week; gives what it says of the issue."""
    live = ["check", url, "--allow-private", "--state", ".freshness", "--fail-on", "never"]
    freshness(*live, "--format", "json", "--output", "report.json", today=today)
    return CliRunner().invoke(main, ["issue", "report.json"]).output


@contextmanager
def preview(today: date) -> Iterator[str]:
    command = [sys.executable, "-m", "freshness", "preview", "--port", "0"]
    with subprocess.Popen(
        [*command, "--today", today.isoformat()], stdout=subprocess.PIPE, text=True
    ) as run:
        try:
            assert run.stdout
            yield run.stdout.readline().strip()
        finally:
            run.kill()


def test_a_site_is_made_neglected_and_mended(
    serve: Serve, visit: Visit, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Made and published.
    Path("site/build/site").mkdir(parents=True)
    url = serve(Path("site/build/site").absolute()).url
    Path("site/build/site").rmdir()
    Path("site/build").rmdir()
    freshness("new", "site", "--url", url)
    monkeypatch.chdir("site")
    with Path("site_src/contact.md").open("a") as page:
        page.write("\n© 2026 Ada Example\n")
    build()
    scheduled_check(url, MADE)
    assert json.loads(Path("report.json").read_text())["findings"] == []
    assert github.issues == []

    # A year passes.
    linted = freshness("lint", today=LATER)
    assert linted.exit_code == 1
    assert "expired-security-txt" in linted.stdout
    with preview(LATER) as shown:
        page = visit(f"{shown}contact/")
        page.locator("freshness-overlay").get_by_role("button").first.click()
        page.get_by_text("stale-copyright").first.wait_for()
        page.close()
    assert "opened" in scheduled_check(url, LATER)
    assert github.issues[0]["state"] == "open"
    assert "stale-copyright" in github.issues[0]["body"]

    # What can be mended without thinking is; the rest is left to its owner.
    diff = freshness("fix", "--offline", today=NEXT_WEEK).stdout
    assert re.search(r"^\+.*2027 Ada Example", diff, re.MULTILINE)
    freshness("fix", "--offline", "--write", today=NEXT_WEEK)
    build()
    assert "edited" in scheduled_check(url, NEXT_WEEK)
    assert "stale-copyright" not in github.issues[0]["body"]

    # The owner reads every page, and writes again.
    pages = [
        str(path) for path in Path("site_src").rglob("*.md") if "reviewed:" in path.read_text()
    ]
    freshness("review", *pages, today=NEXT_WEEK)
    security = Path("site_src/.well-known/security.txt")
    security.write_text(re.sub(r"Expires: \d{4}", "Expires: 2028", security.read_text()))
    post = "---\ntitle: Back\ndate: 2027-12-08\n---\n# Back\n\nI was away, and am here again.\n"
    Path("site_src/blog/posts/back.md").write_text(post)
    build()
    assert "closed" in scheduled_check(url, NEXT_WEEK)
    assert len(github.issues) == 1
    assert github.issues[0]["state"] == "closed"
