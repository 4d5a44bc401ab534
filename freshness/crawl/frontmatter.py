"""Front matter: what a source file says about itself before its text begins."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from freshness.yaml_file import load_yaml

MAX_LENGTH = 65_536
"""Characters. Nobody writes longer front matter, and YAML is slow."""

_FENCED = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<text>.*?)"
    r"^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
# MultiMarkdown metadata, as Pelican reads it; only these keys may open it, since prose has colons.
_HEADER = re.compile(
    r"\A\ufeff?(?=(?:title|date|author|slug|status|category|tags|summary|modified|template)[ \t]*:)"
    r"(?:[A-Za-z][\w -]{0,40}:[^\n]*+\n|[ \t]++\S[^\n]*+\n)++(?=\s*\n|\Z)",
    re.IGNORECASE,
)
# tomllib needs for ever for `a.a.a.…`.
_ENDLESS_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){50}")
_KEPT = re.compile(r"[^\r\n]++")


def split(text: str) -> tuple[dict[str, Any], str, int]:
    """Part a file into its front matter and its text.

    YAML stands between lines of `---`, TOML between `+++`; Pelican's `Title: …` has no fence. What
    cannot be read counts as empty.

    Args:
        text: the whole file.

    Returns:
        The front matter with lower-case keys; the text with the front matter's lines blanked, so
        that its own keep their numbers; and how many were blanked.
    """
    head = text[: MAX_LENGTH + 8]
    match = _FENCED.match(head) or _HEADER.match(head)
    if not match:
        return {}, text, 0
    found = match.groupdict()
    data = _read(found["fence"], found["text"]) if "fence" in found else _lines(match[0])
    body = _KEPT.sub("", match[0]) + text[match.end() :]
    return data, body, match[0].count("\n")


def head(text: str) -> str:
    """The front matter of a file as it is written, fences included; empty where there is none."""
    match = _FENCED.match(text[: MAX_LENGTH + 8]) or _HEADER.match(text[: MAX_LENGTH + 8])
    return match[0] if match else ""


def _read(fence: str, text: str) -> dict[str, Any]:
    if fence == "+++" and _ENDLESS_KEY.search(text):
        return {}
    try:
        data = tomllib.loads(text) if fence == "+++" else load_yaml(text)
    except (ValueError, RecursionError):
        return {}
    return {str(key).lower(): each for key, each in data.items()} if isinstance(data, dict) else {}


def _lines(text: str) -> dict[str, Any]:
    data = {}
    for line in text.splitlines():
        key, _, value = line.partition(":")
        if value and not line[0].isspace():
            data[key.strip().lower()] = value.strip()
    return data
