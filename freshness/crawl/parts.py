"""What a source tree adds to every page: layouts, includes and settings.

Read as text. No page of its own, so a rule that looks at one says in which file it stands.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase

from freshness.crawl.data_files import SETTINGS
from freshness.crawl.generators import OUTPUT, Generator
from freshness.crawl.walk import Tree

_ENDINGS = (".html", ".htm", ".php", ".njk", ".liquid", ".ejs", ".hbs", ".j2", ".jinja", ".astro")
_OTHERS = OUTPUT | frozenset(
    "themes vendor vendors third_party bower_components node_modules libraries".split()
)
"""Folders of what was built, and of what others wrote."""
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
    found: dict[str, str] = {}
    for path in tree.files:
        folder, name = posixpath.split(path)
        is_setting = generator is not None and path in SETTINGS
        if path in taken or not (is_setting or name.lower().endswith(endings)):
            continue
        if not _OTHERS.isdisjoint(folder.split("/")):
            continue
        if any(fnmatchcase(path, glob) for glob in exclude):
            continue
        text = tree.read(path, _MAX_BYTES)
        if isinstance(text, str):
            found[path] = text
        if len(found) == _MAX_FILES:
            break
    return found
