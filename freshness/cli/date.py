"""`freshness date`: when were these pages published, and when did they last really change?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.output import write

if TYPE_CHECKING:
    from freshness.dater import Dates
    from freshness.model import DatedPage


@click.command()
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="Say who tells each date, who agrees and who lies.")
@click.option("--offline", is_flag=True, help="Open no socket at all.")
@click.option("--as", "as_url", metavar="URL", help="Public address of the folder.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by.")
@click.option(
    "--format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to tell.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--allow-private", is_flag=True, help="Loopback and private addresses may be asked.")
@click.option("--state", type=click.Path(path_type=Path), help="Folder of the history to read.")
@click.pass_context
def command(
    ctx: click.Context, /, targets: tuple[str, ...], explain: bool, offline: bool,
    as_url: str | None, today: datetime | None, format: str, output: Path | None,
    allow_private: bool, state: Path | None,
) -> None:  # fmt: skip
    """Date each TARGET: the address of a page, a file, a built site or its sources.

    Exit: 0 all well, 2 usage or configuration, 3 a target could not be dated.
    """
    from freshness.cli.check import state_folder
    from freshness.config import Config, find
    from freshness.dater import Dater
    from freshness.history import FILE_NAME, History
    from freshness.pipeline import Request, connect
    from freshness.spread import processors

    day = (today or datetime.now().astimezone()).date()
    request = Request(today=day, allow_private=allow_private)
    folder = state or state_folder(find(Path.cwd()), Config())
    history = None
    with suppress(OSError):
        history = History.open(folder) if (folder / FILE_NAME).is_file() else None
    dater = Dater(
        today=day, wire=None if offline else connect(request), history=history, as_url=as_url,
        allow_private=allow_private, processes=processors(),
    )  # fmt: skip
    try:
        found = [dater.dates(target) for target in targets]
    finally:
        if history:
            history.close()
    pages = [page for each in found for page in each.pages]
    text = _json(pages, found, day) if format == "json" else _told(pages, day, explain=explain)
    write(text, output)
    for note in (note for each in found for note in each.skipped if format == "table"):
        click.echo(f"Note: {note.subject}: {note.detail or note.reason}", err=True)
    if not pages:
        ctx.exit(3)


def _told(pages: list[DatedPage], today: date, *, explain: bool) -> str:
    return "".join(f"{line}\n" for line in (_argued(pages, today) if explain else _table(pages)))


def _argued(pages: list[DatedPage], today: date) -> Iterator[str]:
    from freshness.explain import lines

    for dated in pages:
        yield _name(dated)
        yield from (f"  {line}" for line in lines(dated, today))


def _table(pages: list[DatedPage]) -> Iterator[str]:
    from freshness.explain import cell

    rows = [("published", "changed", "reviewed", "page")]
    rows += [
        (cell(each.published), cell(each.changed), cell(each.reviewed), _name(each))
        for each in pages
    ]
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for *dates, name in rows:
        columns = (f"{each:{width}}" for each, width in zip(dates, widths, strict=True))
        yield "  ".join((*columns, name))
    yield "?  likely   ??  doubtful   –  unknown; --explain says why"


def _name(dated: DatedPage) -> str:
    from freshness.reporter import plain

    return plain(dated.page.path or dated.page.final_url)


def _json(pages: list[DatedPage], found: list[Dates], today: date) -> str:
    from freshness.explain import record

    skipped = [
        {"subject": note.subject, "reason": note.reason, "detail": note.detail}
        for each in found
        for note in each.skipped
    ]
    data = {
        "version": 1,
        "today": today.isoformat(),
        "pages": [record(each) for each in pages],
        "skipped": skipped,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
