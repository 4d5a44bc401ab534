from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from freshness.cli.output import style, write
from freshness.errors import UserError


def test_a_pipe_gets_eighty_plain_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    found = style(to_file=False)
    assert (found.width, found.colour, found.links) == (80, False, False)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return monkeypatch


def test_a_terminal_gets_what_it_can_show(terminal: pytest.MonkeyPatch) -> None:
    found = style(to_file=False)
    assert (found.width, found.colour, found.links) == (200, True, True)
    assert not style(to_file=True).colour


def test_no_color_is_honoured(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("NO_COLOR", "1")
    assert not style(to_file=False).colour


def test_a_dumb_terminal(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("TERM", "dumb")
    found = style(to_file=False)
    assert (found.colour, found.links) == (False, False)


def test_a_file_is_replaced_and_nothing_else_left(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old")
    write("new “ü” \ud800", file)
    assert file.read_text("utf-8") == "new “ü” ?"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write("x", tmp_path / "link")
    assert (tmp_path / "real").read_text() == "x"
    assert (tmp_path / "link").is_symlink()


def test_a_device_is_written_to() -> None:
    write("x", Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["missing/report.txt", "."])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write("x", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", [None, Path("-")])
def test_stdout(file: Path | None, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write("ü\n", file)
    assert capsysbinary.readouterr().out == "ü\n".encode()
