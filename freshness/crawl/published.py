"""Files beside the pages that say something about a site: sitemaps, feeds, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from freshness import feeds
from freshness.crawl import sitemap
from freshness.crawl.own import Own
from freshness.crawl.references import css_references, feed_urls
from freshness.crawl.templates import is_templated
from freshness.crawl.walk import Tree
from freshness.model import Feed, Page, Place, Reference, SitemapEntry
from freshness.place import SourceMap

WEBFINGER = ".well-known/webfinger"
WHO = (
    ".well-known/security.txt", "humans.txt", "resume.json", WEBFINGER, ".well-known/atproto-did",
)  # fmt: skip
"""Files that tell whom a site belongs to: RFC 9116, humanstxt.org, JSON Resume, RFC 7033, and the
handle of a Bluesky account (atproto.com/specs/handle)."""
_TEXTS = (*WHO, "security.txt", "robots.txt", "CNAME")
_TEXT_BYTES = 65_536
_SITEMAPS = ("sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "sitemap.xml.gz")
_MAX_SITEMAPS = 50
_SITEMAP_BYTES = 512 << 10
_FEEDS = ("feed.xml", "rss.xml", "atom.xml", "index.xml", "feed_rss_created.xml", "feed.json")
_MAX_FEEDS = 20
_CSS_BYTES = 2 << 20
_HEAD = 2_000


def texts(tree: Tree, own: Own) -> dict[str, str]:
    """Text files with a meaning of their own, by their path on the site."""
    found = {}
    for path in _TEXTS:
        file = own.served.find(path)
        text = tree.read(file, _TEXT_BYTES) if file else None
        if isinstance(text, str):
            found[path] = text
    return found


def sitemap_text(tree: Tree, own: Own) -> dict[str, str]:
    """The sitemap as it stands in its file, where it is small enough to be kept by hand."""
    file = next(filter(None, map(own.served.find, _SITEMAPS[:-1])), None)
    text = tree.read(file, _SITEMAP_BYTES) if file else None
    return {file: text} if file and isinstance(text, str) else {}


def sitemap_entries(tree: Tree, own: Own) -> Iterator[SitemapEntry]:
    """What the sitemap lists; that of an index and its sitemaps where it is one."""
    first = next((path for path in _SITEMAPS if own.served.find(path)), None)
    pending = [first] if first else []
    seen = set(pending)
    while pending:
        path = pending.pop(0)
        file = own.served.find(path)
        body = _body(tree, file, sitemap.MAX_BYTES)
        if body is None:
            continue
        found = sitemap.parse(body, own.root + path, file)
        yield from found.entries
        for child in map(own.path, found.children):
            if child and child not in seen and len(seen) < _MAX_SITEMAPS:
                seen.add(child)
                pending.append(child)


def stylesheet_references(tree: Tree, own: Own, urls: Iterable[str]) -> Iterator[Reference]:
    """What the site's own stylesheets load, those that they import included.

    Args:
        tree: the folder.
        own: the site in it.
        urls: every address that the pages refer to.
    """
    pending = [url for url in urls if own.path(url) is not None]
    seen = set(pending)
    while pending:
        url = pending.pop()
        file = own.served.find(own.path(url) or "") or ""
        text = tree.read(file, _CSS_BYTES) if file.lower().endswith(".css") else None
        if not isinstance(text, str):
            continue
        places = SourceMap(text)
        for target, value, offset in css_references(text, url):
            line, column = places.position(offset)
            place = Place(url=url, path=file, line=line, column=column, quote=value)
            yield Reference(url, target, "", "asset", value, 0, place)
            if target not in seen and own.path(target) is not None:
                seen.add(target)
                pending.append(target)


def offered_feeds(tree: Tree, own: Own, pages: Iterable[Page]) -> Iterator[Feed]:
    """The feeds that pages link to, and those under the usual names."""
    linked = (own.path(url) for page in pages for url in feed_urls(page))
    files = (own.served.find(path) for path in (*dict.fromkeys(filter(None, linked)), *_FEEDS))
    for file in list(dict.fromkeys(filter(None, files)))[:_MAX_FEEDS]:
        body = _body(tree, file, feeds.MAX_BYTES)
        feed = feeds.parse(body, own.root + file, file) if body else None
        if feed:
            yield feed


def _body(tree: Tree, file: str | None, limit: int) -> bytes | None:
    """The bytes of a finished file; None for what is too large or still a template."""
    if file is None or tree.files[file] > limit:
        return None
    try:
        body = (tree.root / file).read_bytes()
    except OSError:
        return None
    head = body[:_HEAD].decode("utf-8", "replace")
    return None if head.startswith("---") or is_templated(head) else body
