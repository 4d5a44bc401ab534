"""Documentation that cannot drift from the code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from freshness import catalogue, config
from freshness.catalogue import SCHEMA, pages, run, settings, stale
from freshness.provider import providers
from freshness.rule import rules


def test_every_rule_has_a_page_and_a_row() -> None:
    found = pages()
    for slug, part in rules().items():
        assert found[f"docs/rules/{slug}.md"].startswith(f"# {slug}\n")
        assert f"| [{slug}]({slug}.md) | {part.title} |" in found["docs/rules/index.md"]


@pytest.mark.parametrize("section", catalogue._SECTIONS.values())
def test_every_setting_is_explained(section: type[msgspec.Struct]) -> None:
    names = [field.name for field in msgspec.structs.fields(section)]
    assert [each.name for each in settings(section)] == names
    assert all(each.meaning for each in settings(section))


def test_defaults_are_those_of_the_code() -> None:
    defaults = {each.name: each.default for each in settings(config.Limits)}
    assert defaults["page_bytes"] == str(10 << 20)
    assert defaults["robots"] == "true"
    assert {each.name: each.default for each in settings(config.Ignore)}["rule"] == "required"


def test_a_type_with_a_bar_stays_in_its_cell() -> None:
    assert "| `state` | `str \\| None` | `null` |" in pages()["docs/configuration.md"]


def test_every_provider_has_a_row() -> None:
    text = pages()["docs/profiles.md"]
    for slug, part in providers().items():
        (row,) = (line for line in text.splitlines() if f"(`{slug}`)" in line)
        assert part.attribute("LOOK") in row
        assert row.count(" | ") == (5 if hasattr(part.module, "read") else 2)
    assert "`GITHUB_TOKEN`" in text


def test_every_command_has_its_help() -> None:
    text = pages()["docs/commands.md"]
    assert "## freshness check" in text
    assert "--fail-on" in text


def test_written_pages_are_current_and_old_ones_go(tmp_path: Path) -> None:
    old = tmp_path / "docs" / "rules" / "no-more.md"
    old.parent.mkdir(parents=True)
    old.touch()
    assert run(["--check", str(tmp_path)]) == 1
    assert old.exists()
    assert run([str(tmp_path)]) == 0
    assert not old.exists()
    assert stale(tmp_path) == []
    assert run(["--check", str(tmp_path)]) == 0


def test_an_edited_page_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(tmp_path)])
    (tmp_path / SCHEMA).write_text("{}")
    assert stale(tmp_path) == [SCHEMA]
    assert run(["--check", str(tmp_path)]) == 1
    assert f"{SCHEMA}: is not current" in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "freshness.catalogue"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr[:6]) == (2, "usage:")
