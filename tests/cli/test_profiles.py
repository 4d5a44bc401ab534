import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from tests.conftest import Serve

CARD = '<p class="h-card"><b class="p-name">Ada Example</b>, <i class="p-job-title">Data engineer</i></p>'
LINKS = '<a rel="me" href="https://www.linkedin.com/in/ada-example">me</a>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(f"<title>Ada</title>{CARD}{LINKS}")
    return tmp_path


def profiles(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["profiles", "--today", "2026-11-22", *arguments])


def test_offline_it_reads_the_folder_and_says_what_it_could_not_check() -> None:
    result = profiles("site", "--offline", "--as", "https://ada.example/")
    assert result.exit_code == 0, result.output
    assert "Ada Example (h-card)" in result.stdout
    assert "- LinkedIn (ada-example): Nobody was asked." in result.stdout


def test_a_live_site_is_read_without_following_its_links(serve: Serve) -> None:
    there = serve({"/": "<title>Elsewhere</title>"}, host="127.0.0.2")
    site = serve({"/": f'<title>Ada</title>{CARD}<a href="{there.url}">x</a>'})
    result = profiles(site.url, "--allow-private", "--no-state", "--format", "json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["sites"][0]["facts"][0]["truth"]["value"] == "Ada Example"
    assert there.paths == []


def test_an_export_becomes_a_profile_with_its_own_day(folder: Path) -> None:
    export = folder / "Basic_LinkedInDataExport_11-20-2026.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nAda,Example,Data analyst\n")
    result = profiles("site", "--offline", "--export", str(export), "--format", "json")
    assert result.exit_code == 1, result.output
    (data,) = json.loads(result.stdout)["sites"]
    assert data["profiles"][0]["status"] == "ok"
    assert data["paste"] == [
        {
            "place": "LinkedIn (ada-example)",
            "url": "https://www.linkedin.com/in/ada-example",
            "fact": "headline",
            "text": "Data engineer",
        }
    ]


def test_a_file_that_is_no_export(folder: Path) -> None:
    (folder / "notes.zip").write_text("hello")
    result = profiles("site", "--offline", "--export", "notes.zip")
    assert result.exit_code == 2
    assert "notes.zip" in result.stderr


def test_profiles_without_a_site_are_held_against_each_other(folder: Path) -> None:
    me = "https://github.com/ada-example"
    result = profiles(me, "--offline", "--format", "json")
    assert result.exit_code == 3, result.output  # nobody was asked
    assert [each["url"] for each in json.loads(result.stdout)["sites"][0]["profiles"]] == [me]
    (folder / "freshness.yml").write_text(f"profiles: [{me}, 'https://x.com/ada']\n")
    result = profiles("--offline", "--format", "json")
    assert len(json.loads(result.stdout)["sites"][0]["profiles"]) == 2


def test_nothing_about_anybody(folder: Path) -> None:
    (folder / "site" / "index.html").write_text("<title>x</title><p>Hello</p>")
    assert profiles("site", "--offline").exit_code == 3


def test_it_may_be_written_to_a_file(folder: Path) -> None:
    result = profiles("site", "--offline", "--format", "markdown", "--output", "table.md")
    assert result.stdout == ""
    assert "| h-card | Ada Example | Data engineer |" in (folder / "table.md").read_text()
