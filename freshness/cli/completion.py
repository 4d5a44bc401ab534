"""`freshness completion`: the script that completes commands and options."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, /, shell: str) -> None:
    """Print the completion script for SHELL.

    For bash, put this line into ~/.bashrc: eval "$(freshness completion bash)"
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found, "click knows every shell of the choice above"
    script = found(ctx.find_root().command, {}, "freshness", "_FRESHNESS_COMPLETE").source()
    click.echo(script)
