"""The promises that `docs/architecture.md` makes about the code, kept by looking at it."""

import ast
import subprocess
import sys
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "freshness"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
FAMILIES = ("rules", "signals", "providers", "reporters", "fixers")


def test_layers_are_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_is_short(module: Path) -> None:
    assert len((PACKAGE / module).read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", [m for m in MODULES if not m.name.startswith("__")], ids=str)
def test_module_has_its_test(module: Path) -> None:
    assert (ROOT / "tests" / module.with_name(f"test_{module.name}")).is_file()


def test_every_test_has_its_module() -> None:
    stories = {
        "test_action.py",
        "test_architecture.py",
        "test_story.py",
        "test_profiles_story.py",
        "test_site.py",
        "test_readme.py",
        "test_docs.py",
    }
    orphans = [
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.name not in stories
        and path.parent.name != "browser"  # stories too
        and path.stem != f"test_{path.parent.name}"  # of the package itself
        and not (
            PACKAGE / path.relative_to(ROOT / "tests").with_name(path.name.removeprefix("test_"))
        ).is_file()
    ]
    assert orphans == []


def test_each_dependency_is_named_in_one_module() -> None:
    own = {"freshness", *sys.stdlib_module_names}
    users: dict[str, set[str]] = {}
    for module in MODULES:
        for name in _imported(PACKAGE / module):
            if name not in own:
                users.setdefault(name, set()).add(str(module))
    # The CLI is written in click throughout; YAML and typed records have a reader and a writer.
    shared = {"click", "yaml", "msgspec", "rich"}
    assert {
        name: where for name, where in users.items() if len(where) > 1 and name not in shared
    } == {}


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("family", FAMILIES)
def test_a_part_is_found_without_a_list(family: str) -> None:
    from freshness.registry import parts

    files = {path.stem for path in (PACKAGE / family).glob("*.py") if path.stem != "__init__"}
    assert {slug.replace("-", "_") for slug in parts(family)} == files


def test_generated_documents_are_current() -> None:
    from freshness.catalogue import pages

    stale = [
        name
        for name, text in pages().items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text("utf-8") != text
    ]
    assert stale == [], "run: python -m freshness.catalogue"


def test_every_command_and_option_has_help() -> None:
    from freshness.cli import main

    silent = []
    with click.Context(main) as context:
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            assert command is not None
            if not command.help:
                silent.append(name)
            silent += [
                f"{name} {option.name}"
                for option in command.params
                if isinstance(option, click.Option) and not option.help
            ]
    assert silent == []


def test_the_core_never_reads_the_clock() -> None:
    readers = [
        str(module)
        for module in MODULES
        if module.parts[0] != "cli"
        and any(
            call in (PACKAGE / module).read_text("utf-8")
            for call in ("date.today(", "datetime.now(", "time.time(")
        )
    ]
    assert readers == []
