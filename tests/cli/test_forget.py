from datetime import date
from pathlib import Path

from click.testing import CliRunner

from freshness.cli import main
from freshness.ledger import Act, Ledger


def test_everything_is_forgotten_after_a_yes(tmp_path: Path) -> None:
    state = tmp_path / "state"
    Ledger.open(state).note("person", "Grace Example", Act.DONE, on=date(2026, 11, 25))
    (tmp_path / "people.yml").touch()
    command = ["forget", "--state", str(state)]
    assert CliRunner().invoke(main, command, input="n\n").exit_code == 1
    assert list(state.iterdir())
    result = CliRunner().invoke(main, [*command, "--yes"])
    assert result.output == "Forgotten: 1 act.\n"
    assert list(state.iterdir()) == []
    assert (tmp_path / "people.yml").exists()
    assert CliRunner().invoke(main, command).output == "Nothing was noted.\n"
