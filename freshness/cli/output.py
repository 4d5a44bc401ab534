"""What the reader can see, and handing text over without leaving half a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.errors import UserError
from freshness.reporter import Style, reporter

if TYPE_CHECKING:
    from freshness.model import Report


def style(
    *, to_file: bool, pedantic: bool = False, new_only: bool = False, folder: str = ""
) -> Style:
    """What stdout can show. A pipe or a file gets 80 plain columns.

    Honours NO_COLOR (https://no-color.org), `TERM=dumb` and COLUMNS.
    """
    terminal = (
        bool(sys.stdout and sys.stdout.isatty())
        and not to_file
        and os.environ.get("TERM") != "dumb"
    )
    return Style(
        width=shutil.get_terminal_size((80, 24)).columns if terminal else 80,
        colour=terminal and not os.environ.get("NO_COLOR"),
        links=terminal,
        pedantic=pedantic,
        new_only=new_only,
        folder=folder,
    )


def tell(
    report: Report, name: str, file: Path | None, *, pedantic: bool, new_only: bool, folder: str
) -> None:
    """Render a report into the file, the one that the format appends to, or stdout.

    Raises:
        UserError: the file cannot be written.
    """
    found = reporter(name)
    assert found, "the options were looked at"
    seen = style(to_file=file is not None, pedantic=pedantic, new_only=new_only, folder=folder)
    text = found.attribute("render")(report, seen)
    variable = getattr(found.module, "APPENDS_TO", "")
    shared = os.environ.get(variable) if file is None and variable else None
    if shared:
        append(text, Path(shared))
    else:
        write(text, file)


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


def append(text: str, file: Path) -> None:
    """Write text at the end of a file that others write to as well.

    Raises:
        UserError: the file cannot be written.
    """
    try:
        with file.open("ab") as end:
            end.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UserError(f"{file}: cannot be written ({error.strerror})") from None


def write(text: str, file: Path | None) -> None:
    """Write text as UTF-8 to a file, wholly or not at all, or to stdout.

    Raises:
        UserError: the file cannot be written.
    """
    data = text.encode("utf-8", "replace")
    if file is None or str(file) == "-":
        click.echo(data, nl=False)
        return
    target = file.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if target.exists() and not target.is_file():  # a device or a pipe cannot be replaced
            target.write_bytes(data)
            return
        try:
            draft.write_bytes(data)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"{file}: cannot be written ({error.strerror}); name another file with --output"
        ) from None
