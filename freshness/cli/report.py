"""`freshness report`: tell a report that was written before in another form."""

from __future__ import annotations

from pathlib import Path

import click

from freshness.cli import telling


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@telling.options
def command(file: Path, format: str, output: Path | None, also: tuple[telling.Form, ...]) -> None:
    """Tell the report in FILE, which `freshness check --format json` wrote, in another form.

    Nothing is looked at again.
    """
    from freshness.saved_report import load

    # The findings were chosen when it was written.
    telling.tell(load(file), (format, output), *also, pedantic=True)
