"""Building the configured site."""

from pathlib import Path

import pytest

from freshness.builder import ToolMissing, build
from freshness.errors import UserError


def test_the_command_gets_the_folder(tmp_path: Path) -> None:
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('built')"
    build(["python", "-c", script, "{folder}"], folder=tmp_path / "out", base=tmp_path)
    assert (tmp_path / "out").read_text() == "built"


@pytest.mark.parametrize("command", [["no-such-program-here"], ["python", "-m", "no_such_module"]])
def test_a_missing_tool_is_told_apart(command: list[str], tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="is not installed"):
        build(command, folder=tmp_path, base=tmp_path)


def test_a_missing_mkdocs_is_named_with_what_brings_it(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.py").write_text("raise SystemExit('No module named mkdocs')")
    with pytest.raises(ToolMissing, match=r"pip install 'freshness\[mkdocs\]'"):
        build(["python", "-m", "mkdocs"], folder=tmp_path, base=tmp_path)


def test_a_failed_build_shows_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="the last word"):
        build(
            ["python", "-c", "import sys; sys.exit('the last word')"],
            folder=tmp_path,
            base=tmp_path,
        )


@pytest.mark.parametrize("command", [[""], ["/"], ["python", "\0"]])
def test_a_program_that_does_not_start(command: list[str], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not start"):
        build(command, folder=tmp_path, base=tmp_path)
