import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from freshness.cli import main
from freshness.confirmations import FILE_NAME, Confirmation, load
from tests.conftest import Serve
from tests.server import Answer

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
        URL.rstrip("/"): Confirmation(looked=date(2026, 11, 22), until=date(2027, 5, 21))
    }


@pytest.mark.parametrize(
    "spelling",
    [
        "de.linkedin.com/in/Ada-Example/?trk=x",
        "https://linkedin.com/in/ada-example",
        "linkedin",
        URL,
    ],
)
def test_a_profile_in_any_spelling_is_one(spelling: str, folder: Path) -> None:
    (folder / "freshness.yml").write_text(f"profiles: [{URL}]\n")
    for each in (URL, spelling):
        assert CliRunner().invoke(main, ["confirm", each]).exit_code == 0
    assert [each.casefold() for each in load(folder / FILE_NAME)] == [URL.rstrip("/")]


def test_a_fediverse_handle(folder: Path) -> None:
    assert CliRunner().invoke(main, ["confirm", "@ada@social.example"]).exit_code == 0
    assert list(load(folder / FILE_NAME)) == ["https://social.example/@ada"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ada.example"], "is no web address"),
        (["github"], "lists no profiles there"),
        ([URL, "--today", "2026-11-22", "--until", "2026-11-21"], "would never count"),
    ],
)
def test_what_cannot_be_noted(arguments: list[str], complaint: str, folder: Path) -> None:
    result = CliRunner().invoke(main, ["confirm", *arguments])
    assert result.exit_code == 2
    assert complaint in result.output
    assert list(folder.iterdir()) == []


def test_what_was_looked_at_is_fine_in_the_next_check(folder: Path, serve: Serve) -> None:
    there = serve({"/door": Answer(403)}, host="127.0.0.2")
    site = serve({"/": f'<title>Ada</title><a href="{there.url}door">x</a>'})

    def checked(day: str) -> list[tuple[str, str]]:
        command = ["check", site.url, "--allow-private", "--no-state", "--format", "json"]
        result = CliRunner().invoke(main, [*command, "--today", day])
        return [(each["verdict"], each["reason"]) for each in json.loads(result.stdout)["links"]]

    assert checked("2026-11-22") == [("blocked", "answered 403 Forbidden")]
    noted = ["confirm", f"{there.url}door", "--today", "2026-11-22", "--until", "2026-12-24"]
    assert CliRunner().invoke(main, noted).exit_code == 0
    assert checked("2026-12-24") == [("ok", "you looked on 2026-11-22")]
    assert checked("2026-12-25") == [("blocked", "answered 403 Forbidden")]
