"""`freshness data update`: newer facts about what came to its end."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


@click.group()
def command() -> None:
    """The facts that rules judge by: bundled, and made newer on request only."""


@command.command()
@click.option(
    "--url", default="https://endoflife.date", show_default=True, help="Who is asked (API v1)."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day of the facts.")
@click.pass_context
def update(ctx: click.Context, /, url: str, today: datetime | None) -> None:
    """Ask endoflife.date when versions ended, one question a product.

    What it tells is kept in your data folder, and counts until a newer freshness brings newer
    facts. `freshness check` never asks by itself.

    Exit: 0 updated, 3 nobody answered.
    """
    from msgspec.structs import replace

    from freshness.api import HttpApi, NoAnswer
    from freshness.cli.check import facts_file
    from freshness.errors import NothingChecked
    from freshness.lifecycle import bundled, encode, updated

    api = HttpApi(trusted=[url], seconds=600.0, questions=1_000)
    products = []
    count = 0
    for product in bundled().products:
        try:
            if product.slug:
                product = updated(
                    product, api.get(f"{url.rstrip('/')}/api/v1/products/{product.slug}")
                )
                count += 1
        except (NoAnswer, ValueError) as error:
            click.echo(f"Note: {product.name} stays as it was: {error}.", err=True)
        products.append(product)
    if not count:
        raise NothingChecked(f"{url} told nothing; try again later, or name another with --url")
    day = (today or datetime.now().astimezone()).date()
    facts = replace(
        bundled(),
        compiled=str(day),
        source=f"{url}, and what freshness brought",
        products=tuple(products),
    )
    file = facts_file()
    _write(file, encode(facts))
    click.echo(f"{count} products as of {day}, in {file}")


def _write(file: Path, text: str) -> None:
    from freshness.errors import StateError

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".new")
        draft.write_text(text, "utf-8")
        draft.replace(file)
    except OSError as error:
        raise StateError(f"{file} cannot be written ({error.strerror})") from None
