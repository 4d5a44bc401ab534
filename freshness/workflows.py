"""The workflows of GitHub Actions that run freshness, and what keeps them from working.

What is known of GitHub here: the workflow syntax (docs.github.com, Actions, read 2026-11-22), and
that schedules of a public repository are switched off after 60 days without activity in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from freshness.yaml_file import load_yaml

FOLDER = Path(".github", "workflows")
QUIET_DAYS = 60  #: after which GitHub switches schedules off
WARNING_DAYS = 45

_MAX_BYTES = 1 << 20
_RUNS = re.compile(r"\bfreshness\b")
_REMOTE = re.compile(
    r"(?:https://(?:[^@/\s]++@)?+github\.com/|(?:ssh://)?git@github\.com[:/])"
    r"(?P<name>[\w.-]++/[\w.-]+?)(?:\.git)?/?"
)
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_IMAGE = re.compile(r"docker://.+@sha256:[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Workflow:
    """One workflow that runs freshness."""

    file: str  #: its name
    every: timedelta | None = None  #: between two scheduled runs, roughly; None without a schedule
    unpinned: tuple[str, ...] = ()  #: actions that are named by something that can move
    shallow: bool = False  #: a job that runs freshness checks out the newest commit alone


def workflows(root: Path) -> tuple[Workflow, ...]:
    """Those of a repository that run freshness; a file that cannot be read is none of them.

    Args:
        root: its top folder.
    """
    files = sorted((root / FOLDER).glob("*.y*ml"))
    return tuple(found for file in files if (found := _read(file)))


def troubles(
    workflow: Workflow,
    *,
    today: date,
    last_commit: date | None,
    last_run: date | None,
    state: str = "",
) -> Iterator[str]:
    """What is wrong with a workflow, or will be, a sentence each.

    Args:
        workflow: which.
        today: the day to judge by.
        last_commit: day of the newest commit; None where git does not tell.
        last_run: day of the newest run that is known; None where none is.
        state: what GitHub says of it; empty where it was not asked.
    """
    if workflow.shallow:
        yield (
            "checks out the newest commit alone, so every page seems as old as that; "
            "give actions/checkout `fetch-depth: 0`"
        )
    if workflow.unpinned:
        named = ", ".join(workflow.unpinned[:3]) + (" …" if len(workflow.unpinned) > 3 else "")
        yield f"names actions by what can move ({named}); name them by commit"
    if workflow.every is None:
        return
    if state.startswith("disabled"):
        yield f"is switched off at GitHub ({state}); switch it on again under Actions"
        return
    quiet = (today - last_commit).days if last_commit else 0
    if quiet >= QUIET_DAYS:
        yield (
            f"nothing was committed for {quiet} days, and GitHub switches schedules of public "
            f"repositories off after {QUIET_DAYS}; see whether it still runs (Actions, Enable)"
        )
    elif quiet >= WARNING_DAYS:
        off = (last_commit or today) + timedelta(days=QUIET_DAYS)
        yield (
            f"nothing was committed for {quiet} days; in a public repository GitHub switches the "
            f"schedule off on {off} unless something is"
        )
    if last_run and today - last_run > 2 * workflow.every:
        yield (
            f"should run every {workflow.every.days} days, but the last run that is known here was "
            f"on {last_run}; see whether it still runs"
        )


def repository_of(remote: str) -> str | None:
    """`owner/name` of a remote at github.com, in any of git's spellings."""
    found = _REMOTE.fullmatch(remote.strip())
    return found["name"] if found else None


def _read(file: Path) -> Workflow | None:
    try:
        with file.open("rb") as data:
            text = data.read(_MAX_BYTES).decode("utf-8", "replace")
        if not _RUNS.search(text):
            return None
        facts = load_yaml(text)
    except (OSError, ValueError):
        return None
    if not isinstance(facts, dict):
        return None
    jobs = [_dict(job) for job in _dict(facts.get("jobs")).values()]
    used = (each["uses"] for job in jobs for each in (job, *_steps(job)) if "uses" in each)
    return Workflow(
        file=file.name,
        every=_every(facts),
        unpinned=tuple(dict.fromkeys(each for each in map(str, used) if not is_pinned(each))),
        shallow=any(map(_is_shallow, jobs)),
    )


def is_pinned(action: str) -> bool:
    """Whether what an action's name means can never change."""
    if action.startswith(("./", "$/")):
        return True
    _, _, version = action.rpartition("@")
    return bool(_COMMIT.fullmatch(version) or _IMAGE.fullmatch(action))


def _steps(job: dict[Any, Any]) -> list[dict[Any, Any]]:
    return [_dict(step) for step in _list(job.get("steps"))]


def _is_shallow(job: dict[Any, Any]) -> bool:
    """Whether pages are dated by a history that is not there; a live address has none anyway."""
    steps = _steps(job)
    checkouts = [step for step in steps if str(step.get("uses")).startswith("actions/checkout@")]
    reads = any(_reads_files(step) for step in steps)
    return reads and any(
        str(_dict(step.get("with")).get("fetch-depth", 1)) != "0" for step in checkouts
    )


def _reads_files(step: dict[Any, Any]) -> bool:
    """Whether a step looks at a folder: no address is named, and a folder or nothing is."""
    if _RUNS.search(str(step.get("uses"))):
        return not str(_dict(step.get("with")).get("target", "")).startswith("http")
    lines = str(step.get("run", "")).splitlines()
    return any(
        re.search(r"\bfreshness (?:check|lint|date)\b", line) and not re.search(r"http|URL", line)
        for line in lines
    )


def _every(facts: dict[Any, Any]) -> timedelta | None:
    """The time between two runs of the most frequent schedule."""
    # YAML 1.1 reads the key `on` as true.
    schedule = _list(_dict(facts.get("on", facts.get(True))).get("schedule"))
    periods = [_period(str(_dict(each).get("cron", ""))) for each in schedule]
    return min((each for each in periods if each), default=None)


def _period(cron: str) -> timedelta | None:
    """Roughly, of five fields: minute, hour, day of the month, month, day of the week."""
    fields = cron.split()
    if len(fields) != 5:
        return None
    _, _, day, month, weekday = fields
    if month != "*":
        return timedelta(days=366 // max(1, len(month.split(","))))
    if day.startswith("*/") and day[2:].isdecimal():
        return timedelta(days=max(1, int(day[2:4])))
    if day != "*":
        return timedelta(days=31 // max(1, len(day.split(","))))
    if weekday != "*":
        return timedelta(days=7 if weekday.isalnum() else 4)
    return timedelta(days=1)


def _dict(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
