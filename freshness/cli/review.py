"""`freshness review`: note that you read a page and that it is still true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day you read it.")
def command(paths: tuple[Path, ...], today: datetime | None) -> None:
    """Note in each PATH that you read the page and that it is still true.

    Writes `reviewed: <today>` into its front matter and leaves the rest of the file byte for byte.
    A folder means the Markdown files in it. The review counts for as long as a page of that kind
    stays fresh, and then the page is due again.
    """
    from freshness.digest import count
    from freshness.errors import UserError
    from freshness.review import review

    day = (today or datetime.now().astimezone()).date()
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise UserError(f"{paths[0]}: no Markdown files here; name the file you read")
    noted = sum(review(file, day) for file in files)
    if noted:
        told = count(len(files), "file")
        click.echo(f"Noted in {noted} of {told}: {day}.")
    else:
        click.echo(f"Nothing to note: {day} stands there already.")


def _files(path: Path) -> Iterator[Path]:
    from freshness.crawl.sources import MARKDOWN

    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path).parts
        if file.suffix.lower() in MARKDOWN and not any(part.startswith(".") for part in inside):
            yield file
