"""What there is to look at: targets before the crawl, kinds of pages after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from freshness.config import Config
from freshness.errors import ConfigError, NothingChecked, UserError
from freshness.model import Crawl, DatedPage, Evidence, Page
from freshness.url import WEB, normal, path
from freshness.vocabulary import Confidence, Kind, Meaning

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
    "archives author authors page search 404 index-of notes talks publications feed rss atom",
    Kind.LEGAL: "privacy imprint impressum legal terms cookies license licence datenschutz "
    "mentions-legales disclaimer aviso-legal accessibility",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_POSTS = frozenset(
    "blog posts post articles article news journal writing notes _posts talk talks slides "
    "presentation presentations lectures vortraege charlas exposes".split()
)
"""Folders of what belongs to its day."""
_OF_A_YEAR = re.compile(r"(?<![^/_-])(?:19|20)\d\d(?![^/_.-])")
_NEXT_PAGE = re.compile(r"(?:index|page)[-_]?\d+")
_TAXONOMY = frozenset("tags tag categories category archive archives author authors page".split())
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[:/]\S*)?")
_LANGUAGE = re.compile(
    r"(?:ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|no|pl|pt|ro|ru|sv|tr|uk|zh)(?:-[a-z]{2})?"
)
_TEMPLATE = re.compile(r"\{%-?\s*(?:for|set|include|assign)\b|\{\{-?\s*range\b")
_FEW_WORDS = 200  #: characters
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
        UserError: the public address is none, or a target of the configuration is empty.
    """
    home = _home(as_url) if as_url else None
    named = tuple(_named(name, home) for name in names)
    if home and not any(each.folder for each in named):
        raise UserError("--as says where a folder will live; name that folder too")
    if named:
        return named
    if any(not (each.url or each.folder or each.source) for each in config.targets):
        raise ConfigError("each of `targets` needs a `url`, a `folder` or a `source`")
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


def _home(url: str) -> str:
    try:
        return _address(url)
    except NothingChecked as error:
        raise UserError(f"--as {error}") from None


def _named(name: str, home: str | None) -> Target:
    if not name.strip():
        raise NothingChecked("an empty name is neither a folder nor an address")
    if name.lower().startswith(WEB):
        return Target(url=_address(name))
    folder = Path(name)
    if folder.is_dir():
        return Target(folder=folder, url=home)
    if folder.exists():
        raise NothingChecked(f"{name}: is a file; name the folder it lies in")
    hint = f"; or did you mean https://{name}?" if _HOST.fullmatch(name) else ""
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
    if any(segment in _TAXONOMY for segment in segments) or _NEXT_PAGE.fullmatch(last):
        return Kind.LIST
    if last in _KINDS:
        return _KINDS[last]
    if len(segments) == 1 and _LANGUAGE.fullmatch(last):
        return Kind.HOME
    if matter in ("post", "posts", "article") or _POSTS.intersection(segments[:-1]):
        return Kind.POST
    if _OF_A_YEAR.search("/".join(segments)) or _says_article(page):
        return Kind.POST
    parents = [_KINDS.get(segment) for segment in segments[:-1]]
    if parents and parents[-1] is Kind.CV:
        return Kind.CV
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
    return any(
        each in _ARTICLES
        for kind in types
        for each in (kind if isinstance(kind, list) else [kind])
        if isinstance(each, str)
    )


def settled(pages: Sequence[DatedPage], crawl: Crawl) -> tuple[DatedPage, ...]:
    """The pages with what is only known once all have dates.

    What carries a day of publication is a post. And a new post is a sign of care for a home page
    that shows it: one that links to it, or a source into which the generator writes.
    """
    known = tuple(_settled(page) for page in pages)
    posts = [each for each in known if each.kind is Kind.POST and each.published]
    newest = max(
        posts, key=lambda each: each.published.latest if each.published else date.min, default=None
    )
    if newest is None:
        return known
    told = {ref.page for link in crawl.links if link.url == newest.page.url for ref in link.sources}
    return tuple(
        replace(each, reviewed=newest.published, evidence=(*each.evidence, *_publication(newest)))
        if each.kind is Kind.HOME
        and each.touched
        and (each.page.url in told or _is_filled_in(each.page))
        else each
        for each in known
    )


def _is_filled_in(page: Page) -> bool:
    """Whether a generator writes most of what a page says."""
    document = page.document
    few = len(document.text) < _FEW_WORDS
    return page.is_source and (few or bool(_TEMPLATE.search(document.source)))


def _publication(page: DatedPage) -> Iterator[Evidence]:
    """The evidence that told when a post was published."""
    for each in page.evidence:
        told = page.published
        if told and (each.signal, each.meaning) == (told.signal, Meaning.PUBLISHED):
            yield each


def _settled(page: DatedPage) -> DatedPage:
    published = page.published
    if page.kind is Kind.PAGE and published and published.confidence > Confidence.LOW:
        return replace(page, kind=Kind.POST)
    return page
