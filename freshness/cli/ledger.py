"""Where the ledger is, and how periods are written, for all commands about conversations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from freshness.ledger import Ledger

state_option = click.option(
    "--state", type=click.Path(path_type=Path), help="Folder of the ledger; else your data folder."
)


def open_ledger(state: Path | None) -> Ledger:
    """The ledger of the person at the keyboard: one, wherever a command is run.

    It is not beside a site's history, which may be committed or kept by a CI.

    Raises:
        StateError: it cannot be used.
    """
    from freshness.cli.check import data_folder
    from freshness.ledger import Ledger

    return Ledger.open(state or data_folder())


class Period(click.ParamType[int]):
    """A period on the command line, as days."""

    name = "period"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """Read `30d`, `2w`, `3 months`."""
        from freshness.periods import days

        if isinstance(value, int):
            return value
        found = days(str(value))
        if found is None:
            self.fail(f"{value!r} is no period; write 30d, 2w, 3m or 1y", param, ctx)
        return found
