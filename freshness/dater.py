"""The dater on its own: one page, one file or a folder, without links, rules and a report."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from freshness import discover
from freshness.config import Limits
from freshness.crawl import folder as folders
from freshness.crawl.decode import NotText, decode
from freshness.crawl.sources import HTML, MARKDOWN
from freshness.dating import date_pages
from freshness.document import Document
from freshness.errors import NothingChecked
from freshness.fingerprints import PastText
from freshness.history import History
from freshness.model import Crawl, DatedPage, Page, Skipped
from freshness.repository import GitRepository, NoHistory, open_repository
from freshness.url import UNKNOWN_ROOT, WEB

if TYPE_CHECKING:
    from freshness.crawl.wire import Wire

ONLY_THIS = ("*",)
"""Exclude every other page, and every link."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """The dated pages of a target, and what could not be read."""

    pages: tuple[DatedPage, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dater:
    """Dates whatever it is given."""

    today: date
    wire: Wire | None = None  #: the network; None where there is none
    history: History | None = None  #: what earlier runs saw; read and never written
    limits: Limits = field(default_factory=Limits)
    as_url: str | None = None  #: public address of a folder
    allow_private: bool = False
    processes: int = 1

    def dates(self, target: str) -> Dates:
        """The dates of one target.

        Args:
            target: the address of a page, an HTML or source file, a built site or its sources.

        Raises:
            NothingChecked: it is none of these, or cannot be read; the message says what to do.
        """
        if target.lower().startswith(WEB):
            return self._page(target)
        path = Path(target)
        if path.is_dir():
            return self._folder(path)
        if not path.is_file():
            raise NothingChecked(f"{target}: no such file or folder, and no https:// address")
        if path.suffix.lower() in HTML:
            return self._file(path)
        if path.suffix.lower() not in MARKDOWN:
            raise NothingChecked(f"{target}: is no page; name an HTML or Markdown file")
        found = self._folder(path.parent)
        pages = tuple(each for each in found.pages if each.page.path == path.name)
        if not pages:
            raise NothingChecked(f"{target}: is no page of the site in {path.parent}: a draft?")
        return Dates(pages=pages, skipped=found.skipped)

    def _page(self, url: str) -> Dates:
        """A live page with what its site's sitemap and feeds say of it."""
        if self.wire is None:
            raise NothingChecked(f"{url}: a live page cannot be dated offline; leave out --offline")
        from freshness.crawl import live

        crawl = live.crawl(
            url, wire=self.wire, limits=self.limits, today=self.today, clock=time.monotonic,
            exclude=ONLY_THIS, allow_private=self.allow_private,
        )  # fmt: skip
        past = self.history.texts(crawl.url) if self.history else None
        return self._dated(crawl, NoHistory(), past)

    def _folder(self, path: Path) -> Dates:
        crawl = folders.crawl(path, url=self.as_url, limits=self.limits, processes=self.processes)
        name = str(path.resolve()) if crawl.url == UNKNOWN_ROOT else crawl.url
        past = self.history.texts(name) if self.history else None
        return self._dated(crawl, open_repository(path), past)

    def _file(self, path: Path) -> Dates:
        try:
            with path.open("rb") as file:
                html = decode(file.read(self.limits.page_bytes))
        except OSError as error:
            raise NothingChecked(f"{path}: cannot be read ({error.strerror})") from None
        except NotText as error:
            raise NothingChecked(f"{path}: cannot be dated, since {error}") from None
        page = page_alone(html, path=path.name)
        crawl = Crawl(url=UNKNOWN_ROOT, pages=(page,), links=())
        return self._dated(crawl, open_repository(path.parent), None)

    def _dated(
        self,
        crawl: Crawl,
        repository: GitRepository | NoHistory,
        past: Mapping[str, PastText] | None,
    ) -> Dates:
        kinds = {page.url: discover.kind_of(page, crawl.url) for page in crawl.pages}
        pages = date_pages(
            crawl, kinds=kinds, repository=repository, today=self.today, past=past,
            processes=self.processes,
        )  # fmt: skip
        notes = (repository.note,) if repository.note else ()
        return Dates(pages=pages, skipped=(*crawl.skipped, *notes))


def page_alone(html: str, *, path: str | None = None) -> Page:
    """A page of which nothing is known but its HTML; its address is the one it names itself.

    Args:
        html: the page.
        path: its file, if any.
    """
    document = Document(html)
    named = document.head.canonical or document.meta("og:url")
    url = named if named.lower().startswith(WEB) else UNKNOWN_ROOT + (path or "")
    return Page(url=url, final_url=url, document=document, path=path)
