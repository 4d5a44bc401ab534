"""What the commands about conversations share: the ledger, periods, `show` left out."""

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


class ShowOrCommand(click.Group):
    """`freshness inbox SOURCE` is short for `freshness inbox show SOURCE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `show` where no command is named; nothing at all is a call for help, if it can be."""
        known = (*self.commands, *ctx.help_option_names)
        if (args and args[0] not in known) or not (args or self.no_args_is_help):
            args = ["show", *args]
        return super().parse_args(ctx, args)


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
