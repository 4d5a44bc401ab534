"""Where a folder lives on the web, as far as it says so itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from freshness.crawl.generators import Generator
from freshness.crawl.walk import Tree
from freshness.document import Document
from freshness.url import UNKNOWN_ROOT, normal

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*\.)+[a-z]{2,}", re.IGNORECASE)
_USER_SITE = re.compile(r"(?:\A|[^\w.-])(?P<owner>[\w-]+)\.git(?P<hub>hub|lab)\.(?:io|com)(?=@|\Z)")
_MAX_CNAME = 1_000


def public_address(
    tree: Tree, generator: Generator | None, pages: Iterable[tuple[str, Document]]
) -> str:
    """The site's address with its slash, or `UNKNOWN_ROOT`.

    In this order: the CNAME file of GitHub Pages, the generator's configuration, the canonical
    links of most pages, a folder named `owner.github.io`.

    Args:
        tree: the folder.
        generator: its generator.
        pages: path on the site and document of every page.
    """
    for path in ("CNAME", *(f"{folder}/CNAME" for folder in _published(generator))):
        text = tree.read(path, _MAX_CNAME) if path in tree.files else ""
        host = _HOST.match(text) if isinstance(text, str) else None
        if host:
            return f"https://{host[0].lower()}/"
    if generator and generator.url:
        try:
            return normal(generator.url)
        except ValueError:
            pass
    canonical = _canonical_root(pages)
    if canonical:
        return canonical
    user_site = _USER_SITE.search(tree.root.name)
    if user_site:
        return f"https://{user_site['owner'].lower()}.git{user_site['hub']}.io/"
    return UNKNOWN_ROOT


def _published(generator: Generator | None) -> tuple[str, ...]:
    return (generator.content, *generator.static) if generator else ()


def _canonical_root(pages: Iterable[tuple[str, Document]]) -> str | None:
    """The root on which most canonical links agree."""
    roots: Counter[str] = Counter()
    pages = tuple(pages)
    for path, document in pages:
        node = document.tree.css_first('link[rel="canonical" i][href]')
        href = (node.attributes.get("href") or "").strip() if node else ""
        page = path.removesuffix("index.html")
        if href.startswith("http") and unquote(href).endswith(f"/{page}"):
            try:
                roots[normal(unquote(href).removesuffix(page))] += 1
            except ValueError:
                continue
    if not roots:
        return None
    root, count = roots.most_common(1)[0]
    return root if count > len(pages) / 2 else None
