"""`freshness doctor`: what is in place, what is missing, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from freshness.config import Config
    from freshness.github import Repository


class Line(NamedTuple):
    """One thing that was looked at."""

    ok: bool
    text: str


@click.command()
@click.option("--offline", is_flag=True, help="Open no socket at all.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.pass_context
def command(ctx: click.Context, /, offline: bool, today: datetime | None) -> None:
    """Look at the tools, the configuration and the history. Changes nothing.

    Exit: 0 all well, 1 something to mend.
    """
    well = True
    day = (today or datetime.now().astimezone()).date()
    for line in _lines(Path.cwd(), offline=offline, today=day):
        click.secho("ok    " if line.ok else "warn  ", fg="green" if line.ok else "red", nl=False)
        click.echo(line.text)
        well = well and line.ok
    if not well:
        ctx.exit(1)


def _lines(folder: Path, *, offline: bool, today: date) -> Iterator[Line]:
    from freshness import config as configuration
    from freshness.cli.check import unknown_rules
    from freshness.errors import UserError

    yield from _tools()
    file = configuration.find(folder)
    config = configuration.Config()
    if file is None:
        yield Line(True, "no freshness.yml here or above; `freshness init` writes one")
    else:
        try:
            config = configuration.load(file)
            yield Line(True, f"{file}: valid, targets: {len(config.targets)}")
            yield from (Line(False, f"{file}: {note}") for note in unknown_rules(config))
        except UserError as error:
            yield Line(False, str(error))
    history, last_run = _history(file, config)
    yield history
    yield from _workflows(folder, today, last_run, offline=offline)
    yield from _targets(config, file.parent if file else folder, offline=offline)
    yield _tokens()
    yield from _blind_spots()


def _tools() -> Iterator[Line]:
    import platform
    import shutil
    import sys
    from importlib import metadata

    from freshness import __version__

    yield Line(True, f"freshness {__version__}, Python {platform.python_version()}")
    try:
        import freshness.crawl.wire  # noqa: F401  the one module that loads libcurl

        yield Line(True, sys.modules["pycurl"].version)
    except ImportError as error:
        yield Line(False, f"pycurl cannot be loaded ({error}); install it again")
    yield Line(True, f"selectolax {metadata.version('selectolax')} (lexbor)")
    git = shutil.which("git")
    yield Line(bool(git), git or "git is not installed, so no page is dated by its history")
    try:
        yield Line(True, f"MkDocs {metadata.version('mkdocs')}")
    except metadata.PackageNotFoundError:
        yield Line(True, "MkDocs is not installed; its sources are read without it")


def _history(file: Path | None, config: Config) -> tuple[Line, date | None]:
    from freshness.cli.check import state_folder
    from freshness.errors import StateError
    from freshness.history import FILE_NAME, History
    from freshness.schema import MIGRATIONS

    folder = state_folder(file, config)
    if not (folder / FILE_NAME).exists():
        return Line(True, f"{folder}: no history yet; the first check begins one"), None
    try:
        with History.open(folder) as history:
            day = history.last_run()
    except StateError as error:
        return Line(False, str(error)), None
    schema = f"{folder}: history with schema {len(MIGRATIONS)}"
    return Line(True, f"{schema}, last run: {day or 'never'}"), day


def _workflows(
    folder: Path, today: date, last_run: date | None, *, offline: bool
) -> Iterator[Line]:
    """Whether the scheduled check runs and sees what it should."""
    from freshness.errors import UserError
    from freshness.git import GitError, last_commit, top
    from freshness.workflows import FOLDER, troubles, workflows

    try:
        root = top(folder)
    except GitError:
        return
    found = workflows(root)
    repository = _repository(root) if found and not offline else None
    for workflow in found:
        name = FOLDER / workflow.file
        state, run = "", last_run
        if repository and workflow.every:
            try:
                state, ran = repository.workflow(workflow.file)
                run = max(filter(None, (run, ran)), default=None)
            except UserError as error:
                yield Line(True, f"{name}: could not ask how it fares ({error})")
        wrong = troubles(
            workflow, today=today, last_commit=last_commit(root), last_run=run, state=state
        )
        often = f" every {workflow.every.days} days" if workflow.every else ""
        well = Line(True, f"{name}: runs freshness{often}")
        yield from [Line(False, f"{name}: {each}") for each in wrong] or [well]


def _repository(root: Path) -> Repository | None:
    """The repository at GitHub that a clone comes from."""
    import os

    from freshness.git import GitError, run_git
    from freshness.github import API, Repository
    from freshness.workflows import repository_of

    name = os.environ.get("GITHUB_REPOSITORY")
    try:
        with run_git(root, "remote", "get-url", "origin") as answer:
            name = name or repository_of(answer.read(1_000).decode("utf-8", "replace"))
    except GitError:
        pass  # nobody says where it comes from
    if not name:
        return None
    api = os.environ.get("GITHUB_API_URL", API)
    return Repository(name, os.environ.get("GITHUB_TOKEN"), api=api)


def _targets(config: Config, base: Path, *, offline: bool) -> Iterator[Line]:
    """Whether each configured folder is there with its history, and each host has an address."""
    import socket
    from urllib.parse import urlsplit

    from freshness.repository import open_repository
    from freshness.url import normal

    if not config.targets:
        note = open_repository(base).note
        if note and note.reason == "shallow-clone":
            yield Line(False, f"{base}: {note.detail}")
    for target in config.targets:
        name = target.source or target.folder
        if name and not (base / name).is_dir():
            hint = "its `build` makes it" if target.build else "build the site, or mend the name"
            yield Line(bool(target.build), f"{base / name}: is not there; {hint}")
        elif name:
            note = open_repository(base / name).note
            yield Line(not note, f"{base / name}: {note.detail if note else 'has its history'}")
        elif not target.url:
            yield Line(False, "a target says nothing; give it a `url`, a `folder` or a `source`")
        if not target.url:
            continue
        try:
            found = urlsplit(normal(target.url)).hostname or ""
        except ValueError:
            yield Line(False, f"{target.url}: is no web address; one begins with https://")
            continue
        if offline:
            continue
        try:
            socket.getaddrinfo(found, None)
            yield Line(True, f"{found}: has an address")
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or error
            yield Line(False, f"{found}: has no address ({why}); is the network up?")


def _tokens() -> Line:
    """Which of the tokens that raise limits are there; none is needed."""
    import os

    from freshness.api import TOKENS

    there = [name for name in TOKENS.values() if os.environ.get(name)]
    missing = [name for name in TOKENS.values() if name not in there]
    text = f"tokens: {', '.join(there) or 'none, and none is needed'}"
    return Line(True, f"{text}; would raise limits: {', '.join(missing)}" if missing else text)


def _blind_spots() -> Iterator[Line]:
    from freshness.provider import providers

    walled = [name for name, part in providers().items() if not hasattr(part.module, "read")]
    if walled:
        text = "walls let no program in, so have a look yourself: profiles at "
        yield Line(True, text + ", ".join(walled))
