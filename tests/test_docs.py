"""The documents are run: every command in a sample project, every configuration by its reader.

A command is a line of a `sh` or `console` block that begins with `freshness`. It is run in a copy of the
site that `freshness new` makes, beside the files in `tests/docs`, one document after the other, line by
line. What it needs besides belongs into `tests/docs`.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from freshness.cli import main
from freshness.config import Config, load, load_yaml
from freshness.people import book as people
from freshness.starter import Person, start
from tests.conftest import Serve
from tests.export import LinkedIn
from tests.export import Person as Contact

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])  # rules run their examples
TODAY = date(2026, 11, 25)
_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SITE = re.compile(r"https://(?:your-site|ada)\.example/")
_FRONT = {"title", "description", "date", "updated", "reviewed", "review_by", "freshness"}
# These cannot end by themselves, or need more than a terminal; their options are checked all the same.
SHOWN = {
    "preview": "serves until it is stopped",
    "pdf": "prints with a browser, as tests/browser does",
    "data": "asks the network",
    "issue": "writes at GitHub, as tests/cli/test_issue.py does",
}


@dataclass
class Command:
    words: list[str]
    output: str | None = None
    environment: dict[str, str] = field(default_factory=dict)


def fences(document: Path, *languages: str) -> list[str]:
    found = _FENCE.findall(document.read_text("utf-8"))
    return [text for language, text in found if language in languages]


def commands(document: Path) -> Iterator[Command]:
    for text in fences(document, "sh", "console"):
        prompts = any(line.startswith("$ ") for line in text.splitlines())
        for line in text.replace("\\\n", " ").splitlines():
            if not prompts or line.startswith("$ "):
                yield from parsed(line.removeprefix("$ "))


def parsed(line: str) -> Iterator[Command]:
    """The commands of one line of shell, as far as documents need it: `&&`, `|`, `>` and `NAME=x`."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="&|;>")
    lexer.commenters = "#"
    lexer.whitespace_split = True
    command = Command([])
    words = iter([*lexer, "&&"])
    for word in words:
        if word in ("&&", "|", ";"):
            if command.words and Path(command.words[0]).name in ("freshness", "cd"):
                yield command
            command = Command([])
        elif word == ">":
            command.output = next(words)
        elif not command.words and re.fullmatch(r"[A-Z_]+=.*", word):
            name, _, command.environment[name] = word.partition("=")
        else:
            command.words.append(word)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built personal site under git, and what documents speak of besides."""
    folder = tmp_path_factory.mktemp("sample")
    start(folder, Person(), TODAY, "0.1.0")
    for words in (
        ["git", "init", "-q"],
        ["git", "add", "-A"],
        ["git", "-c", "user.name=Ada", "-c", "user.email=a@ada.example", "commit", "-qm", "Begin"],
        [sys.executable, "-m", "mkdocs", "build", "-q"],
    ):
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
    shutil.copytree(folder / "build/site", folder / "site")
    shutil.copytree(folder / "site_src", folder / "docs")
    shutil.copytree(ROOT / "tests/docs", folder, dirs_exist_ok=True)
    exported(folder / "Complete_LinkedInDataExport_11-20-2026.zip")
    return folder


def exported(file: Path) -> None:
    made = LinkedIn()
    for name in ("Grace Example", "Alan Example"):
        made.connect(Contact(name))
        made.message(Contact(name), made.owner)
        made.message(made.owner, Contact(name))
    made.message(Contact("Mary Example"), made.owner)  # and waits
    made.write(file)


@pytest.mark.parametrize(
    "document", [each for each in DOCUMENTS if list(commands(each))], ids=lambda path: path.name
)
def test_commands_do_what_they_say(
    document: Path, sample: Path, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Path(shutil.copytree(sample, tmp_path / "project"))
    live = serve(sample / "build/site").url
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(project)
    for command in commands(document):
        if command.words[0] == "cd":
            monkeypatch.chdir(command.words[1])
            continue
        words = command.words[1:]
        line = shlex.join(["freshness", *words])
        known = options(words[0])
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line
        if words[0] in SHOWN:
            continue
        asks = any(_SITE.match(word) for word in words if word != words[0]) and "--as" not in words
        if asks:
            words = [_SITE.sub(live, word) for word in words]
        if "--allow-private" in known and asks:
            words.append("--allow-private")
        elif "--offline" in known:
            words.append("--offline")
        aside = Path("freshness.yml").rename("aside") if words[0] == "init" else None
        result = CliRunner(env=command.environment).invoke(main, words)
        if aside:
            aside.replace("freshness.yml")
        assert result.exit_code in (0, 1), f"{line}\n{result.output}"
        assert result.exception is None or isinstance(result.exception, SystemExit), line
        if command.output:
            Path(command.output).write_text(result.stdout, "utf-8")


def options(name: str) -> set[str]:
    """Every option of a command and of what is below it."""
    with click.Context(main) as context:
        command = main.get_command(context, name)
    assert command is not None, f"freshness {name}: no such command"
    below = list(command.commands.values()) if isinstance(command, click.Group) else []
    return {"--help", "--version"} | {
        option for each in (command, *below) for param in each.params for option in param.opts
    }


def configurations() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for text in fences(document, "yaml", "yml"):
            yield document.name, text


@pytest.mark.parametrize(("document", "text"), list(configurations()))
def test_configurations_are_valid(document: str, text: str, tmp_path: Path) -> None:
    if text.startswith("---"):
        front = load_yaml(text.split("---")[1])
        assert set(front) <= _FRONT
        return
    data = load_yaml(text)
    if isinstance(data, list) and "uses" in data[0] | data[-1]:
        data = {"jobs": {"check": {"runs-on": "ubuntu-24.04", "steps": data}}}
    if isinstance(data, dict) and "jobs" in data:
        data.setdefault("on", data.pop(True, {"push": {}}))  # YAML 1.1 reads `on` as true
        is_workflow(data, tmp_path)
    elif isinstance(data, dict) and "repos" in data:
        is_for_pre_commit(data)
    elif isinstance(data, dict) and "people" in data:
        (tmp_path / "people.yml").write_text(text, "utf-8")
        assert people.load(tmp_path / "people.yml").entries
    elif isinstance(data, dict) and set(data) <= set(Config.__struct_fields__):
        (tmp_path / "freshness.yml").write_text(text, "utf-8")
        load(tmp_path / "freshness.yml")
    else:
        is_for_mkdocs(text, tmp_path)


def is_workflow(data: dict[str, Any], folder: Path) -> None:
    file = folder / "workflow.json"
    file.write_text(json.dumps(data, default=str), "utf-8")
    done = subprocess.run(
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)],
        executable=str(Path(sys.executable).with_name("check-jsonschema")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def is_for_pre_commit(data: dict[str, Any]) -> None:
    offered = {hook["id"] for hook in load_yaml((ROOT / ".pre-commit-hooks.yaml").read_text())}
    for repository in data["repos"]:
        assert {"repo", "rev", "hooks"} == set(repository)
        assert {hook["id"] for hook in repository["hooks"]} <= offered


def is_for_mkdocs(text: str, folder: Path) -> None:
    from mkdocs.config import load_config

    (folder / "docs").mkdir()
    named = text if "site_name" in text else f"site_name: Ada\n{text}"
    (folder / "mkdocs.yml").write_text(named, "utf-8")
    load_config(str(folder / "mkdocs.yml"), strict=True)


def test_tables_in_toml_are_valid(tmp_path: Path) -> None:
    for document in DOCUMENTS:
        for text in fences(document, "toml"):
            assert tomllib.loads(text), document
            (tmp_path / "pyproject.toml").write_text(text, "utf-8")
            load(tmp_path / "pyproject.toml")


def test_the_readme_shows_both_one_liners_and_the_documents_show_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("<!-- run-command -->") == text.count("<!-- test-command -->") == 1
    assert sum(len(list(commands(each))) for each in DOCUMENTS) > 20
    assert len(list(configurations())) > 1
