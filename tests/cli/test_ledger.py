"""What the commands do with it is in their own tests; here, how periods are written."""

import click
from click.testing import CliRunner

from freshness.cli.ledger import Period


@click.command()
@click.argument("period", type=Period())
def tell(period: int) -> None:
    click.echo(period)


def test_periods_on_the_command_line() -> None:
    assert CliRunner().invoke(tell, ["2w"]).output == "14\n"
    result = CliRunner().invoke(tell, ["soon"])
    assert result.exit_code == 2
    assert "'soon' is no period; write 30d" in result.output
