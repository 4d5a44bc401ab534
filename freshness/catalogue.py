"""Documentation that is written where the code is: rules, settings, commands and the schema.

    python -m freshness.catalogue [--check] FOLDER

writes (or compares) these files in the folder of the project.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from freshness import config
from freshness.api import TOKENS
from freshness.provider import providers
from freshness.registry import Part
from freshness.rule import rules
from freshness.url import hostname

_NOTE = "<!-- Written by `python -m freshness.catalogue .`; edit the code instead. -->\n\n"
_INTRODUCTION = """\
Settings live in `freshness.yml`, in the folder where freshness runs or the nearest one above it, or
in the table `[tool.freshness]` of a `pyproject.toml`. `freshness init` writes a first one. A key
that does not exist is an error that names the nearest one that does.

Findings can also be kept quiet in the pages themselves; see
[stale-ignore](rules/stale-ignore.md)."""
SCHEMA = "freshness/templates/report-v1.schema.json"


def pages() -> dict[str, str]:
    """Every generated file, by its path in the project."""
    from freshness.reporters.json import schema

    known = rules()
    return {
        **{f"docs/rules/{slug}.md": _rule(part) for slug, part in known.items()},
        "docs/rules/index.md": _index(known),
        "docs/configuration.md": _configuration(),
        "docs/commands.md": _commands(),
        "docs/profiles.md": _profiles(),
        SCHEMA: json.dumps(schema(), indent=2) + "\n",
    }


def stale(folder: Path) -> list[str]:
    """Paths of generated files that are not as they would be written, or should not be there."""
    wanted = pages()
    differ = [path for path, text in wanted.items() if _read(folder / path) != text]
    there = {f"docs/rules/{file.name}" for file in (folder / "docs" / "rules").glob("*.md")}
    return sorted([*differ, *(there - set(wanted))])


def write(folder: Path) -> None:
    """Write every generated file, and remove the pages of rules that are no more."""
    wanted = pages()
    for path in stale(folder):
        file = folder / path
        if path in wanted:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[path], "utf-8")
        else:
            file.unlink()


def _read(file: Path) -> str | None:
    return file.read_text("utf-8") if file.is_file() else None


def _rule(part: Part) -> str:
    _, _, body = part.doc.partition("\n")
    return f"# {part.slug}\n\n{_NOTE}**{part.title}**\n\n{body.strip()}\n".replace("\n\n\n", "\n\n")


def _index(known: Mapping[str, Part]) -> str:
    rows = [f"| [{slug}]({slug}.md) | {part.title} |" for slug, part in known.items()]
    return "\n".join([f"# Rules\n\n{_NOTE}| rule | what it finds |", "| --- | --- |", *rows, ""])


class Setting(NamedTuple):
    """One key of the configuration."""

    name: str
    kind: str
    default: str  #: as JSON
    meaning: str


def settings(section: type) -> Iterator[Setting]:
    """The keys of a section, in order, with the meaning that `config.py` writes under each."""
    defaults = inspect.signature(section).parameters
    (tree,) = ast.parse(inspect.getsource(section)).body
    assert isinstance(tree, ast.ClassDef)
    for node, after in itertools.pairwise(tree.body):
        if isinstance(node, ast.AnnAssign) and isinstance(after, ast.Expr):
            name = ast.unparse(node.target)
            meaning = " ".join(ast.literal_eval(after.value).split())
            kind = ast.unparse(node.annotation)
            yield Setting(name, kind, _default(defaults[name].default), meaning)


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return "required"
    if repr(value) == "<factory>":
        return "[]"
    return "see below" if hasattr(value, "__struct_fields__") else json.dumps(value)


_SECTIONS = {
    "Top level": config.Config,
    "`targets[]`": config.Target,
    "`ignore[]`": config.Ignore,
    "`half_life`": config.HalfLife,
    "`limits`": config.Limits,
    "`providers.SLUG`": config.Provider,
}


def _configuration() -> str:
    parts = [f"# Configuration\n\n{_NOTE}{_INTRODUCTION}\n"]
    for title, section in _SECTIONS.items():
        parts.append(f"## {title}\n\n{inspect.getdoc(section)}\n")
        parts.append("| key | type | default | meaning |\n| --- | --- | --- | --- |")
        for name, kind, default, meaning in settings(section):
            row = f"`{name}` \0 `{kind}` \0 `{default}` \0 {meaning}"
            parts.append(f"| {row.replace('|', chr(92) + '|').replace(chr(0), '|')} |")
        parts.append("")
    return "\n".join(parts)


def _commands() -> str:
    from freshness.cli import main

    parts = [f"# Commands\n\n{_NOTE}Every option can also be set by a variable: `--fail-on` of "
             "`freshness check` by `FRESHNESS_CHECK_FAIL_ON`.\n"]  # fmt: skip
    root = click.Context(main, info_name="freshness", terminal_width=80, **main.context_settings)
    return "\n".join([*parts, *_helped(main, root, "##")])


def _helped(group: click.Group, context: click.Context, level: str) -> Iterator[str]:
    """A section for each command of a group, and below it those of its own."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command, "list_commands names what get_command finds"
        here = click.Context(command, info_name=name, parent=context)
        yield f"{level} {here.command_path}\n\n```text\n{command.get_help(here)}\n```\n"
        if isinstance(command, click.Group):
            yield from _helped(command, here, f"{level}#")


_PROFILES = """\
A profile is read when the owner's site or configuration leads to it; this is no search for
people. Offline nobody is asked.

**Manners.** We say who we are, keep to a pace a host (four questions a second, less where a host
asks for less), wait when we are told to for at most 30 seconds, and leave a host alone for the
rest of the run when it wants more, or does not answer. A run asks at most 150 questions in 60
seconds. Good answers are kept for an hour in the state folder (`--no-state` keeps them for the
run) and asked for again by their ETag; failures are never kept. No cookie, no login, no pretence
of being a browser.

**Tokens** raise limits and are never needed. They are taken from the environment and sent to
their own host only, wherever it redirects to.

**What may come of it.** `ok`; `missing`, where the host's API says so; `suspended`; `moved`, with
the new address; `private`, where the owner shows it to members only; `limited`, when we shall
come back later; `unverifiable`: a wall, a time-out, an answer without sense. Only the first four
say something about the profile, and nothing is called broken because a wall stood in the way.

**Servers of your own** are read like the large ones:

```yaml freshness.yml
providers:
  gitlab: {instances: ["https://git.example"]}
  codeberg: {instances: ["https://forge.example"]} # Forgejo and Gitea
packages: ["pypi:ada-example"] # read at deps.dev
```
"""


def _profiles() -> str:
    known = providers().values()
    read = [part for part in known if hasattr(part.module, "read")]
    rows = [
        (
            _place(part), part.attribute("READS"), part.attribute("FOR"), part.attribute("LIMITS"),
            _token(part), part.attribute("LOOK"),
        )
        for part in read
    ]  # fmt: skip
    walls = [
        (_place(part), _why(part), part.attribute("LOOK")) for part in known if part not in read
    ]
    names = "provider", "what is read", "what for", "limits", "token", "what you can do"
    return "\n".join(
        [
            f"# Profiles\n\n{_NOTE}{_PROFILES}\n## Read\n",
            _table(names, rows),
            "\n## Behind walls\n",
            "Nobody is asked. Open the page, then tell the day with `freshness confirm URL`.\n",
            _table(("provider", "why", "what you can do"), walls),
            "",
        ]
    )


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _place(part: Part) -> str:
    name = part.title.removesuffix(" profiles")
    return f"{name} (`{part.slug}`)"


def _why(part: Part) -> str:
    return " ".join(part.doc.partition("\n")[2].split())


def _token(part: Part) -> str:
    name = TOKENS.get(hostname(getattr(part.module, "BASE", "")))
    return f"`{name}`" if name else "–"


def run(arguments: Sequence[str]) -> int:
    """The tool: 0 when all is current or written, 1 when `--check` found something old."""
    check = "--check" in arguments
    folders = [Path(each) for each in arguments if each != "--check"]
    if len(folders) != 1 or not folders[0].is_dir():
        sys.stderr.write("usage: python -m freshness.catalogue [--check] FOLDER\n")
        return 2
    old = stale(folders[0])
    if not check:
        write(folders[0])
    for path in old:
        sys.stderr.write(f"{path}: {'is not current' if check else 'written'}\n")
    return int(check and bool(old))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
