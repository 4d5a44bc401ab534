"""The command line. A command is a module here that defines `command`; it imports its work inside.

Exit status: 0 all well, 1 findings, 2 usage or configuration, 3 nothing could be checked, 4 our own
crash, 130 interrupted.
"""

from __future__ import annotations

import difflib
import errno
import os
import pkgutil
import sys
import traceback
from contextlib import suppress
from importlib import import_module

import click

from freshness import HOMEPAGE, __version__
from freshness.errors import UserError

_PRIVATE = ("inbox", "people", "next")
"""Commands that read what others wrote to the owner."""


class _Commands(click.Group):
    """Finds commands by their modules, and turns exceptions into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (name for _, name, _ in pkgutil.iter_modules(__path__))
        return [name for name in sorted(names) if self.get_command(ctx, name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if not cmd_name.isidentifier():
            return None
        try:
            module = import_module(f"{__name__}.{cmd_name}")
        except ModuleNotFoundError as error:
            if error.name == f"{__name__}.{cmd_name}":
                return None
            raise
        command: click.Command | None = getattr(module, "command", None)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"{error.message}{hint}", ctx) from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Interrupted. What was seen so far is kept.", err=True)
            ctx.exit(130)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                click.echo("Error: the disk is full, so not everything was written", err=True)
                _give_up_stdout()
                ctx.exit(2)
            click.echo(_trace(error, private=ctx.invoked_subcommand in _PRIVATE), err=True)
            click.echo(
                "This is a bug in freshness, not your doing. Please tell us, with the lines above: "
                f"{HOMEPAGE}/issues",
                err=True,
            )
            ctx.exit(4)


def _trace(error: Exception, *, private: bool) -> str:
    """Where it happened; what it says may be a word of a letter, or a name."""
    if not private:
        return traceback.format_exc()
    return f"{''.join(traceback.format_tb(error.__traceback__))}{type(error).__qualname__}\n"


def _give_up_stdout() -> None:
    """Python would try to write the rest when it ends, and fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=_Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "FRESHNESS",
        "max_content_width": 100,
    },
)
@click.version_option(__version__, prog_name="freshness")
def main() -> None:
    """Tells what went stale in your online presence, how it knows, and what to do next."""
