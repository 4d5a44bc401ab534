from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from freshness.workflows import Workflow, repository_of, troubles, workflows

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parent.parent
SHA = "3d3c42e5aac5ba805825da76410c181273ba90b1"
WEEKLY = "on:\n  schedule: [{cron: 17 6 * * 1}]\n"


def job(*steps: str, head: str = WEEKLY) -> str:
    lines = "".join(f"      - {step}\n" for step in steps)
    return f"{head}jobs:\n  a:\n    steps:\n{lines}"


def read(folder: Path, text: str | bytes) -> Workflow | None:
    file = folder / ".github" / "workflows" / "a.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return next(iter(workflows(folder)), None)


def wrong(
    workflow: Workflow, *, commit: date | None = TODAY, run: date | None = TODAY
) -> list[str]:
    return list(troubles(workflow, today=TODAY, last_commit=commit, last_run=run))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_our_own_are_well() -> None:
    found = workflows(ROOT)
    assert {"freshness.yml", "publish.yml"} <= {each.file for each in found}
    assert [(each.file, wrong(each)) for each in found if wrong(each)] == []


@pytest.mark.parametrize(
    ("steps", "is_shallow"),
    [
        ((f"uses: actions/checkout@{SHA}", "run: freshness check"), True),
        ((f"uses: actions/checkout@{SHA}", "run: freshness check site/"), True),
        ((f"uses: actions/checkout@{SHA}", f"uses: x/freshness@{SHA}"), True),
        ((f"{{uses: actions/checkout@{SHA}, with: {{fetch-depth: 0}}}}", "run: freshness lint"), False),
        ((f"{{uses: actions/checkout@{SHA}, with: {{fetch-depth: '0'}}}}", "run: freshness lint"), False),
        ((f"{{uses: actions/checkout@{SHA}, with: {{fetch-depth: 9}}}}", "run: freshness lint"), True),
        ((f"uses: actions/checkout@{SHA}", "run: freshness check https://ada.example/"), False),
        ((f"uses: actions/checkout@{SHA}", 'run: freshness check "$SITE_URL"'), False),
        ((f"uses: actions/checkout@{SHA}", "run: freshness issue report.json"), False),
    ],
)  # fmt: skip
def test_a_shallow_checkout(steps: tuple[str, ...], is_shallow: bool, tmp_path: Path) -> None:
    found = read(tmp_path, job(*steps))
    assert found
    assert found.shallow == is_shallow
    assert any("fetch-depth: 0" in each for each in wrong(found)) == is_shallow


def test_actions_that_can_move(tmp_path: Path) -> None:
    image = f"docker://alpine@sha256:{SHA}{SHA[:24]}"
    pinned = [f"uses: {name}" for name in (f"a/b@{SHA}", "./", "$/x", image)]
    moving = [f"uses: {name}" for name in ("a/b@v4", "a/b@main", "docker://alpine:3", '"c/d@v1"')]
    found = read(tmp_path, job("run: freshness check", *pinned, *moving))
    assert found
    assert found.unpinned == ("a/b@v4", "a/b@main", "docker://alpine:3", "c/d@v1")
    assert "(a/b@v4, a/b@main, docker://alpine:3 …); name them by commit" in wrong(found)[0]


@pytest.mark.parametrize(
    ("cron", "days"),
    [
        ("17 6 * * 1", 7),
        ("17 6 * * MON", 7),
        ("17 6 * * 1,4", 4),
        ("17 6 * * *", 1),
        ("*/20 * * * *", 1),
        ("17 6 1 * *", 31),
        ("17 6 1,15 * *", 15),
        ("17 6 */3 * *", 3),
        ("17 6 1 1,7 *", 183),
        ("@weekly", None),
        ("", None),
    ],
)
def test_how_often(cron: str, days: int | None, tmp_path: Path) -> None:
    head = f'on:\n  schedule:\n    - cron: "{cron}"\n'
    found = read(tmp_path, job("run: freshness check", head=head))
    assert found
    assert found.every == (timedelta(days=days) if days else None)


def test_a_schedule_that_is_about_to_be_switched_off() -> None:
    weekly = Workflow(file="a.yml", every=timedelta(days=7))
    assert wrong(weekly, commit=ago(44)) == wrong(weekly, commit=None) == []
    (soon,) = wrong(weekly, commit=ago(45))
    assert "nothing was committed for 45 days" in soon
    assert "switches the schedule off on 2026-12-07" in soon
    (late,) = wrong(weekly, commit=ago(60))
    assert "see whether it still runs" in late
    assert wrong(Workflow(file="a.yml"), commit=ago(99)) == []


def test_a_schedule_that_did_not_run() -> None:
    weekly = Workflow(file="a.yml", every=timedelta(days=7))
    assert wrong(weekly, run=ago(14)) == wrong(weekly, run=None) == []
    (late,) = wrong(weekly, run=ago(15))
    assert "should run every 7 days" in late
    assert "2026-11-07" in late


def test_a_schedule_that_github_says_is_off() -> None:
    weekly = Workflow(file="a.yml", every=timedelta(days=7))
    (off,) = troubles(
        weekly, today=TODAY, last_commit=ago(99), last_run=ago(99), state="disabled_inactivity"
    )
    assert "is switched off at GitHub (disabled_inactivity)" in off


@pytest.mark.parametrize(
    ("remote", "name"),
    [
        ("https://github.com/ada/ada.example.git\n", "ada/ada.example"),
        ("https://github.com/ada/site/", "ada/site"),
        ("https://x:token@github.com/ada/site", "ada/site"),
        ("git@github.com:ada/site.git", "ada/site"),
        ("ssh://git@github.com/ada/site.git", "ada/site"),
        ("https://github.com.evil.example/ada/site", None),
        ("https://gitlab.com/ada/site", None),
        ("https://github.com/ada/site/issues", None),
        ("/home/ada/site", None),
    ],
)
def test_where_a_clone_comes_from(remote: str, name: str | None) -> None:
    assert repository_of(remote) == name


@pytest.mark.parametrize(
    "text",
    [
        b"\xff\xfe freshness",
        "freshness: [",
        "- freshness",
        "freshness",
        "on: push\njobs: {a: {steps: [{run: pytest}]}}\n",
        "&a [freshness, *a]",
    ],
)
def test_what_is_no_workflow_of_ours(text: str | bytes, tmp_path: Path) -> None:
    assert read(tmp_path, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "on: [schedule]\njobs: freshness\n",
        "on: {schedule: daily}\njobs: {a: freshness}\n",
        "on: {schedule: [x, {}]}\njobs: {a: {steps: [freshness, {uses: 7, run: 9, with: x}]}}\n",
    ],
)
def test_odd_values_are_read_past(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, text)
    assert found
    assert (found.every, found.shallow) == (None, False)


def test_without_any(tmp_path: Path) -> None:
    assert workflows(tmp_path) == ()
