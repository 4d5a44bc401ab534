"""`freshness doctor`: what is in place, what is missing, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from freshness.config import Config


class Line(NamedTuple):
    """One thing that was looked at."""

    ok: bool
    text: str


@click.command()
@click.option("--offline", is_flag=True, help="Do not look up any host name.")
@click.pass_context
def command(ctx: click.Context, /, offline: bool) -> None:
    """Look at the tools, the configuration and the history. Changes nothing.

    Exit: 0 all well, 1 something to mend.
    """
    well = True
    for line in _lines(Path.cwd(), offline=offline):
        click.secho("ok    " if line.ok else "warn  ", fg="green" if line.ok else "red", nl=False)
        click.echo(line.text)
        well = well and line.ok
    if not well:
        ctx.exit(1)


def _lines(folder: Path, *, offline: bool) -> Iterator[Line]:
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
    yield _history(file, config)
    yield from _targets(config, file.parent if file else folder, offline=offline)
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


def _history(file: Path | None, config: Config) -> Line:
    from freshness.cli.check import state_folder
    from freshness.errors import StateError
    from freshness.history import FILE_NAME, History
    from freshness.schema import MIGRATIONS

    folder = state_folder(file, config)
    if not (folder / FILE_NAME).exists():
        return Line(True, f"{folder}: no history yet; the first check begins one")
    try:
        with History.open(folder) as history:
            day = history.last_run() or "never"
    except StateError as error:
        return Line(False, str(error))
    return Line(True, f"{folder}: history with schema {len(MIGRATIONS)}, last run: {day}")


def _targets(config: Config, base: Path, *, offline: bool) -> Iterator[Line]:
    """Whether each configured folder is there with its history, and each host has an address."""
    import socket
    from urllib.parse import urlsplit

    from freshness.repository import open_repository
    from freshness.url import normal

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


def _blind_spots() -> Iterator[Line]:
    from freshness.provider import providers

    walled = [name for name, part in providers().items() if not hasattr(part.module, "read")]
    if walled:
        text = "walls let no program in, so have a look yourself: profiles at "
        yield Line(True, text + ", ".join(walled))
