"""`freshness preview`, from outside."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner, Result

from freshness.cli import main

STALE = "<title>Home</title><p>Hello</p><footer>© 2021 Ada</footer>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site", "index.html").write_text(STALE, "utf-8")
    return tmp_path


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a terminal runs it, and the address that it tells."""
    command = [sys.executable, "-m", "freshness", "preview", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        try:
            url = run.stdout.readline().strip()
            assert run.stdout.readline().startswith(f"{url}_freshness/ ")
            yield run, url
        finally:
            run.kill()


def preview(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["preview", *arguments])


def test_it_serves_until_somebody_presses_ctrl_c() -> None:
    with running("site", "--today", "2026-11-22") as (run, url):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", url)
        assert "© 2021 Ada" in requests.get(url, timeout=10).content.decode()
        state = requests.get(f"{url}_freshness/state.json", timeout=10).json()
        assert [each["rule"] for each in state["findings"]] == ["stale-copyright"]
        listener = requests.get(f"{url}_freshness/events", stream=True, timeout=10)
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=10)
        listener.close()
        assert (run.returncode, errors) == (0, "")


def test_the_configuration_says_what_to_build_and_from_what() -> None:
    Path("docs").mkdir()
    Path("docs", "index.md").write_text("© 2019 Ada", "utf-8")
    Path("build.py").write_text("import shutil; shutil.copy('docs/index.md', 'site/index.html')")
    Path("freshness.yml").write_text(
        "targets: [{url: 'https://ada.example/notes/', folder: site, source: docs, build: [python, build.py]}]"
    )
    with running() as (_, url):
        assert url.endswith("/notes/")
        state = requests.get(f"{url}_freshness/state.json", timeout=10).json()
        assert [each["where"] for each in state["findings"]] == ["index.md:1"]
        assert state["findings"][0]["quote"] == "© 2019 Ada"


def test_nothing_is_run_for_a_folder_that_is_named() -> None:
    Path("freshness.yml").write_text(
        "targets: [{url: 'https://ada.example/notes/', folder: site, build: [python, -c, 'raise SystemExit(1)']}]"
    )
    with running("site") as (_, url):
        assert url.endswith("/notes/"), "what the configuration knows of it counts"


def test_what_a_check_saw_elsewhere_is_believed_and_can_be_fixed() -> None:
    page = Path("site", "index.html")
    page.write_text('<title>Home</title><p><a href="https://old.example/">Old</a></p>')
    moved = {"url": "https://old.example/", "verdict": "moved", "status": 301, "reason": ""}
    links = [{**moved, "final_url": "https://new.example/"}]
    report = {"version": 1, "today": "2026-11-22", "links": links, "pages": []}
    Path("report.json").write_text(json.dumps(report))
    with running("site", "--report", "report.json") as (_, url):
        state = requests.get(f"{url}_freshness/state.json", timeout=10).json()
        (found,) = (each for each in state["findings"] if each["rule"] == "moved-link")
        assert found["target"] == "https://old.example/"
        assert found["fix"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nope"], 3, "nope: no such folder"),
        (["https://ada.example/"], 3, "is no folder; name the one that the site is built into"),
        ([], 3, "nothing to look at"),
        (["site", "--source", "nope"], 3, "nope: no such folder; name what the site is built from"),
        (["--as", "https://ada.example/"], 2, "name that folder too"),
        (["site", "--port", "99999"], 2, "99999"),
        (["site", "--report", "site/index.html"], 2, "site/index.html: is no report"),
    ],
)
def test_what_cannot_be_shown_is_said(arguments: list[str], code: int, message: str) -> None:
    result = preview(*arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.stderr
