"""What a source tree adds to every page: layouts, includes and settings.

Read as text. No page of its own, so a rule that looks at one says in which file it stands.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from freshness.crawl.data_files import SETTINGS
from freshness.crawl.generators import OUTPUT, Generator
from freshness.crawl.templates import blank
from freshness.crawl.walk import Tree
from freshness.model import Place, Reference
from freshness.url import WEB, resolve

_ENDINGS = (".html", ".htm", ".php", ".njk", ".liquid", ".ejs", ".hbs", ".j2", ".jinja", ".astro")
_INCLUDES = frozenset(("_includes", "includes", "snippets", "partials"))
"""Folders in which Markdown, too, is a part of pages."""
_OTHERS = OUTPUT | frozenset(
    "themes vendor vendors third_party bower_components node_modules libraries".split()
)
"""Folders of what was built, and of what others wrote."""
_ADDRESS = re.compile(
    r"<!--(?!\[if)[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|<(?P<tag>a|script|link|img|iframe)\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\s(?:href|src)\s*+=\s*+[\"'](?P<url>(?:https?:)?//[^\"'\s<>]++)[\"']", re.IGNORECASE
)
_ASSET_RELS = re.compile(r"\brel\s*+=\s*+[\"']?[^\"'>]*(?:stylesheet|icon|preload)", re.IGNORECASE)
_ROLES = {"a": "page", "iframe": "frame"}
_MAX_BYTES = 128 << 10
_MAX_FILES = 200


def parts(
    tree: Tree, generator: Generator | None, pages: Collection[str], exclude: Sequence[str] = ()
) -> dict[str, str]:
    """The text of layouts, includes and settings, by path.

    Args:
        tree: the folder.
        generator: what will build it; a built site has none, and of it only PHP is of this kind.
        pages: the files that are pages themselves.
        exclude: globs of files that are not looked at.
    """
    endings = _ENDINGS if generator else (".php",)
    taken = frozenset(pages)
    # What is published as it lies is a page, though none of the generator's.
    published = tuple(f"{each}/" for each in (generator.static if generator else ()))
    found: dict[str, str] = {}
    for path in tree.files:
        folder, name = posixpath.split(path)
        is_setting = generator is not None and path in SETTINGS
        is_words = generator is not None and not _INCLUDES.isdisjoint(folder.split("/"))
        known = name.lower().endswith(endings) or (is_words and name.endswith(".md"))
        if path in taken or not (is_setting or known):
            continue
        if not _OTHERS.isdisjoint(folder.split("/")) or path.startswith(published):
            continue
        if any(fnmatchcase(path, glob) for glob in exclude):
            continue
        text = tree.read(path, _MAX_BYTES)
        if isinstance(text, str):
            found[path] = text
        if len(found) == _MAX_FILES:
            break
    return found


def references(texts: Mapping[str, str], *, root: str) -> Iterator[Reference]:
    """The absolute addresses that layouts link to and load, each with its place.

    Relative ones are left out: where they lead depends on the page. So is what the generator
    completes, and comments, but not those that only old browsers obey.

    Args:
        texts: what `parts` gave.
        root: the site's address.
    """
    for path, text in texts.items():
        if path in SETTINGS:
            continue  # searched as data already
        starts = [0, *(each.end() for each in re.finditer(r"\n", text))]
        for tag in _ADDRESS.finditer(blank(text)):
            value = _VALUE.search(tag[0]) if tag["tag"] else None
            if value is None or "${" in value["url"]:
                continue
            name = tag["tag"].lower()
            role = _ROLES.get(name, "asset")
            if name == "link" and not _ASSET_RELS.search(tag[0]):
                role = "meta"
            target = resolve(root, value["url"])
            if target is None or not target[0].startswith(WEB):
                continue
            offset = tag.start() + value.start("url")
            line = bisect_right(starts, offset)
            place = Place(
                path=path, line=line, column=offset - starts[line - 1] + 1, quote=value["url"]
            )
            yield Reference(path, *target, role, value["url"], 0, place)
