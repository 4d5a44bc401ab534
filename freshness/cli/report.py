"""`freshness report`: tell a report that was written before in another form."""

from __future__ import annotations

from pathlib import Path

import click

from freshness.cli.check import known_format
from freshness.cli.output import tell


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    default="terminal",
    metavar="FORMAT",
    callback=known_format,
    show_default=True,
    help="How to tell: terminal, html, json and others.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file.")
def command(file: Path, format: str, output: Path | None) -> None:
    """Tell the report in FILE, which `freshness check --format json` wrote, in another form.

    Nothing is looked at again.
    """
    from freshness.saved_report import load

    # The findings were chosen when it was written.
    tell(load(file), format, output, pedantic=True, new_only=False, folder="")
