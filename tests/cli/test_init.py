from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from freshness.cli import main
from freshness.cli.init import _quoted
from freshness.config import Target, load, load_yaml
from tests.conftest import Serve


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(*arguments: str) -> Target:
    result = CliRunner().invoke(main, ["init", *arguments])
    assert result.exit_code == 0, result.output
    (target,) = load(Path("freshness.yml")).targets
    return target


def test_an_address() -> None:
    address = "https://ada.example/"
    assert written(address, "--offline") == Target(url=address)


HOME = """<title>Ada Example</title><a rel="me" href="https://github.com/ada-example?tab=x">a</a>
<a href="https://x.com/ada_example">b</a>"""


def test_profiles_of_a_live_site_are_listed_with_how_they_were_found(serve: Serve) -> None:
    site = serve({"/": HOME})
    written(site.url, "--allow-private")
    text = Path("freshness.yml").read_text()
    assert '  - "https://github.com/ada-example"  # GitHub: claimed on the home page\n' in text
    assert '#   - "https://x.com/ada_example"  # X: linked to under the site' in text
    assert load(Path("freshness.yml")).profiles == ["https://github.com/ada-example"]


def test_profiles_of_a_folder_are_read_without_a_network(folder: Path) -> None:
    (folder / "index.html").write_text(HOME)
    written()
    assert load(Path("freshness.yml")).profiles == ["https://github.com/ada-example"]


def test_a_site_that_does_not_answer_is_written_without(serve: Serve) -> None:
    result = CliRunner().invoke(main, ["init", f"{serve({}).url}gone", "--allow-private"])
    assert result.exit_code == 0
    assert "no profiles are listed" in result.stderr
    assert load(Path("freshness.yml")).profiles == []


def test_a_plain_folder() -> None:
    assert written() == Target(folder=".")


def test_a_source_tree_brings_its_address(folder: Path) -> None:
    (folder / "my site" / "docs").mkdir(parents=True)
    (folder / "my site" / "mkdocs.yml").write_text("site_url: https://ada.example/\n")
    assert written("my site") == Target(source="my site", url="https://ada.example/")


def test_what_is_commented_out_is_valid_too() -> None:
    text = CliRunner().invoke(main, ["init", "--stdout"]).output
    assert not Path("freshness.yml").exists()
    awake = re.sub(r"^( *)# (?=[ -]|\w+:)", r"\1", text, flags=re.MULTILINE)
    Path("freshness.yml").write_text(awake)
    config = load(Path("freshness.yml"))
    assert config.targets == [Target(folder=".", url="https://you.example/")]
    assert config.ignore[0].rule == "dead-link"
    assert config.half_life.now == 60


def test_an_old_file_is_kept() -> None:
    Path("freshness.yml").write_text("fail_on: low\n")
    result = CliRunner().invoke(main, ["init"])
    assert result.exit_code == 2
    assert "stays as it is" in result.stderr
    assert Path("freshness.yml").read_text() == "fail_on: low\n"


def test_neither_folder_nor_address() -> None:
    result = CliRunner().invoke(main, ["init", "ada.example"])
    assert result.exit_code == 2
    assert "neither a folder nor an address" in result.stderr


@pytest.mark.parametrize("name", ["", "https://", "https://[ada"])
def test_what_check_could_not_use_is_not_written(name: str) -> None:
    assert CliRunner().invoke(main, ["init", name]).exit_code == 2
    assert not Path("freshness.yml").exists()


@given(st.text(max_size=50))
def test_any_value_is_quoted_safely(value: str) -> None:
    assert load_yaml(f"- {_quoted(value)}") == [value]
