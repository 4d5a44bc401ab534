"""What all commands share: finding them, their help, and exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from freshness import __version__, cli
from freshness.cli import main
from freshness.errors import NothingChecked, UserError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """A command that raises what is put into this list."""
    errors: list[BaseException] = []

    @click.command()
    def command() -> None:
        raise errors[0]

    monkeypatch.setattr(cli._Commands, "get_command", lambda *_: command)
    return errors


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.split()[-1] == __version__


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(flag: str) -> None:
    output = CliRunner().invoke(main, [flag]).output
    for name in ("check", "completion", "doctor", "init", "rules"):
        assert f"\n  {name} " in output
    assert "progress" not in output  # a helper is no command


def test_every_command_and_option_explains_itself() -> None:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert command.help, name
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert all(option.help for option in options), name


def test_an_unknown_command_names_the_nearest() -> None:
    result = CliRunner().invoke(main, ["chek"])
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.stderr


@pytest.mark.parametrize("name", ["../check", "a.b", "__init__", "output", ""])
def test_what_is_no_command(name: str) -> None:
    assert CliRunner().invoke(main, [name]).exit_code == 2


@pytest.mark.parametrize(("kind", "code"), [(UserError, 2), (NothingChecked, 3)])
def test_a_user_error_is_a_sentence(
    failing: list[BaseException], kind: type[UserError], code: int
) -> None:
    failing.append(kind("the folder is empty"))
    result = CliRunner().invoke(main, ["x"])
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == "Error: the folder is empty\n"


def test_our_own_crash_shows_where_and_whom_to_tell(failing: list[BaseException]) -> None:
    failing.append(ZeroDivisionError("oops"))
    result = CliRunner().invoke(main, ["x"])
    assert (result.exit_code, result.stdout) == (4, "")
    assert "Traceback" in result.stderr
    assert "ZeroDivisionError: oops" in result.stderr
    assert "This is a bug in freshness" in result.stderr


def test_interrupted(failing: list[BaseException]) -> None:
    failing.append(KeyboardInterrupt())
    result = CliRunner().invoke(main, ["x"])
    assert (result.exit_code, "Traceback" in result.stderr) == (130, False)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from freshness.cli import main; main(['--help'], standalone_mode=False);"
        "print(sorted({'rich', 'requests', 'pycurl', 'selectolax', 'yaml', 'dateparser'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "freshness", "--version"]
    assert __version__ in subprocess.run(command, capture_output=True, text=True).stdout


@pytest.mark.parametrize("redirection", [">/dev/full", ">&-", "2>&-"])
def test_output_that_cannot_go_anywhere_is_no_crash(redirection: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>I am Ada.")
    command = f"'{sys.executable}' -m freshness check . --offline --no-state {redirection}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == (2 if "full" in redirection else 0), done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_crash() -> None:
    command = f"'{sys.executable}' -m freshness check --help | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""
