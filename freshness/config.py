"""`freshness.yml` (or `[tool.freshness]` in pyproject.toml) as typed settings.

The classes below are the reference: each setting is an attribute followed by its meaning.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec

from freshness.errors import ConfigError
from freshness.yaml_file import NotYaml, line_of
from freshness.yaml_file import load_yaml as load_yaml

FILE_NAMES = ("freshness.yml", "freshness.yaml")
MAX_CONFIG_BYTES = 1 << 20

Days = Annotated[int, msgspec.Meta(ge=1, le=36_500)]
Count = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]
CountOrZero = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
Address = Annotated[str, msgspec.Meta(pattern="^https?://[^/]")]
Package = Annotated[
    str, msgspec.Meta(pattern=r"^(pypi|npm|cargo|go|maven|nuget|rubygems):[\w@./:+-]{1,200}$")
]
Rate = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]

_OURS = re.compile(r"^[ \t]*+\[+[ \t]*+tool\.freshness\s*[].]", re.MULTILINE)
_WORDS = {
    "int": "a whole number", "float": "a number", "str": "text", "bool": "true or false",
    "array": "a list", "object": "a group of keys", "null": "empty", "date": "a day",
}  # fmt: skip


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

    now: Days = 60
    """`/now` pages."""
    home: Days = 365
    """The home page."""
    about: Days = 365
    """About pages."""
    cv: Days = 365
    """CV and résumé."""
    portfolio: Days = 365
    """Overview of projects."""
    project: Days = 730
    """One project."""
    contact: Days = 730
    """Contact page."""
    page: Days = 730
    """Any other page of the first level; deeper ones (recipes, references, demos) do not age."""
    profile: Days = 365
    """An account elsewhere whose own rhythm is not known; half of it where people write every day,
    twice of it for records and packages."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a crawl ends, and how it behaves towards others."""

    pages: Count = 2_000
    """Most pages of the own site to read."""
    seconds: Seconds = 600.0
    """Most time for a whole run, all targets together."""
    site_bytes: Count = 512 << 20
    """Most bytes of own pages to read, all of them together."""
    page_bytes: Count = 10 << 20
    """Largest own page or file to read."""
    foreign_bytes: Count = 2 << 20
    """Most to read of a foreign page."""
    host_concurrency: CountOrZero = 2
    """Requests at once per foreign host; 0 for no limit."""
    host_rate: Rate = 4.0
    """Requests a second per foreign host; 0 for no limit."""
    own_concurrency: Count = 10
    """Requests at once to the own host."""
    jobs: Count = 64
    """Requests at once over all hosts."""
    timeout: Seconds = 20.0
    """Seconds to wait for one answer."""
    robots: bool = True
    """Honour the own site's robots.txt. Other people's is always honoured."""


class Provider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the profiles of a provider are asked for, by its slug: see profiles.md."""

    base: Address | None = None
    """Address that is asked instead of the provider's own: a mirror, or a proxy."""
    instances: list[Address] = []
    """Further servers of the same software, such as `https://git.example` under `gitlab`. Addresses
    there are profiles, and they are asked there."""


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
    rdap: Address | None = None
    """Address of an RDAP service, such as `https://rdap.org`, that tells until when the domain of
    your site is registered. Nobody is asked when not set; answers are kept for a week."""
    profiles: list[Address] = []
    """Your profiles elsewhere. Those that your site claims (`rel=me`, h-card, `sameAs`) or shows on
    every page are found without being listed."""
    providers: dict[str, Provider] = {}
    """Where profiles are asked for, by provider."""
    packages: list[Package] = []
    """Packages of yours, as `pypi:NAME`, `npm:NAME`, `cargo:NAME` and so on: read at deps.dev."""
    dns: Address | None = None
    """Address of a DNS service that answers in JSON, such as `https://dns.google/resolve`: it tells
    whether the domains of your mail addresses take mail. Nobody is asked when not set."""
    fail_on: str = "high"
    """Exit 1 from this severity on: never, low, medium or high."""
    state: str | None = None
    """Folder of the history; `.freshness` beside this file when not set."""


def find(start: Path) -> Path | None:
    """The configuration file in a folder or the nearest one above it.

    `freshness.yml` wins over a pyproject.toml with a `[tool.freshness]` table beside it.
    """
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / "pyproject.toml"
        if project.is_file() and _OURS.search(_text(project)):
            return project
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:  # somebody else's
        return ""


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
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", file=file) from None
    except ValueError:  # a name or bytes that are no text
        raise ConfigError("cannot be read (it is not UTF-8 text)", file=file) from None
    data = _toml(text, file) if file.suffix == ".toml" else _yaml(text, file)
    if isinstance(data, dict):  # a key whose whole section is commented out
        data = {key: value for key, value in data.items() if value is not None}
    try:
        return msgspec.convert({} if data is None else data, Config, strict=True)
    except msgspec.ValidationError as error:
        message, keys = _explain(str(error))
        raise ConfigError(message, file=file, line=_line_of(keys, file, text)) from None


def _toml(text: str, file: Path) -> Any:
    try:
        tool = tomllib.loads(text).get("tool")
    except RecursionError:
        raise ConfigError("is not valid TOML: it is nested too deeply", file=file) from None
    except ValueError as error:
        raise ConfigError(f"is not valid TOML: {error}", file=file) from None
    return tool.get("freshness") if isinstance(tool, dict) else None


def _yaml(text: str, file: Path) -> Any:
    try:
        return load_yaml(text)
    except NotYaml as error:
        raise ConfigError(f"is not valid YAML: {error}", file=file, line=error.line) from None


def _explain(message: str) -> tuple[str, list[str | int]]:
    """A sentence and the keys for a complaint such as ``… unknown field `x` - at `$.limits` ``."""
    problem, _, where = message.partition(" - at ")
    keys = _keys(where.strip("`").removeprefix("$")) if where.startswith("`$") else []
    if "unknown field" in problem:
        wrong = problem.split("`")[1]
        known = _known_keys(keys)
        near = difflib.get_close_matches(wrong, known, n=1, cutoff=0.4)
        hint = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(known)}"
        return f"unknown key `{wrong}`; {hint}", [*keys, wrong]
    name = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    if where.startswith("`key`"):
        problem = "Expected keys that are text"
    return f"{f'`{name[1:]}`' if name else 'the file'} {_in_words(problem)}", keys


def _in_words(problem: str) -> str:
    """What msgspec says, for people who never heard of types."""
    if "date" in problem:
        return "must be a day such as 2026-11-22"
    problem = problem.replace("Object missing required field", "needs").replace(
        "Expected", "must be"
    )
    problem = problem.replace("`str` matching regex '^https?://[^/]'", "an address with https://")
    if "matching regex '^(pypi|" in problem:
        return "must name a package like pypi:NAME, npm:NAME or cargo:NAME"
    problem = problem.replace(", got", ", but is").replace(" | null`", "`")
    named = re.sub(r"`(\w+)`", lambda found: _WORDS.get(found[1], found[0]), problem)
    return named[0].lower() + named[1:]


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
        "providers": Provider,
    }  # fmt: skip
    section = sections.get(str(keys[0]), Config) if keys else Config
    return [field.name for field in msgspec.structs.fields(section)]


def _line_of(keys: list[str | int], file: Path, text: str) -> int | None:
    """The line of a key in YAML; of its name in TOML."""
    if file.suffix != ".toml":
        return line_of(keys, text)
    name = next((key for key in reversed(keys) if isinstance(key, str)), "")
    hits = (
        n
        for n, line in enumerate(text.splitlines(), 1)
        if re.search(rf"\b{re.escape(name)}\b", line)
    )
    return next(hits, None)
