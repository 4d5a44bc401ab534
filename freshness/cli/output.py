"""What the reader can see, and handing text over without leaving half a file."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from freshness.errors import UserError
from freshness.reporter import Style


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


def write(text: str, file: Path | None, *, private: bool = False) -> None:
    """Write text as UTF-8 to a file, wholly or not at all, or to stdout.

    Args:
        text: what to write.
        file: where; None or `-` is stdout.
        private: whether nobody else on this machine may read the file.

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
            draft.touch(mode=0o600 if private else 0o666)
            draft.write_bytes(data)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"{file}: cannot be written ({error.strerror}); name another file with --output"
        ) from None
