"""Verdicts on links of a folder, without a network: what is in the folder is certain."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

from freshness.crawl import anchors
from freshness.crawl.generators import OUTPUT
from freshness.crawl.served import Served
from freshness.model import Link, Page, Reference
from freshness.url import UNKNOWN_ROOT, host, is_within
from freshness.vocabulary import Verdict

# What comment services add to an open page, and state that scripts keep in the address.
_COMES_LATER = re.compile(r"comment|disqus|respond|[^=]*=", re.IGNORECASE)
# Names whose files are made by a generator from others, or by a plugin of it.
_MADE = frozenset(("", ".html", ".htm", ".xml", ".json", ".txt", ".css", ".js", ".map", ".php"))
# What a program answers, which a folder does not show.
_PROGRAMS = frozenset((".do", ".jsp", ".jsf", ".asp", ".aspx", ".ashx", ".cgi", ".cfm", ".action"))
_BUILT = OUTPUT | {"docs"}
# Hosts that publish each repository of an account in a folder of its own. With a CNAME file they do
# so under the owner's domain.
_PROJECT_HOSTS = (".github.io", ".github.com", ".gitlab.io", ".codeberg.page")
_SLASHES = re.compile(r"/{2,}")
_SIMILAR = 0.8  #: `tag` for `tags` is a slip, not a project
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(
    r"(?:www\.[\w-]+\.[\w.-]+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev|eu|de|fr|uk|co|me|ai))"
    r"(?::\d+)?(?:[/?].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MAX_MEANT = 2_000  #: characters; a whole `srcset` stands behind each of its addresses
_NOTHING = frozenset[str]()
_INNER = re.compile(r"\]\((https?://[^\s)]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """The site in the folder: what a link is held against."""

    root: str  #: public address, ending in a slash
    served: Served
    pages: Mapping[str, Page]  #: by file
    opaque: frozenset[str] = frozenset()  #: files of pages whose anchors are not all known
    finished: bool = True  #: built, so that what is not here does not exist
    is_known: bool = True  #: it is known which generator finishes it, and so where things go
    exclude: Sequence[str] = ()  #: globs of addresses that are not looked at

    def path(self, url: str) -> str | None:
        """Decoded path on the site; None for an address outside of it."""
        if not is_within(url, self.root):
            return None
        return unquote(urlsplit(url).path)[len(unquote(urlsplit(self.root).path)) :]

    def has(self, url: str) -> bool:
        """Whether an address leads to something in the folder."""
        path = self.path(url)
        return path is not None and self.served.find(path) is not None

    def page(self, url: str) -> Page | None:
        """The page that an address shows."""
        path = self.path(url)
        return None if path is None else self.pages.get(self.served.find(path) or "")

    def link(self, url: str, sources: Sequence[Reference]) -> Link:
        """The verdict on an address, from everything that refers to it."""
        verdict, reason = self._verdict(url, sources)
        page = self.page(url)
        return Link(
            url=url,
            verdict=verdict,
            reason=reason,
            final_url=page.url if page else "",
            own=is_within(url, self.root),
            missing_anchors=self._missing(page, sources),
            sources=tuple(sources),
        )

    def _verdict(self, url: str, sources: Sequence[Reference]) -> tuple[Verdict, str]:
        path = self.path(url)
        if any(fnmatchcase(name, glob) for glob in self.exclude for name in (url, path or url)):
            return Verdict.EXCLUDED, "excluded by the configuration"
        if path is None:
            return Verdict.UNCHECKED, "offline"
        if self.has(url):
            return Verdict.OK, ""
        if meant := next(filter(None, (_meant(each.value) for each in sources)), None):
            return Verdict.DEAD, f"no such file; perhaps {meant}"
        kind = posixpath.splitext(path)[1].lower()
        if not self.finished and (kind in _MADE or (not self.is_known and kind != ".md")):
            return Verdict.UNCHECKED, "the generator decides"
        if "//" in path and self.served.find(_SLASHES.sub("/", path)):
            return Verdict.UNCHECKED, "most servers take two slashes for one"
        if kind in _PROGRAMS:
            return Verdict.UNCHECKED, "a program answers there"
        if self._may_be_elsewhere(path, sources):
            return Verdict.UNCHECKED, "may be another site on the same host"
        if path.strip("/") in self.served.folders:
            if self.root == UNKNOWN_ROOT:
                return Verdict.UNCHECKED, "some servers list a folder without an index page"
            return Verdict.DEAD, "the folder has no index page"
        if self._may_be_rooted_elsewhere(path, sources):
            return Verdict.UNCHECKED, "the site may begin above or below this folder"
        near = self.served.nearest(path)
        return Verdict.DEAD, f"no such file; nearest is {near}" if near else "no such file"

    def _may_be_elsewhere(self, path: str, sources: Sequence[Reference]) -> bool:
        """Whether it looks like a project's pages, `/project/…`, beside those of its owner.

        What a page needs for itself is rarely fetched from there, unless the host is written out.
        """
        first, _, rest = path.partition("/")
        named = rest or not posixpath.splitext(first)[1]
        whole = all(each.value.startswith(("http", "//")) for each in sources)
        return bool(
            named
            and (self._has_neighbours() or (whole and not self.finished))
            and urlsplit(self.root).path == "/"
            and first not in self.served.top
            and not difflib.get_close_matches(first, self.served.top, n=1, cutoff=_SIMILAR)
            and all(
                each.value.startswith(("http", "//"))
                or (each.value.startswith("/") and each.role in ("page", "meta"))
                for each in sources
            )
        )

    def _may_be_rooted_elsewhere(self, path: str, sources: Sequence[Reference]) -> bool:
        """Whether an address that begins with a slash is right if another folder is the site's.

        That is one below, where what is asked for lies and the pages as well, or one above, for
        `/project/style.css`. Nobody knows that of a folder whose address is not told, and hosts
        publish `docs/` alone.
        """
        if not all(each.value.startswith("/") for each in sources):
            return False
        is_unknown = self.root == UNKNOWN_ROOT
        first, slash, rest = path.partition("/")
        if is_unknown and slash and first not in self.served.top and self.served.find(rest):
            return True
        pages = [self.path(each.page) or "" for each in sources]
        return any(
            (is_unknown and self.served.find("") is None)
            or (
                (is_unknown or folder.strip("/") in _BUILT)
                and all(each.startswith(folder) for each in pages)
            )
            for folder in self.served.below(path)
        )

    def _has_neighbours(self) -> bool:
        """Whether the host shows other projects of the owner beside this site."""
        name = host(self.root)
        return (
            self.root == UNKNOWN_ROOT
            or name.endswith(_PROJECT_HOSTS)
            or self.served.find("CNAME") is not None
        )

    def _missing(self, page: Page | None, sources: Iterable[Reference]) -> frozenset[str]:
        if page is None or page.path in self.opaque:
            return _NOTHING
        asked = (
            each
            for each in sources
            if each.role == "page" and not _COMES_LATER.match(unquote(each.fragment))
        )
        return anchors.missing(page, asked)


def _meant(value: str) -> str | None:
    """What an address without its scheme was probably to be."""
    if _MAIL.fullmatch(value):
        return f"mailto:{value}"
    if _HOST.fullmatch(value):
        return f"https://{value}"
    inner = _INNER.search(value[:_MAX_MEANT])
    return inner[1] if inner else None
