"""`freshness new`; the site that it makes is tested beside `freshness.starter`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main


def new(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), "--today", "2027-07-03", *options])


def test_nothing_needs_to_be_answered(tmp_path: Path) -> None:
    result = new(tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert f"cd {tmp_path / 'site'}" in result.output
    assert "reviewed: 2027-07-03" in (tmp_path / "site/site_src/now.md").read_text("utf-8")


def test_what_is_given_is_used(tmp_path: Path) -> None:
    options = ["--name", "Bob Example", "--url", "https://bob.example", "--email", "b@bob.example"]
    assert new(tmp_path, *options).exit_code == 0
    basics = json.loads((tmp_path / "site_src/resume.json").read_text("utf-8"))["basics"]
    assert basics["name"] == "Bob Example"
    assert basics["url"] == "https://bob.example/"
    assert basics["email"] == "b@bob.example"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--name", " "),
        ("--name", "Bob\nExample"),
        ("--url", "bob.example"),
        ("--url", "https://bob.example/?a=b"),
        ("--url", 'https://bob.example/"'),
        ("--email", "bob"),
        ("--email", "<b@bob.example>"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, option: str, value: str) -> None:
    result = new(tmp_path / "site", option, value)
    assert result.exit_code == 2
    assert option in result.output
    assert not (tmp_path / "site").exists()


def test_a_folder_with_something_in_it_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    result = new(tmp_path)
    assert result.exit_code == 2
    assert "is there already" in result.output
