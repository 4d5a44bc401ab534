"""What there is to look at: targets before the crawl, kinds of pages after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from freshness.config import Config
from freshness.errors import NothingChecked
from freshness.model import DatedPage, Page
from freshness.url import WEB, normal, path
from freshness.vocabulary import Confidence, Kind

# Names of pages in the languages we read; a native speaker may add one without reading code.
_NAMES: Mapping[Kind, str] = {
    Kind.ABOUT: "about about-me aboutme bio ueber-mich ueber a-propos apropos acerca sobre "
    "sobre-mi sobre-mim chi-sono over over-mij o-mnie profile",
    Kind.NOW: "now",
    Kind.CONTACT: "contact contact-me kontakt contacto contatti contato contacts",
    Kind.CV: "cv resume curriculum curriculum-vitae vita lebenslauf zyciorys",
    Kind.PORTFOLIO: "projects portfolio portafolio projekte projets proyectos progetti projetos "
    "projecten projekty work works realisations",
    Kind.LIST: "blog posts articles news journal writing tags tag categories category archive "
    "archives author authors page search 404 index-of notes talks publications",
    Kind.LEGAL: "privacy imprint impressum legal terms cookies license licence datenschutz "
    "mentions-legales disclaimer aviso-legal accessibility",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_POSTS = frozenset("blog posts post articles article news journal writing notes _posts".split())
_TAXONOMY = frozenset("tags tag categories category archive archives author authors page".split())
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
_ARTICLES = frozenset(("Article", "BlogPosting", "NewsArticle", "TechArticle"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One thing to look at: an address to crawl, or a folder to read."""

    url: str | None = None  #: address to crawl, or the public address of the folder
    folder: Path | None = None
    source: Path | None = None  #: what the folder is built from
    build: tuple[str, ...] = ()


def targets(
    names: Sequence[str], *, as_url: str | None, config: Config, base: Path
) -> tuple[Target, ...]:
    """What the command line names, or else what the configuration does.

    Args:
        names: addresses and folders.
        as_url: public address of the folder.
        config: its targets count when no name is given.
        base: the folder that the configuration's folders are relative to.

    Raises:
        NothingChecked: a name is neither a folder nor an address, or there is nothing at all.
    """
    if names:
        return tuple(_named(name, as_url) for name in names)
    found = tuple(
        Target(
            url=_address(each.url) if each.url else None,
            folder=base / (each.folder or each.source or "")
            if each.folder or each.source
            else None,
            source=base / each.source if each.source and each.folder else None,
            build=tuple(each.build or ()),
        )
        for each in config.targets
    )
    if not found:
        raise NothingChecked(
            "nothing to look at: name an address or a folder, "
            "or run `freshness init` to write a freshness.yml"
        )
    return found


def offline(target: Target) -> NothingChecked:
    """What to say when a live site is asked for without a network."""
    return NothingChecked(
        f"{target.url}: a live site cannot be checked offline; "
        "name its built folder instead, or leave out --offline"
    )


def _named(name: str, as_url: str | None) -> Target:
    if name.lower().startswith(WEB):
        return Target(url=_address(name))
    folder = Path(name)
    if folder.is_dir():
        return Target(folder=folder, url=_address(as_url) if as_url else None)
    if folder.exists():
        raise NothingChecked(f"{name}: is a file; name the folder it lies in")
    hint = f" (an address begins with https://: https://{name})" if "." in name else ""
    raise NothingChecked(f"{name}: no such folder{hint}")


def _address(url: str) -> str:
    try:
        return normal(url)
    except ValueError:
        raise NothingChecked(f"{url}: is no web address; one begins with https://") from None


def kind_of(page: Page, root: str) -> Kind:
    """What kind of page this is, by its address, its front matter and what it says of itself."""
    segments = _segments(page, root)
    matter = str(page.front_matter.get("layout") or page.front_matter.get("type") or "")
    if not segments:
        return Kind.HOME
    last = segments[-1]
    if any(segment in _TAXONOMY for segment in segments):
        return Kind.LIST
    if last in _KINDS:
        return _KINDS[last]
    if len(segments) == 1 and _LANGUAGE.fullmatch(last):
        return Kind.HOME
    if matter in ("post", "posts", "article") or _POSTS.intersection(segments[:-1]):
        return Kind.POST
    if re.search(r"(?:^|/)(?:19|20)\d\d/", "/".join(segments)):
        return Kind.POST
    if _says_article(page):
        return Kind.POST
    parents = [_KINDS.get(segment) for segment in segments[:-1]]
    return Kind.PROJECT if Kind.PORTFOLIO in parents else Kind.PAGE


def _segments(page: Page, root: str) -> list[str]:
    """Path segments below the site's root, lower case, without `index` and endings."""
    whole = path(page.url).lower().removeprefix(urlsplit(root).path.lower())
    segments = [segment for segment in whole.split("/") if segment]
    if segments:
        segments[-1] = re.sub(r"\.(?:x?html?|php|md|markdown)$", "", segments[-1])
        if segments[-1] in ("index", "readme", "_index"):
            segments.pop()
    return segments


def _says_article(page: Page) -> bool:
    if page.document.meta("og:type") == "article" and page.document.meta("article:published_time"):
        return True
    types = (node.get("@type") for node in page.document.json_ld)
    return any(_ARTICLES.intersection(each if isinstance(each, list) else [each]) for each in types)


def settled(page: DatedPage) -> DatedPage:
    """The page with its kind settled by its dates: what carries a day of publication is a post."""
    published = page.published
    if page.kind is Kind.PAGE and published and published.confidence > Confidence.LOW:
        return replace(page, kind=Kind.POST)
    return page
