"""Addresses in the settings, data files and front matter of a source tree.

A generator fills pages from them.

The files are searched as text instead of being read as YAML, TOML or JSON: that knows every line,
costs next to nothing, and no file can do any harm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import NamedTuple

from freshness.crawl.frontmatter import head
from freshness.crawl.generators import Generator
from freshness.crawl.walk import Tree
from freshness.model import Page, Place, Reference
from freshness.resume import HOLDS
from freshness.url import resolve

SETTINGS = frozenset(
    "mkdocs.yml mkdocs.yaml properdocs.yml zensical.toml _config.yml _config.yaml _quarto.yml "
    "_quarto.yaml hugo.toml hugo.yaml hugo.yml config.toml config.yaml config.yml pelicanconf.py "
    "_config.toml".split()
)
"""The settings of the generators that we know, which lie in the tree itself."""
_FOLDERS: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("data",),
    "zensical": ("data",),
    "hugo": ("data", "config"),
    "jekyll": ("_data",),
    "hexo": ("_data",),
    "eleventy": ("_data",),
    "astro": ("data",),
}
_ENDINGS = (".yml", ".yaml", ".json", ".toml")
_MAX_BYTES = 128 << 10
"""What people keep by hand is small; larger files are exports."""
_MAX_FILES = 200

_TOKEN = re.compile(
    r"(?P<comment>(?:^|(?<=[ \t]))#.*+)"
    # A string that is never closed takes the rest of its line, so that nobody looks at it again.
    r"|\"(?P<double>(?:[^\"\\\n]|\\.)*+)(?:\"|$|\\)|'(?P<single>[^'\n]*+)'"
    r"|(?P<plain>(?:https?://|www\.)[^\s\"'<>]++)(?=[ \t]*+(?:$|[#,\]}]))",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"'<>\\{}$*]+", re.IGNORECASE)
# The beginning of a value: of the line, after a key, in a list.
_BEGINNING = re.compile(r"(?:^|[-:=,\[{])[ \t]*$")
_KEY = re.compile(r"(?P<key>[\w$@-]+)[\"']?[ \t]*[:=][ \t]*$")
_BEFORE = 200
# What is no address of a page, but the beginning of many, or something for programs.
_NO_LINK = re.compile(
    r"[$@].*|.*(?:base|prefix|suffix|endpoint|api|server|host|cdn|action|webhook|template|pattern"
    r"|schema|proxy).*",
    re.IGNORECASE | re.DOTALL,
)
_ASSET = re.compile(
    r"[^?#]*\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|m?js|woff2?)(?:[?#].*)?", re.IGNORECASE
)


class Value(NamedTuple):
    """One address that stands for itself."""

    offset: int
    key: str  #: empty in a list
    text: str


def texts(tree: Tree, generator: Generator, *, exclude: Sequence[str] = ()) -> dict[str, str]:
    """The text of the settings and data files of a tree, by path.

    Args:
        tree: the sources.
        generator: what will build them.
        exclude: globs of files that are not looked at.
    """
    files = [path for path in tree.files if _is_data(path, generator)][:_MAX_FILES]
    read = ((path, tree.read(path, _MAX_BYTES)) for path in files)
    return {
        path: text
        for path, text in read
        if isinstance(text, str) and not any(fnmatchcase(path, glob) for glob in exclude)
    }


def references(texts: Mapping[str, str], *, root: str) -> Iterator[Reference]:
    """Every address in settings and data files, with its place.

    Args:
        texts: what `texts` gave.
        root: the site's address.
    """
    for path, text in texts.items():
        yield from _references(text, Place(path=path), root)


def about_owner(texts: Mapping[str, str]) -> dict[str, str]:
    """Of the text of data files those that tell about the owner or the owner's work, by path."""
    return {path: text for path, text in texts.items() if HOLDS.search(text)}


def in_front_matter(page: Page, *, root: str) -> Iterator[Reference]:
    """Every address in what a source page says about itself before its text begins.

    Relative ones are left out: what they are relative to, the theme decides.

    Args:
        page: a page of a source tree.
        root: the site's address.
    """
    text = head(page.document.source) if page.front_matter else ""
    if "://" in text:
        yield from _references(text, Place(url=page.url, path=page.path), root)


def _references(text: str, place: Place, root: str) -> Iterator[Reference]:
    starts = [0, *(each.end() for each in re.finditer(r"\n", text))]
    for value in values(text):
        target = resolve(root, value.text)
        if target is None:
            continue
        line = bisect_right(starts, value.offset)
        column = value.offset - starts[line - 1] + 1
        there = replace(place, line=line, column=column, quote=value.text)
        role = "asset" if _ASSET.fullmatch(value.text) else "page"
        role = "meta" if "canonical" in value.key.lower() else role
        yield Reference(place.url or place.path or "", *target, role, value.text, 0, there)


def values(text: str) -> Iterator[Value]:
    """The values that are addresses, comments aside.

    One without a scheme (`www.ada.example`) counts only where others under the same key of the file
    have one: then nothing puts it in front, and the link leads nowhere.
    """
    found = list(_values(text))
    with_scheme = {each.key for each in found if not _is_bare(each.text)}
    return (each for each in found if not _is_bare(each.text) or each.key in with_scheme - {""})


def _is_bare(value: str) -> bool:
    return value[:4].lower() == "www."


def _values(text: str) -> Iterator[Value]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "comment"
        if kind == "comment":
            continue
        value = match[kind].rstrip(",]}") if kind == "plain" else match[kind]
        before = text[max(match.start() - _BEFORE, 0) : match.start()].rpartition("\n")[2]
        if not _ADDRESS.fullmatch(value) or "%s" in value:
            continue
        if kind == "plain" and not _BEGINNING.search(before):
            continue
        key = _KEY.search(before)
        name = key["key"] if key else ""
        if not _NO_LINK.fullmatch(name):
            yield Value(match.start(kind), name, value)


def _is_data(path: str, generator: Generator) -> bool:
    if path in SETTINGS:
        return True
    if not path.lower().endswith(_ENDINGS):
        return False
    near = path.removeprefix(f"{generator.content}/").split("/")
    if near == ["resume.json"]:
        return True
    folders = _FOLDERS.get(generator.name, ())
    # What visitors wrote under a post is theirs.
    return (near[0] in folders or path.split("/")[0] in folders) and "comments" not in near
