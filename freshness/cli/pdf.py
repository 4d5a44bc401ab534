"""`freshness pdf`: a page of the built site as a PDF, above all the CV."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("page")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
def command(folder: Path, page: str, file: Path) -> None:
    """Print the PAGE of the built site in FOLDER into the PDF FILE, as it looks on paper.

    Needs Chromium or Chrome. A CV to download that is made from the CV page tells the same story:

        freshness pdf build/site cv/ site_src/cv.pdf
    """
    from freshness.printing import pdf

    size = file.write_bytes(pdf(folder, page))
    click.echo(f"Wrote {file}, {size // 1000} kB.")
