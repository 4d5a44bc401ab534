"""Source files as pages: what they say, and where their generator will put them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from freshness.crawl import markdown
from freshness.crawl.frontmatter import split
from freshness.crawl.generators import Generator
from freshness.crawl.templates import blank_page, is_templated
from freshness.crawl.walk import Tree
from freshness.document import Document
from freshness.model import Page, Skipped
from freshness.url import normal

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".mdx", ".mdoc", ".rmd")
HTML = (".html", ".htm", ".xhtml")

PLAIN = Generator(name="", left_out=frozenset(("_drafts", "_layouts", "_includes", "templates")))
"""A tree of Markdown for a generator that nobody told us of."""

_COMPONENT = ".component.html"
_HEAD = 2_000
_ABOUT_THE_TREE = re.compile(
    r"(?:readme|licen[cs]e|contributing|changelog|code_of_conduct|security|todo|agents?|claude)"
    r"\.\w+|(?-i:(?!INDEX|ABOUT|CONTACT|NOW)[A-Z][A-Z\d_-]{2,}\.md)",
    re.IGNORECASE,
)
_README = re.compile(r"readme\.\w+", re.IGNORECASE)
_INDEX = re.compile(r"_?index\.\w+", re.IGNORECASE)
_BROUGHT = frozenset(("vendor", "vendors", "bower_components", "third_party", "third-party"))
"""Folders of what others wrote: served, but no pages of this site."""
_HIDES = frozenset(("astro", "jekyll", "quarto", "docusaurus"))
_HIDDEN = re.compile(r"(?:^|/)_[^/]*$")
"""Files that these generators make no pages of: samples, and parts of others."""
_BUILDS = re.compile(r'"build(?::\w+)?"\s*+:')
_PROOF = re.compile(r"(?:google[0-9a-f]{16}|yandex_\w+|BingSiteAuth)\.\w+")
# Some generators read Markdown from files that are named HTML.
_MARKDOWN_WITHIN = re.compile(r"^(?:```|#{1,6} )|\]\((?:https?:|/|\.)", re.MULTILINE)
_POST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<title>.+)")
_PATTERN = re.compile(r":|\{\{|\{%")  # `/:year/:title/`, or a whole address
_MAX_PATH = 1_500
"""Characters of an encoded path, so that it stays a valid address under any root."""
_SIMPLE = re.compile(r"[^\w]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One source file of a page."""

    file: str  #: relative to the tree
    place: str  #: the path its own relative addresses start from, within the site
    target: str  #: path on the site, as far as it can be known
    document: Document
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    is_source: bool = False

    def page(self, root: str) -> Page:
        """The page at its public address."""
        url = address(root, self.target)
        return Page(
            url=url,
            final_url=url,
            document=self.document,
            path=self.file,
            front_matter=self.front_matter,
            is_source=self.is_source,
        )


def address(root: str, path: str) -> str:
    """The public address of a path on the site; `index.html` is its folder."""
    folder, name = posixpath.split(path)
    if name in ("index.html", "index.htm", "index.xhtml"):
        path = f"{folder}/" if folder else ""
    return normal(root + quote(path, safe="/~!$&'()*+,;=:@"))


def looks_like_source(tree: Tree) -> bool:
    """Whether a folder without a known generator holds sources and no finished site."""
    pages = [path for path in tree.files if path.lower().endswith(HTML)]
    texts = [path for path in tree.files if _is_markdown(path) and not _ABOUT_THE_TREE.match(path)]
    home = next((path for path in ("index.html", "index.htm") if path in tree.files), None)
    if home:
        return _is_templated(tree, home)
    if _is_built_later(tree):
        return True
    templated = sum(_is_templated(tree, path) for path in pages[:20])
    return not pages or len(texts) > len(pages) or templated > len(pages[:20]) / 2


def _is_templated(tree: Tree, path: str) -> bool:
    text = tree.read(path, 1 << 20)
    return isinstance(text, str) and (text.startswith("---") or is_templated(text[:_HEAD]))


def _is_built_later(tree: Tree) -> bool:
    """Whether a bundler makes the site from what is here."""
    text = tree.read("package.json", 1 << 20) if "package.json" in tree.files else ""
    return isinstance(text, str) and _BUILDS.search(text) is not None


def _is_markdown(path: str) -> bool:
    return path.lower().endswith(MARKDOWN)


def files(tree: Tree, generator: Generator | None) -> Iterator[str]:
    """The files of pages, in order; of a built site (no generator) all HTML."""
    if generator is None:
        yield from (
            path
            for path in tree.files
            if path.lower().endswith(HTML) and _BROUGHT.isdisjoint(path.split("/")[:-1])
        )
        return
    base = f"{generator.content}/" if generator.content else ""
    found = [
        path
        for path in tree.files
        if path.startswith(base)
        and path.lower().endswith((*MARKDOWN, *HTML))
        and not any(_is_left_out(name, generator) for name in path[len(base) :].split("/")[:-1])
        and not _PROOF.fullmatch(posixpath.basename(path))
        and not (generator.name in _HIDES and _HIDDEN.search(path))
    ]
    # In the tree itself, and beside an index, a README is about the files; unless there is nothing
    # else.
    indexed = {
        posixpath.dirname(path) for path in found if _INDEX.fullmatch(posixpath.basename(path))
    }
    pages = [
        path
        for path in found
        if not (_README.fullmatch(posixpath.basename(path)) and posixpath.dirname(path) in indexed)
        and (base or not _ABOUT_THE_TREE.fullmatch(path))
    ]
    yield from pages or found


def _is_left_out(folder: str, generator: Generator) -> bool:
    if folder in generator.left_out or folder in _BROUGHT:
        return True
    return folder.startswith("_") and folder not in (generator.underscored or (folder,))


def read(tree: Tree, path: str, generator: Generator | None, limit: int) -> Source | Skipped | None:
    """One page.

    Args:
        tree: where it lies.
        path: the file, relative to the tree.
        generator: what will build it; None for what is built.
        limit: most bytes to read.

    Returns:
        The source, why it was skipped, or None for a draft.
    """
    if len(quote(path)) > _MAX_PATH:
        return Skipped(subject=path, reason="too-long", detail="its address would be too long")
    text = tree.read(path, limit)
    if isinstance(text, Skipped):
        return text
    if generator is None:
        return Source(file=path, place=path, target=path, document=Document(text))
    front_matter, body, blanked = split(text)
    if _is_draft(front_matter):
        return None
    is_source = True
    if _is_markdown(path) or (blanked and generator is PLAIN and _MARKDOWN_WITHIN.search(body)):
        document = markdown.document(body, source=text, unicode_ids=not generator.ascii_ids)
    else:
        is_source = bool(blanked) or is_templated(text)
        holes = is_templated(body)
        document = Document(blank_page(body) if is_source else text, has_holes=holes)
    place = path[len(generator.content) :].lstrip("/")
    if path.endswith(_COMPONENT):  # shown within the one page, whose addresses it uses
        place = posixpath.basename(path).removesuffix(_COMPONENT) + ".html"
    return Source(
        file=path,
        place=place,
        target=_target(place, front_matter, generator) if is_source else place,
        document=document,
        front_matter=front_matter,
        is_source=is_source,
    )


def _is_draft(front_matter: Mapping[str, Any]) -> bool:
    return (
        front_matter.get("draft") is True
        or front_matter.get("published") is False
        or str(front_matter.get("status", "")).lower() == "draft"
        or "redirect_to" in front_matter
    )


def other_names(front_matter: Mapping[str, Any]) -> Iterator[str]:
    """Paths that lead to the page by its front matter (`redirect_from`, Hugo's `aliases`)."""
    for key in ("redirect_from", "aliases"):
        value = front_matter.get(key)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield name.strip("/") + "/index.html"


def _target(place: str, front_matter: Mapping[str, Any], generator: Generator) -> str:
    """Path on the site. Exact for MkDocs; else what the generator does by default."""
    told = None if generator.exact else front_matter.get("permalink") or front_matter.get("url")
    if isinstance(told, str) and len(told) < _MAX_PATH and not _PATTERN.search(told):
        told = told.lstrip("/")
        return f"{told}index.html" if told.endswith("/") or not told else told
    folder, name = posixpath.split(place)
    stem = posixpath.splitext(name)[0]
    if generator.posts and f"{place}/".startswith(f"{generator.posts}/"):
        return _dated(generator, front_matter, stem)
    post = _POST.fullmatch(stem)
    if post and "_posts" in place.split("/"):
        above = folder.partition("_posts")[0]
        return f"{above}{post['year']}/{post['month']}/{post['day']}/{post['title']}.html"
    folder = re.sub(r"^(?:content|_?pages|_posts)\b/?", "", folder)
    if stem.lower() in ("index", "readme", "_index"):
        return posixpath.join(folder, "index.html")
    if generator.directories:
        return posixpath.join(folder, stem, "index.html")
    return posixpath.join(folder, f"{stem}.html")


def _dated(generator: Generator, front_matter: Mapping[str, Any], stem: str) -> str:
    """A post of Material's blog plugin: `blog/2026/01/31/its-title/`."""
    day = front_matter.get("date")
    day = day.get("created") if isinstance(day, dict) else day
    title = str(front_matter.get("slug") or front_matter.get("title") or stem)
    slug = _SIMPLE.sub("-", title.lower()).strip("-")[:200]
    blog = posixpath.dirname(generator.posts)
    when = f"{day:%Y/%m/%d}" if isinstance(day, date) else ""
    return posixpath.join(blog, when, slug, "index.html")
