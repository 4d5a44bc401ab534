"""What a static web server answers, told from the files alone."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

_INDEXES = ("index.html", "index.htm", "index.xhtml", "index.php")
_MAX_COMPARISONS = 200
"""Comparing names is slow; past so many broken links a hint is no longer worth it."""
_MAX_CANDIDATES = 500
_SIMILAR = 0.75
_COMMON = frozenset(("index", "readme", "default"))
"""Names that every folder has, so that an equal one elsewhere is no hint."""
_NUMBERS = re.compile(r"\d+")


class Served:
    """The paths of a site and the files behind them.

    A path is decoded and has no first slash: `` for the home page, `about/`, `style.css`.
    """

    def __init__(
        self, files: Mapping[str, str], *, loose: bool = False, unnamed: Sequence[str] = ()
    ) -> None:
        """Remember the files.

        Args:
            files: the file behind each path.
            loose: a page is also found in another case, with or without `.html` and a slash. For
                source trees, where the generator has the last word on the form.
            unnamed: folders of the tree that are no part of addresses, so that nothing is near
                there: what they hold stands among the files without them as well.
        """
        self._files = files
        self._loose = {_loosely(path): file for path, file in files.items()} if loose else {}
        self.folders = frozenset(_folders(files))
        self.top = frozenset(path.split("/")[0] for path in files)
        self._any_case = {path.lower(): path for path in (*files, *(f"{f}/" for f in self.folders))}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._beside: dict[str, list[str]] = defaultdict(list)
        inner = tuple(f"{each}/" for each in unnamed)
        for path in files:
            if path.startswith(inner):
                continue
            folder, name = posixpath.split(path)
            self._named[name.lower()].append(path)
            self._beside[folder].append(path)
            if name.lower() in _INDEXES and folder:
                self._beside[posixpath.dirname(folder)].append(f"{folder}/")
        self._comparisons = 0

    def find(self, path: str) -> str | None:
        """The file that answers for a path, or None where a server says 404."""
        for candidate in _candidates(path):
            if candidate in self._files:
                return self._files[candidate]
        return self._loose.get(_loosely(path))

    def below(self, path: str) -> list[str]:
        """The folders, each with its slash, that would answer for a path if they were the site."""
        twins = self._named.get(posixpath.basename(path).lower(), ())
        return [each.removesuffix(path) for each in twins if each.endswith(f"/{path}")]

    def nearest(self, path: str) -> str | None:
        """What exists and was perhaps meant: another case, another folder, a similar name."""
        wanted = path.strip("/").lower()
        for form in (wanted, f"{wanted}/", f"{wanted}.html"):
            if form in self._any_case:
                return self._any_case[form]
        self._comparisons += 1
        folder, name = posixpath.split(path.rstrip("/"))
        if not name or self._comparisons > _MAX_COMPARISONS:
            return None
        if posixpath.splitext(name)[0].lower() in _COMMON:
            return None
        if twins := self._named.get(name.lower()):
            return difflib.get_close_matches(path, twins[:_MAX_CANDIDATES], n=1, cutoff=0.0)[0]
        kind = posixpath.splitext(name)[1].lower()
        beside = [each for each in self._beside.get(folder, []) if each.lower().endswith(kind)]
        named = ((posixpath.basename(each.rstrip("/")), each) for each in beside[:_MAX_CANDIDATES])
        names = {each: path for each, path in named if _is_same_number(each, name)}
        near = difflib.get_close_matches(name, names, n=1, cutoff=_SIMILAR)
        return names[near[0]] if near else None


def _candidates(path: str) -> Iterator[str]:
    """The files that GitHub Pages and its kin try, in their order."""
    if path and not path.endswith("/"):
        yield path
        yield f"{path}.html"
    folder = path.rstrip("/")
    yield from (f"{folder}/{index}".lstrip("/") for index in _INDEXES)


def _is_same_number(one: str, other: str) -> bool:
    """Whether names tell no different numbers: `figure-2.png` is not a slip for `figure-1.png`."""
    numbers, others = _NUMBERS.findall(one), _NUMBERS.findall(other)
    return not numbers or not others or numbers == others


def _loosely(path: str) -> str:
    bare = path.lower().strip("/")
    folder, name = posixpath.split(bare)
    return folder if name in _INDEXES else bare.removesuffix(".html")


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = posixpath.dirname(path)
        while folder and folder not in found:
            found.add(folder)
            folder = posixpath.dirname(folder)
    return found
