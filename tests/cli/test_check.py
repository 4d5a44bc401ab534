"""`freshness check` from outside: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.crawl import fetcher
from tests.conftest import Serve
from tests.server import Answer, Handler, Route

STALE = "<title>Ada</title><p>I am Ada.</p><footer>© 2019 Ada Example</footer>"
FRESH = "<title>Ada</title><p>I am Ada.</p>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    return tmp_path


def check(*arguments: str, html: str = STALE) -> Result:
    Path("site").mkdir(exist_ok=True)
    Path("site", "index.html").write_text(html, "utf-8")
    command = ["check", "--offline", "--today", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command)


def told(result: Result) -> list[str]:
    """Rules of the findings in a JSON report."""
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def test_people_read_what_where_and_what_to_do() -> None:
    result = check("site", "--fail-on", "low")
    assert result.exit_code == 1, result.output
    assert "index.html" in result.stdout
    assert "stale-copyright" in result.stdout
    assert "One thing to do next:" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_a_fresh_site() -> None:
    result = check("site", html=FRESH)
    assert result.exit_code == 0, result.output
    assert "Nothing here has gone stale" in result.stdout


def test_json_on_stdout_and_in_a_file() -> None:
    assert told(check("site", "--format", "json")) == ["stale-copyright"]
    result = check("site", "--format", "json", "--output", "report.json")
    assert result.stdout == ""
    assert json.loads(Path("report.json").read_text("utf-8"))["version"] == 1


def test_several_forms_of_one_look() -> None:
    result = check("site", "--also", "json=report.json", "--also", "badge")
    assert "One thing to do next:" in result.stdout
    assert '"label": "freshness"' in result.stdout
    assert json.loads(Path("report.json").read_text("utf-8"))["version"] == 1


def test_a_form_that_nobody_knows() -> None:
    result = check("site", "--also", "jsn=report.json")
    assert result.exit_code == 2
    assert "'jsn' is none of atom, badge, badge-svg, csv" in result.stderr


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("low", 1), ("high", 0)])
def test_fail_on(level: str, code: int) -> None:
    assert check("site", "--fail-on", level).exit_code == code


def live(url: str, day: str) -> Result:
    """A check of a live site with a history, on a day."""
    command = ["check", url, "--allow-private", "--today", day, "--format", "json", "--state", "s"]
    return CliRunner().invoke(main, [*command, "--fail-on", "low", "--host-rate", "0"])


def test_only_what_stays_gone_fails_a_run(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "RETRY_SECONDS", 0.01)
    answers: dict[str, Route] = {
        "/busy": Answer(503),
        "/limited": Answer(429, headers={"Retry-After": "0"}),
        "/broken": lambda handler: handler.reset(),
        "/closed": Answer(403),
        "/members": Answer(401),
        "/wall": Answer(999),
        "/gone": Answer(404),
        "/moved": Answer(301, headers={"Location": "/there"}),
        "/there": "<title>Moved there</title>",
    }
    there = serve(answers, host="127.0.0.2")
    links = "".join(f'<a href="{there.url}{path[1:]}">x</a>' for path in answers)
    home = serve({"/": f"{FRESH}{links}"})
    days = ("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-08")
    runs = [live(home.url, day) for day in days]
    assert [each.exit_code for each in runs] == [0, 0, 0, 1]
    found = json.loads(runs[-1].stdout)["links"]
    verdicts = {each["url"].removeprefix(there.url): each["verdict"] for each in found}
    assert verdicts == {
        "busy": "temporary", "limited": "temporary", "broken": "temporary", "closed": "blocked",
        "members": "blocked", "wall": "blocked", "gone": "dead", "moved": "moved", "there": "ok",
    }  # fmt: skip


def test_fail_on_from_the_configuration() -> None:
    Path("freshness.yml").write_text("targets: [{folder: site}]\nfail_on: low\n")
    assert check().exit_code == 1
    assert check("--fail-on", "never").exit_code == 0
    Path("freshness.yml").write_text("targets: [{folder: site}]\nfail_on: sometimes\n")
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'sometimes' is none of never, low" in result.stderr


def test_another_configuration() -> None:
    Path("other.yml").write_text("ignore: [{rule: stale-copyright, reason: a vintage}]\n")
    assert told(check("site", "--config", "other.yml", "--format", "json")) == []
    assert check("site", "--config", "missing.yml").exit_code == 2


def test_a_rule_that_nobody_has_is_named() -> None:
    Path("freshness.yml").write_text("ignore: [{rule: stale-copyrigth, reason: a vintage}]\n")
    result = check("site")
    assert "Note: `ignore` names no rule with 'stale-copyrigth'" in result.stderr
    assert "did you mean `stale-copyright`?" in result.stderr
    assert check("site", "--quiet").stderr == ""


def test_only_what_is_new() -> None:
    arguments = ("site", "--new-only", "--format", "json", "--fail-on", "low")
    first, second = check(*arguments), check(*arguments)
    assert (told(first), first.exit_code) == (["stale-copyright"], 1)
    assert (told(second), second.exit_code) == ([], 0)


def test_the_history_lies_where_it_is_told_to() -> None:
    check("site", "--state", "memory")
    assert Path("memory", ".gitignore").exists()
    Path("freshness.yml").write_text("targets: [{folder: site}]\n")
    check()
    assert Path(".freshness").is_dir()


def test_no_history() -> None:
    Path("freshness.yml").write_text("targets: [{folder: site}]\n")
    check("--no-state")
    assert not Path(".freshness").exists()


def test_a_history_that_was_asked_for_must_work() -> None:
    Path("file").touch()
    result = check("site", "--state", "file")
    assert result.exit_code == 2
    assert "--no-state" in result.stderr


def test_a_history_in_the_usual_place_need_not() -> None:
    Path("freshness.yml").write_text("targets: [{folder: site}]\n")
    Path(".freshness").touch()
    result = check()
    assert result.exit_code == 0, result.output
    assert "Note: no history is kept" in result.stderr
    assert check("--quiet").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("missing",), 3),
        (("https://ada.example/",), 3),  # offline
        ((), 3),
        (("site", "--format", "morse"), 2),
        (("site", "--today", "yesterday"), 2),
        (("site", "--jobs", "0"), 2),
    ],
)
def test_what_cannot_be_done(arguments: tuple[str, ...], code: int) -> None:
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_options_come_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHNESS_CHECK_FORMAT", "json")
    assert told(check("site")) == ["stale-copyright"]


def started(url: str, *arguments: str) -> subprocess.Popen[str]:
    """A run in a process of its own, to be disturbed."""
    command = [
        sys.executable,
        "-m",
        "freshness",
        "check",
        url,
        "--allow-private",
        "--format",
        "json",
    ]
    return subprocess.Popen(
        [*command, "--today", "2026-11-22", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_ctrl_c_tells_what_was_seen_so_far(serve: Serve) -> None:
    over = threading.Event()

    def slow(_: Handler) -> str:
        over.wait(30)
        return ""

    site = serve({"/": f'{STALE}<a href="/slow">x</a>', "/slow": slow})
    run = started(site.url, "--no-state")
    until(lambda: "/slow" in site.paths)
    run.send_signal(signal.SIGINT)
    stdout, stderr = run.communicate(timeout=30)
    over.set()
    report = json.loads(stdout)
    assert [finding["rule"] for finding in report["findings"]] == ["stale-copyright"]
    assert [skipped["reason"] for skipped in report["skipped"]] == ["interrupted"]
    assert "Traceback" not in stderr


def test_after_a_kill_the_next_run_finds_what_it_would_have_found(serve: Serve) -> None:
    over = threading.Event()
    kept = []

    def page(handler: Handler) -> Answer:
        if handler.headers["If-None-Match"]:
            kept.append(handler.path)
            return Answer(304)
        return Answer(200, f'{STALE}<a href="/gone">x</a>', headers={"ETag": '"1"'})

    def slow(_: Handler) -> str:
        over.wait(30)
        return ""

    names = [f"/{number}" for number in range(80)]
    links = "".join(f'<a href="{name}">x</a>' for name in [*names, "/slow"])
    routes: dict[str, Route] = {"/": links, "/slow": slow}
    site = serve(routes | dict.fromkeys(names, page))
    run = started(site.url, "--state", "state")
    until(lambda: "/slow" in site.paths)
    run.kill()
    run.communicate(timeout=30)
    over.set()
    again, undisturbed = (
        json.loads(started(site.url, *state).communicate(timeout=60)[0])
        for state in (("--state", "state"), ("--no-state",))
    )
    assert len(kept) >= 32
    assert len(again["findings"]) > 80
    for part in ("findings", "links", "pages", "surfaces", "skipped"):
        assert again[part] == undisturbed[part]
