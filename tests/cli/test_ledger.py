"""What the commands do with it is in their own tests; here, how periods are written."""

import click
import pytest
from click.testing import CliRunner

from freshness.cli.ledger import Period, ShowOrCommand


@click.command()
@click.argument("period", type=Period())
def tell(period: int) -> None:
    click.echo(period)


def test_periods_on_the_command_line() -> None:
    assert CliRunner().invoke(tell, ["2w"]).output == "14\n"
    result = CliRunner().invoke(tell, ["soon"])
    assert result.exit_code == 2
    assert "'soon' is no period; write 30d" in result.output


@pytest.mark.parametrize(
    ("helpful", "arguments", "told"),
    [
        (True, ["a.zip"], "sources: a.zip"),
        (True, ["show", "a.zip"], "sources: a.zip"),
        (True, [], "Usage:"),
        (False, [], "sources: "),
        (False, ["--help"], "Usage:"),
    ],
)
def test_show_may_be_left_out(helpful: bool, arguments: list[str], told: str) -> None:
    @click.group(
        cls=ShowOrCommand,
        no_args_is_help=helpful,
        context_settings={"help_option_names": ["--help"]},
    )
    def group() -> None:
        pass

    @group.command()
    @click.argument("sources", nargs=-1)
    def show(sources: tuple[str, ...]) -> None:
        click.echo(f"sources: {' '.join(sources)}")

    assert told in CliRunner().invoke(group, arguments).output
