"""What the documents promise exists."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from freshness.cli import main
from freshness.config import Config, load_yaml

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_FENCE = re.compile(r"^```(sh|yaml)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def fences(language: str) -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for found, text in _FENCE.findall(document.read_text("utf-8")):
            if found == language:
                yield document.name, text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = _FENCE.sub("", document.read_text("utf-8"))
    missing = [link for link in _LINK.findall(text) if not (document.parent / link).exists()]
    assert missing == []


def commands() -> Iterator[tuple[str, list[str]]]:
    for name, text in fences("sh"):
        for line in text.splitlines():
            words = shlex.split(line, comments=True)
            if "freshness" in words[:1]:
                yield name, words[1:]


@pytest.mark.parametrize(("document", "words"), list(commands()))
def test_commands_and_their_options_exist(document: str, words: list[str]) -> None:
    with click.Context(main) as context:
        command = main.get_command(context, words[0])
    assert command is not None
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words[1:] if word.startswith("--")} <= known


def test_the_readme_shows_commands_and_both_one_liners() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("<!-- run-command -->") == text.count("<!-- test-command -->") == 1
    assert len(list(commands())) > 5


def test_configurations_are_valid(tmp_path: Path) -> None:
    from freshness.config import load

    found = 0
    for _, text in fences("yaml"):
        if text.startswith("---"):
            continue  # front matter
        if set(load_yaml(text) or {}) & set(Config.__struct_fields__):
            (tmp_path / "freshness.yml").write_text(text, "utf-8")
            load(tmp_path / "freshness.yml")
            found += 1
    assert found
