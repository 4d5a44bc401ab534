"""`freshness confirm`: remember that you looked yourself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


@click.command()
@click.argument("url")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day it counts; else half a year."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day you looked.")
def command(url: str, until: datetime | None, today: datetime | None) -> None:
    """Remember that you looked at URL yourself, and that it is fine.

    For what no program may read: a profile behind a login, a page that keeps robots out. It is
    written to freshness-confirmed.yml beside your configuration, to be committed with it.
    """
    from freshness import config
    from freshness.confirmations import FILE_NAME, HOLDS, Confirmation, confirm
    from freshness.errors import UserError
    from freshness.url import normal

    looked = (today or datetime.now().astimezone()).date()
    last = until.date() if until else looked + HOLDS
    if last < looked:
        raise UserError(f"--until {last} is before {looked}, so it would never count")
    try:
        address = normal(url.partition("#")[0])
    except ValueError:
        raise UserError(f"{url}: is no web address; one begins with https://") from None
    found = config.find(Path.cwd())
    file = (found.parent if found else Path.cwd()) / FILE_NAME
    confirm(file, address, Confirmation(looked=looked, until=last))
    click.echo(f"Noted in {file.name}: you looked at {address} on {looked}; counts until {last}.")
