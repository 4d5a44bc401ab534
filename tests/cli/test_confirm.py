from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from freshness.cli import main
from freshness.confirmations import FILE_NAME, Confirmation, load

URL = "https://www.linkedin.com/in/ada-example/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_look_is_noted_beside_the_configuration(folder: Path) -> None:
    (folder / "freshness.yml").touch()
    below = folder / "below"
    below.mkdir()
    result = CliRunner().invoke(main, ["confirm", URL, "--today", "2026-11-22"])
    assert result.exit_code == 0, result.output
    assert "counts until 2027-05-21" in result.output
    assert load(folder / FILE_NAME) == {
        URL: Confirmation(looked=date(2026, 11, 22), until=date(2027, 5, 21))
    }


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ada.example"], "is no web address"),
        ([URL, "--today", "2026-11-22", "--until", "2026-11-21"], "would never count"),
    ],
)
def test_what_cannot_be_noted(arguments: list[str], complaint: str, folder: Path) -> None:
    result = CliRunner().invoke(main, ["confirm", *arguments])
    assert result.exit_code == 2
    assert complaint in result.output
    assert list(folder.iterdir()) == []
