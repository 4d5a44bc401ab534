"""How a report is told: the options that say so, and doing it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from freshness.cli.output import style, write
from freshness.errors import UserError
from freshness.reporter import inert, reporter, reporters

if TYPE_CHECKING:
    from freshness.model import Report

Form = tuple[str, Path | None]
"""The name of a format, and its file; without one it goes where the format says, or to stdout."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def known_format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The name of a reporter, as an option's callback."""
    if reporter(value) is None:
        raise click.BadParameter(f"{value!r} is none of {', '.join(reporters())}.")
    return value


def _also(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[Form, ...]:
    named = (value.partition("=") for value in values)
    return tuple(
        (known_format(ctx, param, name), Path(file) if file else None) for name, _, file in named
    )


_OPTIONS = (
    click.option(
        "--format",
        default="terminal",
        metavar="FORMAT",
        callback=known_format,
        show_default=True,
        help="How to tell: terminal, html, json and others.",
    ),
    click.option("--output", type=click.Path(path_type=Path), help="Write it to this file."),
    click.option(
        "--also",
        multiple=True,
        metavar="FORMAT[=FILE]",
        callback=_also,
        help="Tell it in this form too; may be given several times.",
    ),
)


def options(command: _Command) -> _Command:
    """Give a command `--format`, `--output` and `--also`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def tell(
    report: Report,
    *forms: Form,
    pedantic: bool = False,
    new_only: bool = False,
    folder: str = "",
) -> None:
    """Tell a report in several forms.

    Args:
        report: what to tell.
        forms: in which, and where.
        pedantic: doubtful findings too.
        new_only: only what earlier runs did not have.
        folder: as `folder_of` gives it.

    Raises:
        UserError: a file cannot be written.
    """
    for name, file in forms:
        found = reporter(name)
        assert found, "the options were looked at"
        seen = style(to_file=file is not None, pedantic=pedantic, new_only=new_only, folder=folder)
        text = found.attribute("render")(report, seen)
        shared = os.environ.get(getattr(found.module, "APPENDS_TO", ""))
        if file is None and shared:
            _append(text, Path(shared))
            continue
        is_log = file is None and "GITHUB_ACTIONS" in os.environ
        if is_log and not getattr(found.module, "SPEAKS_TO_ACTIONS", False):
            text = "".join(map(inert, text.splitlines(keepends=True)))
        write(text, file)


def _append(text: str, file: Path) -> None:
    """Write text at the end of a file that others write to as well."""
    try:
        with file.open("ab") as end:
            end.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UserError(f"{file}: cannot be written ({error.strerror})") from None


def folder_of(folders: Iterable[Path | None]) -> str:
    """Where the paths of a report begin, seen from the root of the repository.

    Empty where that is not known, as with several folders.

    Args:
        folders: those that were looked at; None is a live site.
    """
    only, *others = (*folders, None)
    if only is None or others != [None]:
        return ""
    folder = only.resolve()
    root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)
    path = folder.relative_to(root).as_posix()
    return "" if path == "." else f"{path}/"
