"""A folder as a site: a built one served as it lies, or the sources of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from freshness.config import Limits
from freshness.crawl import data_files, papers, parts, published, sources
from freshness.crawl.address import public_address
from freshness.crawl.generators import Generator
from freshness.crawl.own import Own
from freshness.crawl.reading import generator_of, read_pages, references_of, site_files
from freshness.crawl.references import refreshed
from freshness.crawl.served import Served
from freshness.crawl.sources import Source
from freshness.crawl.traced import Origins
from freshness.crawl.walk import walk
from freshness.errors import NothingChecked
from freshness.model import Crawl, Page, Reference, Skipped
from freshness.vocabulary import Paper

# Content that only the build brings: snippets, API references, lists of tags, macros.
_BROUGHT_IN = re.compile(
    r"^[ \t]*+(?:--8<--|:::\s|\[TAGS\]|<!-- material/tags)|\{\{|\{%", re.MULTILINE
)


def crawl(
    root: Path,
    *,
    url: str | None,
    limits: Limits,
    exclude: Sequence[str] = (),
    source: Path | None = None,
    processes: int = 1,
) -> Crawl:
    """Read a folder. Opens no socket: links that lead out of it stay unchecked.

    Args:
        root: a built site or the sources of one.
        url: its public address; worked out from the folder when None.
        limits: most pages, and largest file.
        exclude: globs of addresses and paths that are not looked at.
        source: what the built site in `root` is made from; places are then those of its files.
        processes: among how many to share the reading of pages.

    Raises:
        NothingChecked: there is no such folder, or no page in it.
    """
    if not root.is_dir():
        raise NothingChecked(f"{root}: no such folder; name a built site or the sources of one")
    tree = walk(root)
    generator = None
    if source is None:
        generator = generator_of(root)
        if generator is None and sources.looks_like_source(tree):
            generator = sources.PLAIN
    found = read_pages(tree, generator, limits, exclude, processes)
    if not found.sources:
        if lost := next((each for each in found.skipped if each.subject in tree.files), None):
            raise NothingChecked(f"{root}: no pages here that can be read; {_lost(lost)}")
        raise NothingChecked(
            f"{root}: no pages here; looked for HTML and Markdown files. "
            "Name the folder that the site is built into, or that of its sources"
        )
    targets = [(each.target, each.document) for each in found.sources]
    home = url or public_address(tree, generator, targets)
    home = home if home.endswith("/") else f"{home}/"
    made = [(each, each.page(home)) for each in found.sources]
    origins = Origins(source, home, limits) if source else None
    if origins:
        made = [(each, origins.trace(each, page)) for each, page in made]
    own = Own(
        root=home,
        served=Served(
            site_files(tree, generator, found.sources),
            loose=generator is not None,
            unnamed=[*filter(None, (*generator.static, generator.content))] if generator else (),
        ),
        pages={each.file: page for each, page in made},
        opaque=frozenset(each.file for each, _ in made if _is_opaque(each, generator)),
        finished=generator is None,
        is_known=generator is not sources.PLAIN,
        exclude=exclude,
    )
    by_url: dict[str, list[Reference]] = defaultdict(list)
    for each, page in made:
        for reference in references_of(each, page, own, generator):
            by_url[reference.url].append(origins.written(reference) if origins else reference)
    for reference in published.stylesheet_references(tree, own, list(by_url)):
        by_url[reference.url].append(reference)
    data = data_files.texts(tree, generator, exclude=exclude) if generator else {}
    if generator:
        for reference in data_files.references(data, root=home):
            by_url[reference.url].append(reference)
        for _, page in made:
            for reference in data_files.in_front_matter(page, root=home):
                by_url[reference.url].append(reference)
    told = data_files.about_owner(data)
    layouts = parts.parts(tree, generator, own.pages, exclude)
    for reference in parts.references(layouts, root=home):
        by_url[reference.url].append(reference)
    cvs = list(papers.papers(tree, own, by_url))
    pages = [page for _, page in made if not _is_redirect(page)] or [page for _, page in made]
    return Crawl(
        url=home,
        pages=tuple(pages),
        links=tuple(own.link(target, refs) for target, refs in by_url.items()),
        sitemap=tuple(published.sitemap_entries(tree, own)),
        feeds=tuple(published.offered_feeds(tree, own, pages)),
        files={**told, **(origins.data if origins else {}), **published.texts(tree, own)},
        papers=tuple(each for each in cvs if isinstance(each, Paper)),
        parts=layouts,
        data={
            **data,
            **(origins.texts if origins else {}),
            **published.sitemap_text(tree, own),
        },
        skipped=(*found.skipped, *(each for each in cvs if isinstance(each, Skipped))),
        folder=str(source or root),
        generator=(generator.name or None) if generator else None,
    )


def _lost(skipped: Skipped) -> str:
    """One file and why it could not be read."""
    reason = skipped.reason.replace("-", " ")
    return f"{skipped.subject} is {reason}{f' ({skipped.detail})' if skipped.detail else ''}"


def _is_opaque(source: Source, generator: Generator | None) -> bool:
    """Whether the built page may have anchors that the file does not show."""
    if not source.is_source:
        return False
    exact = generator is not None and generator.exact
    return not exact or bool(_BROUGHT_IN.search(source.document.source))


def _is_redirect(page: Page) -> bool:
    return refreshed(page) not in (None, page.url)
