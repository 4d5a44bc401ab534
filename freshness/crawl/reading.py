"""A tree as pages and paths: what folders of sources and built folders have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from freshness.config import Limits
from freshness.crawl import generators, sources
from freshness.crawl.generators import Generator
from freshness.crawl.own import Own
from freshness.crawl.references import references
from freshness.crawl.sources import Source, address
from freshness.crawl.walk import Tree
from freshness.document import MANY
from freshness.model import Page, Reference, Skipped
from freshness.spread import spread
from freshness.url import resolve

_BATCH = 1_024
"""Pages whose text is held at once."""


def generator_of(root: Path) -> Generator | None:
    """The generator of a source tree, or of the tree whose content folder this is."""
    generator = generators.detect(root)
    if generator is None:
        above = generators.detect(root.resolve().parent)
        if above and above.content == root.resolve().name:
            generator = replace(above, content="", static=())
    return generator


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The pages of a tree, and what could not be read."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read_pages(
    tree: Tree,
    generator: Generator | None,
    limits: Limits,
    exclude: Sequence[str],
    processes: int = 1,
) -> Found:
    """Every page of a tree, up to the limit.

    Args:
        tree: the files.
        generator: what will build them; None for what is built.
        limits: most pages, and largest file.
        exclude: globs of paths that are not looked at.
        processes: among how many to share the reading.
    """
    found = Found(skipped=list(tree.skipped))

    def settle(batch: Sequence[Source]) -> None:
        """Read the facts of a batch. Of a large site no text is held that its files have."""
        for source, facts in zip(batch, spread(_facts, batch, processes=processes), strict=True):
            source.document.settle(facts)
        heavy = found.sources if len(found.sources) > MANY else []
        for source in heavy:
            again = partial(_again, tree, source.file, limits.page_bytes)
            source.document.lighten(again if generator is None else None)

    room = limits.site_bytes
    for path in sources.files(tree, generator):
        if any(fnmatchcase(path, glob) for glob in exclude):
            continue
        if len(found.sources) == limits.pages:
            detail = f"the first {limits.pages:,} pages were read; `limits: pages` says how many"
            found.skipped.append(Skipped(subject=path, reason="page-limit", detail=detail))
            break
        size = tree.files[path]
        if size > room:
            detail = f"{limits.site_bytes:,} bytes were read; `limits: site_bytes` says how many"
            found.skipped.append(Skipped(subject=path, reason="size-limit", detail=detail))
            break
        room -= size if size <= limits.page_bytes else 0
        one = sources.read(tree, path, generator, limits.page_bytes)
        if isinstance(one, Skipped):
            found.skipped.append(one)
        elif one:
            found.sources.append(one)
            if len(found.sources) % _BATCH == 0:
                settle(found.sources[-_BATCH:])
    settle(found.sources[len(found.sources) // _BATCH * _BATCH :])
    return found


def _facts(source: Source) -> bytes:
    return source.document.packed


def _again(tree: Tree, path: str, limit: int) -> str:
    text = tree.read(path, limit)
    return text if isinstance(text, str) else ""  # it was there a moment ago


def site_files(
    tree: Tree, generator: Generator | None, found: Sequence[Source]
) -> Mapping[str, str]:
    """The file behind every path of the site."""
    files = {path: path for path in tree.files}
    for alias, target in tree.aliases.items():
        if target in tree.files or target == alias:
            files[alias] = target
        else:
            inside = (path for path in tree.files if path.startswith(f"{target}/"))
            files.update((alias + path[len(target) :], path) for path in inside)
    if generator is None:
        return files
    for folder in filter(None, (*generator.static, generator.content)):
        inside = (path for path in tree.files if path.startswith(f"{folder}/"))
        files.update((path[len(folder) + 1 :], path) for path in inside)
    for each in found:
        files[each.target] = each.file
        files.update((name, each.file) for name in sources.other_names(each.front_matter))
    return files


def references_of(
    source: Source, page: Page, own: Own, generator: Generator | None
) -> Iterator[Reference]:
    """The addresses of a page; those of a source page as its generator understands them."""
    if generator is None:
        yield from references(page, root=own.root)
        return
    # MkDocs starts from the file, most others from where the page will be; people mix all three.
    file = address(own.root, source.place)
    starts = (file, page.url, file.rpartition(".")[0] + "/", own.root)
    near = replace(page, final_url=starts[0]) if generator.exact and page.is_source else page
    for reference in references(near, root=own.root):
        yield _understood(reference, own, starts)


def _understood(reference: Reference, own: Own, starts: Sequence[str]) -> Reference:
    """The reference with the address that its target will have."""
    ways = (resolve(start, reference.value) for start in starts)
    tries = ((reference.url, reference.fragment), *filter(None, ways))
    url, fragment = next((each for each in tries if own.has(each[0])), tries[0])
    page = own.page(url)
    return reference._replace(url=page.url if page else url, fragment=fragment)
