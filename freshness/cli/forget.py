"""`freshness forget`: remove the ledger of conversations."""

from __future__ import annotations

from pathlib import Path

import click

from freshness.cli.ledger import open_ledger, state_option


@click.command()
@state_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(state: Path | None, yes: bool) -> None:
    """Remove all that was noted about people, letters and jobs.

    That is the ledger: days and acts (answered, done, snoozed …) under hashed names. Nothing else
    of your conversations is ever kept. Your own files, such as people.yml, stay as they are.
    """
    ledger = open_ledger(state)
    count = len(ledger.entries)
    noted = f"{count} {'act' if count == 1 else 'acts'}"
    if count and not yes:
        click.confirm(f"Forget {noted}? They cannot be brought back", abort=True, err=True)
    ledger.forget()
    click.echo(f"Forgotten: {noted}." if count else "Nothing was noted.")
