"""`freshness.yml` (or `[tool.freshness]` in pyproject.toml) as typed settings.

The classes below are the reference: each setting is an attribute followed by its meaning.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import yaml

from freshness.errors import ConfigError

FILE_NAMES = ("freshness.yml", "freshness.yaml")
MAX_CONFIG_BYTES = 1 << 20


class Target(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site to look at: an address, a folder, or a folder and where it comes from."""

    url: str | None = None
    """Public address. Alone it is crawled; beside a folder it says where the folder will live."""
    folder: str | None = None
    """Built site, checked instead of the live address."""
    source: str | None = None
    """What the folder is built from; findings then name the source file, dates come from its git
    history. Alone it is checked as it is."""
    build: list[str] | None = None
    """Command that builds the folder before it is looked at; `{folder}` stands for the folder.
    Runs without a shell. When its program is not installed the source is checked instead."""


class Ignore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding to keep quiet about, and why."""

    rule: str
    """Slug of the rule, or `*`."""
    where: str = "*"
    """Glob over the page's path or address, or over the link's address."""
    reason: str
    """Why this is fine; shown in reports."""
    until: date | None = None
    """Last day on which it counts."""


class HalfLife(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """After how many days without a sign of care a page of a kind is worth a look.

    Defaults after what people say of their own sites: a /now page is about two months, a home page
    half a year. A dated post, a list of posts and a legal page do not age.
    """

    now: int = 60
    """`/now` pages."""
    home: int = 365
    """The home page."""
    about: int = 365
    """About pages."""
    cv: int = 365
    """CV and résumé."""
    portfolio: int = 365
    """Overview of projects."""
    project: int = 730
    """One project."""
    contact: int = 730
    """Contact page."""
    page: int = 730
    """Any other evergreen page."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a crawl ends, and how it behaves towards others."""

    pages: int = 2_000
    """Most pages of the own site to read."""
    seconds: float = 600.0
    """Most time for a whole run."""
    page_bytes: int = 10 << 20
    """Largest own page or file to read."""
    foreign_bytes: int = 2 << 20
    """Most to read of a foreign page."""
    host_concurrency: int = 2
    """Requests at once per foreign host; 0 for no limit."""
    host_rate: float = 4.0
    """Requests a second per foreign host; 0 for no limit."""
    own_concurrency: int = 10
    """Requests at once to the own host."""
    jobs: int = 64
    """Requests at once over all hosts."""
    timeout: float = 20.0
    """Seconds to wait for one answer."""
    robots: bool = True
    """Honour the own site's robots.txt. Other people's is always honoured."""


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set."""

    targets: list[Target] = []
    """What to look at when the command names nothing."""
    exclude: list[str] = []
    """Globs of addresses and paths that are not looked at."""
    ignore: list[Ignore] = []
    """Findings to keep quiet about."""
    half_life: HalfLife = HalfLife()
    """Days, by kind of page."""
    limits: Limits = Limits()
    """Bounds and manners."""
    fail_on: str = "high"
    """Exit 1 from this severity on: never, low, medium or high."""
    state: str | None = None
    """Folder of the history; `.freshness` beside this file when not set."""


class TolerantLoader(yaml.SafeLoader):
    """Safe YAML that reads past tags it does not know (`!ENV`, `!!python/name`) as None."""


TolerantLoader.add_constructor(None, lambda loader, node: None)


def load_yaml(text: str) -> Any:
    """Read YAML of any origin, past tags that are not known.

    Raises:
        ValueError: it is no YAML, names a day that no calendar has, or is nested without end.
    """
    try:
        return yaml.load(text, TolerantLoader)  # noqa: S506  TolerantLoader is a SafeLoader
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"not valid YAML: {error}") from None


def find(start: Path) -> Path | None:
    """The configuration file in a folder or the nearest one above it.

    `freshness.yml` wins over a pyproject.toml with a `[tool.freshness]` table beside it.
    """
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / "pyproject.toml"
        if project.is_file() and "tool.freshness" in project.read_text("utf-8", "replace"):
            return project
    return None


def load(file: Path) -> Config:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, is no YAML or TOML, or says something we do not know; the
            message has the file, the line and the nearest known key.
    """
    try:
        if file.stat().st_size > MAX_CONFIG_BYTES:
            raise ConfigError("is larger than 1 MiB; that is no configuration", file=file)
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", file=file) from None
    data = _toml(text, file) if file.suffix == ".toml" else _yaml(text, file)
    if data is None:
        return Config()
    try:
        return msgspec.convert(data, Config, strict=True)
    except msgspec.ValidationError as error:
        message, line = _explain(str(error), data, text)
        raise ConfigError(message, file=file, line=line) from None


def _toml(text: str, file: Path) -> Any:
    try:
        return tomllib.loads(text).get("tool", {}).get("freshness")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", file=file) from None


def _yaml(text: str, file: Path) -> Any:
    try:
        return yaml.load(text, TolerantLoader)  # noqa: S506  TolerantLoader is a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        line = mark.line + 1 if mark else None
        raise ConfigError(f"is not valid YAML: {problem}", file=file, line=line) from None


def _explain(message: str, data: Any, text: str) -> tuple[str, int | None]:
    """A sentence and a line for a complaint such as ``… unknown field `x` - at `$.limits` ``."""
    problem, _, where = message.partition(" - at ")
    keys = _keys(where.strip("`").removeprefix("$"))
    if "unknown field" in problem:
        wrong = problem.split("`")[1]
        known = _known_keys(keys)
        near = difflib.get_close_matches(wrong, known, n=1, cutoff=0.4)
        hint = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(known)}"
        return f"unknown key `{wrong}`; {hint}", _line_of([*keys, wrong], text)
    name = ".".join(str(key) for key in keys) or "the file"
    return f"`{name}`: {problem[0].lower()}{problem[1:]}", _line_of(keys, text)


def _keys(path: str) -> list[str | int]:
    """`.targets[0].url` as a list; `[...]` stands for an unknown index."""
    parts: list[str | int] = []
    for part in path.replace("[", ".[").split("."):
        if part.startswith("["):
            parts.append(int(part[1:-1]) if part[1:-1].isdecimal() else 0)
        elif part:
            parts.append(part)
    return parts


def _known_keys(keys: list[str | int]) -> list[str]:
    sections: dict[str, type[msgspec.Struct]] = {
        "targets": Target, "ignore": Ignore, "half_life": HalfLife, "limits": Limits,
    }  # fmt: skip
    section = sections.get(str(keys[0]), Config) if keys else Config
    return [field.name for field in msgspec.structs.fields(section)]


def _line_of(keys: list[str | int], text: str) -> int | None:
    """The line of a key in YAML; of its name in TOML."""
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        hits = (n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(name))
        return next(hits, None)
    line = None
    for key in keys:
        for child, value, number in _children(node):
            if child == key:
                node, line = value, number
                break
    return line


def _children(node: Any) -> Iterator[tuple[str | int, Any, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value.start_mark.line + 1
