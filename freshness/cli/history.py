"""`freshness history`: momentum, week by week."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from freshness.cli.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from freshness.momentum import Stay, Week


@click.command()
@click.option(
    "--weeks", type=click.IntRange(1, 520), default=12, show_default=True, help="How far."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="In the last of the weeks.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="How to tell.",
)  # fmt: skip
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@click.option("--state", type=click.Path(path_type=Path), help="Folder of the history.")
@click.option(
    "--ledger", type=click.Path(path_type=Path), help="Folder of the ledger; else your data folder."
)
def command(
    weeks: int, today: datetime | None, form: str, config_file: Path | None, state: Path | None,
    ledger: Path | None,
) -> None:  # fmt: skip
    """Show what turned stale, what was made fresh and what was answered, by the week.

    Read from the history that `freshness check` keeps and from your ledger of answers. A streak
    forgives holidays: up to two weeks in a row.
    """
    from freshness.jobs import CONVERSATION, PERSON
    from freshness.ledger import Act
    from freshness.momentum import chart, spoken
    from freshness.momentum import weeks as counted

    now = (today or datetime.now().astimezone()).date()
    stays, looks = _stays(config_file, state)
    acts = open_ledger(ledger).entries
    answers = [
        each.on
        for each in acts
        if each.act in (Act.ANSWERED, Act.DONE) and each.realm in (CONVERSATION, PERSON)
    ]
    found = counted(stays, looks=looks, answers=answers, today=now, count=weeks)
    found = found if looks or answers else ()
    if form == "json":
        click.echo(_json(found, now))
        return
    for line in chart(found) if found else ():
        click.echo(line)
    click.echo(f"\n{spoken(found)}" if found else spoken(found))


def _stays(config_file: Path | None, state: Path | None) -> tuple[list[Stay], list[date]]:
    """What the history tells; nothing where there is none yet, which is no reason to make one."""
    from freshness import config as configuration
    from freshness.cli.check import state_folder
    from freshness.history import FILE_NAME, History

    file = config_file or configuration.find(Path.cwd())
    folder = state or state_folder(
        file, configuration.load(file) if file else configuration.Config()
    )
    if not (folder / FILE_NAME).is_file():
        return [], []
    with History.open(folder) as history:
        return history.stays()


def _json(found: Sequence[Week], today: date) -> str:
    from freshness.momentum import streak

    rows = [{**week._asdict(), "monday": week.monday.isoformat()} for week in found]
    return json.dumps({"today": today.isoformat(), "streak": streak(found), "weeks": rows})
