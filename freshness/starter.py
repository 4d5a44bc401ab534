"""A personal site to begin with: the template, as if it had been written today.

The template is the site in this project's repository; the wheel carries it in
`freshness/templates/site`. All its days are moved by the same number, so that the newest is today.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from freshness import HOMEPAGE
from freshness.errors import UserError

_PACKAGE = Path(__file__).parent
_PARTS = ("mkdocs.yml", "freshness.yml", "overrides", "site_src", ".github/workflows")
_WORKFLOWS = ("publish.yml", "freshness.yml")
_BINARY = (".woff2", ".png")
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d(?!\d)")
_REVIEWED = re.compile(rb"^reviewed: (20\d\d-\d\d-\d\d)$", re.MULTILINE)
_PDF_DAY = re.compile(rb"(?<=\(D:)20\d{6}")
# The repository of the template installs itself from its own folder; other repositories cannot.
_OWN = re.compile(r"(pip install (?:--quiet )?)'?\.(?:\[[a-z,]+\])?'?(?=\s)")
_OWN_ACTION = re.compile(r"uses: \./(?: *#.*)?$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whose site it is. Whatever is not said stays that of the invented person."""

    name: str = "Ada Example"
    url: str = "https://ada.example/"
    email: str = "hello@ada.example"


def start(folder: Path, person: Person, today: date, version: str) -> list[Path]:
    """Write the template into a new or empty folder; gives the files written.

    Raises `UserError` when there is something in it already, or it cannot be written.
    """
    if folder.exists() and not _is_empty(folder):
        raise UserError(f"{folder}: is there already; name a folder that is new or empty")
    root = _template()
    by = today - _newest(root)
    texts = {Path(name): _moved(root / name, by, today) for name in _files(root)}
    for source in sorted((_PACKAGE / "templates/new").iterdir()):
        name = source.name.replace("gitignore", ".gitignore")
        words = {"name": person.name, "url": person.url, "version": version, "homepage": HOMEPAGE}
        texts[Path(name)] = source.read_text("utf-8").format(**words).encode()
    try:
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(_signed(path, text, person, version))
    except OSError as error:
        raise UserError(f"{folder}: cannot be written ({error.strerror})") from None
    return sorted(texts)


def _is_empty(folder: Path) -> bool:
    """Whether it has no files of the owner; `git init` may have run there."""
    return folder.is_dir() and all(each.name == ".git" for each in folder.iterdir())


def _template() -> Path:
    shipped = _PACKAGE / "templates/site"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def _files(root: Path) -> list[str]:
    found = []
    for part in _PARTS:
        path = root / part
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        found += [
            file.relative_to(root).as_posix()
            for file in files
            if file.is_file() and (file.parent.name != "workflows" or file.name in _WORKFLOWS)
        ]
    return found


def _newest(root: Path) -> date:
    """The day on which the template was last said to be true."""
    return max(
        date.fromisoformat(match.decode())
        for file in (root / "site_src").rglob("*.md")
        for match in _REVIEWED.findall(file.read_bytes())
    )


def _moved(file: Path, by: timedelta, today: date) -> bytes:
    """The file with its days moved; nothing was printed later than today."""
    text = file.read_bytes()
    if file.suffix == ".pdf":
        return _PDF_DAY.sub(
            lambda day: f"{min(date.fromisoformat(day[0].decode()) + by, today):%Y%m%d}".encode(),
            text,
        )
    if file.suffix in _BINARY or file.parent.name == "workflows":
        return text
    return _DAY.sub(
        lambda day: (date.fromisoformat(day[0]) + by).isoformat(), text.decode()
    ).encode()


def _signed(path: Path, text: bytes, person: Person, version: str) -> bytes:
    """The file with the person's own words; in YAML and JSON they stand between quotation marks."""
    if path.suffix in (*_BINARY, ".pdf"):
        return text
    invented = Person()
    signed = text.decode()
    for before, after in (
        (invented.name, json.dumps(person.name, ensure_ascii=False)[1:-1]),
        (invented.url, person.url),
        (invented.email, person.email),
    ):
        signed = signed.replace(before, after)
    if path.parent.name == "workflows":
        signed = _OWN.sub(r"\1-r requirements.txt", signed)
        action = HOMEPAGE.removeprefix("https://github.com/")
        trusted = "zizmor: ignore[unpinned-uses] its releases are trusted like the tool itself"
        signed = _OWN_ACTION.sub(f"uses: {action}@v{version} # {trusted}", signed)
    return signed.encode()
