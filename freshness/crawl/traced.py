"""Built pages and the source files they came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from freshness.config import Limits
from freshness.crawl.data_files import about_owner, texts
from freshness.crawl.own import Own
from freshness.crawl.reading import generator_of, read_pages, references_of, site_files
from freshness.crawl.served import Served
from freshness.crawl.sources import PLAIN, Source
from freshness.crawl.walk import walk
from freshness.document import Document
from freshness.model import Page, Reference


class Origins:
    """The sources of a built site, so that its owner is sent to the file that can be edited."""

    def __init__(self, folder: Path, root: str, limits: Limits) -> None:
        """Read the sources.

        Args:
            folder: where they lie: the generator's content folder, or the tree that has one.
            root: the site's public address.
            limits: most pages, and largest file.
        """
        tree = walk(folder)
        generator = generator_of(folder) or PLAIN
        self.texts = texts(tree, generator)
        self.data = about_owner(self.texts)
        found = read_pages(tree, generator, limits, ())
        self._sources = {each.file: each for each in found.sources}
        pages = {each.file: each.page(root) for each in found.sources}
        self._targets = Served({each.target: each.file for each in found.sources}, loose=True)
        files = site_files(tree, generator, found.sources)
        own = Own(root=root, served=Served(files, loose=True), pages=pages)
        self._written = {
            (reference.page, reference.url, reference.fragment): reference
            for file, page in pages.items()
            for reference in references_of(self._sources[file], page, own, generator)
        }

    def trace(self, built: Source, page: Page) -> Page:
        """The built page with the path, text and front matter of its source, where there is one."""
        source = self._sources.get(self._targets.find(built.target) or "")
        if source is None:
            return page
        document = page.document
        if source.is_source:
            document = Document(document.html, source=source.document.source)
        return replace(page, document=document, path=source.file, front_matter=source.front_matter)

    def written(self, reference: Reference) -> Reference:
        """The reference as the source writes it: `about.md` for `../about/`."""
        key = (reference.page, reference.url, reference.fragment)
        source = self._written.get(key)
        if source is None:
            return reference
        return reference._replace(value=source.value, ordinal=source.ordinal)
