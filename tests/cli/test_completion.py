from __future__ import annotations

import pytest
from click.testing import CliRunner

from freshness.cli import main


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_script_for_the_shell(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_FRESHNESS_COMPLETE={shell}_complete" in result.output


def test_an_unknown_shell() -> None:
    assert CliRunner().invoke(main, ["completion", "abacus"]).exit_code == 2


def test_what_the_script_asks_for_is_answered() -> None:
    environment = {
        "_FRESHNESS_COMPLETE": "zsh_complete",
        "COMP_WORDS": "freshness do",
        "COMP_CWORD": "1",
    }
    result = CliRunner().invoke(main, [], env=environment, prog_name="freshness")
    assert "doctor" in result.output
