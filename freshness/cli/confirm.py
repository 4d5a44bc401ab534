"""`freshness confirm`: remember that you looked yourself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


@click.command()
@click.argument("profile", metavar="PROFILE|URL")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day it counts; else half a year."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day you looked.")
def command(profile: str, until: datetime | None, today: datetime | None) -> None:
    """Remember that you looked at a PROFILE or URL yourself, and that it is fine.

    For what no program may read: a profile behind a login, a page that keeps robots out. A profile
    can be given in any spelling (`linkedin.com/in/ada`, `@ada@social.example`), and one that
    freshness.yml lists by its place alone (`linkedin`). It is written to freshness-confirmed.yml
    beside your configuration, to be committed with it.
    """
    from freshness import config
    from freshness.confirmations import FILE_NAME, HOLDS, Confirmation, confirm
    from freshness.errors import UserError

    looked = (today or datetime.now().astimezone()).date()
    last = until.date() if until else looked + HOLDS
    if last < looked:
        raise UserError(f"--until {last} is before {looked}, so it would never count")
    found = config.find(Path.cwd())
    address = _address(profile, config.load(found).profiles if found else [])
    file = (found.parent if found else Path.cwd()) / FILE_NAME
    confirm(file, address, Confirmation(looked=looked, until=last))
    click.echo(f"Noted in {file.name}: you looked at {address} on {looked}; counts until {last}.")


def _address(name: str, listed: list[str]) -> str:
    """The one spelling of a profile, or the address as it is."""
    from freshness.errors import UserError
    from freshness.provider import profile, providers
    from freshness.url import normal

    if name.casefold() in providers():
        ours = [each for url in listed if (each := profile(url))]
        same = {each.key: each for each in ours if each.provider.slug == name.casefold()}
        if len(same) != 1:
            raise UserError(
                f"{name}: freshness.yml lists {len(same) or 'no'} profiles there; give its address"
            )
        return next(iter(same.values())).canonical
    user, _, server = name.removeprefix("@").partition("@")
    if name.startswith("@") and server:
        name = f"https://{server}/@{user}"
    found = profile(name) or profile(f"https://{name}")
    if found:
        return found.canonical
    try:
        return normal(name.partition("#")[0])
    except ValueError:
        raise UserError(f"{name}: is no web address; one begins with https://") from None
