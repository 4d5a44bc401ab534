"""Which profiles elsewhere are the owner's. Friends are linked to as well.

Only what the owner lists, claims or links to counts: this is no search for people.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from freshness.config import Config
from freshness.identity import own_profiles
from freshness.model import DatedPage, Link, Page, Site
from freshness.presence import LISTED, Owned
from freshness.provider import package_url, profile
from freshness.resume import usernames
from freshness.told import Told
from freshness.url import host, resolve
from freshness.vocabulary import Kind

_PERSONAL = (Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.NOW, Kind.CV)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ANYBODY = frozenset(
    "www com org net dev github gitlab home page homepage website personal portfolio blog the and "
    "der die das und les des los las".split()
)
"""Words in titles and host names that are nobody's name."""
_DATA = (".yml", ".yaml", ".toml", ".json")
_FEW = 2  #: pages, of which nothing is on most
_MANY = 4  #: links to one provider, of which nobody can tell whose they are
_MOST = 50  #: profiles of one person
_MAX_TEXT = 65_536
_ADDRESS = re.compile(r"https?://[^\s<>\"'()]{1,500}+")
_HANDLE = re.compile(r"^[ \t]*+(?:twitter|x)[ \t]*+:[ \t]*+@(\w{1,15})[ \t]*+$", re.I | re.M)
_THANKS = re.compile(r"/\*[ \t]*+thanks", re.IGNORECASE)
_CREDIT = re.compile(
    r"\b(?:theme|template|thème|vorlage|plantilla|design|designed|powered|hosted|made|built|"
    r"created|developed|based on|inspired)\b",
    re.IGNORECASE,
)
_FINGERS = ("self", "http://webfinger.net/rel/profile-page")


def owned(
    site: Site, config: Config | None = None, told: Iterable[tuple[str, Iterable[str]]] = ()
) -> tuple[Owned, ...]:
    """The owner's profiles: listed, claimed or told ones, then those that the site shows as such.

    Args:
        site: its pages and links.
        config: lists profiles, and says where some providers are.
        told: addresses that the owner's own data tells, and where: `("resume.json", …)`.
    """
    config = config or Config()
    found: dict[tuple[str, str], Owned] = {}

    def take(url: str, how: str, claimed: bool = True) -> None:
        if (each := profile(url, config.providers)) and len(found) < _MOST:
            one = Owned(each, how, claimed)
            found.setdefault(one.key, one)

    for url in (*config.profiles, *map(package_url, config.packages)):
        take(url, LISTED)
    for package in config.packages:  # of any index, read at deps.dev
        system, _, name = package.partition(":")
        take(f"https://deps.dev/{system}/{name}", LISTED)
    for url, how in _claims(site):
        take(url, how)
    for how, urls in told:
        for url in urls:
            take(url, how)
    taken = {slug for slug, _ in found}
    for url, how in (*_shown(site), *_set(site)):
        each = profile(url, config.providers)
        if each and each.provider.slug not in taken:
            taken.add(each.provider.slug)
            take(url, how, claimed=False)
    return tuple(found.values())


def _claims(site: Site) -> Iterator[tuple[str, str]]:
    """What the site says is its owner's."""
    for each in sorted(_personal(site), key=lambda each: _PERSONAL.index(each.kind)):
        for url in own_profiles(each.page.document, each.page.url):
            yield url, f"claimed on the {each.kind.value} page"
    for name, text in site.crawl.files.items():
        for url in _of_file(name, text[:_MAX_TEXT], host(site.crawl.url)):
            yield url, name


def _personal(site: Site) -> list[DatedPage]:
    return [page for page in site.pages if page.kind in _PERSONAL]


def _of_file(name: str, text: str, own: str) -> Iterator[str]:
    """Addresses in files that tell whom a site belongs to."""
    if name.endswith("security.txt") or name == "humans.txt":
        text = _THANKS.split(text, maxsplit=1)[0]
        yield from _ADDRESS.findall(text)
        yield from (f"https://x.com/{handle}" for handle in _HANDLE.findall(text))
    elif name.endswith("atproto-did") and text.startswith("did:"):
        yield f"https://bsky.app/profile/{own}"
    elif name.endswith("webfinger"):
        try:
            told = Told(json.loads(text))
        except (ValueError, RecursionError):
            return
        yield from (each.url for each in told["aliases"])
        yield from (each["href"].url for each in told["links"] if each["rel"].text in _FINGERS)


def _shown(site: Site) -> Iterator[tuple[str, str]]:
    """What most pages link to, or a personal page or a layout, under the owner's name.

    What is on every page may be the theme's author: of two candidates the name decides.
    """
    pages = {page.page.url: page.kind for page in _personal(site)}
    homes = [page.page for page in _personal(site) if page.kind is Kind.HOME]
    names = _words(" ".join(map(title, homes)), host(site.crawl.url))
    groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
    foreign = (each for each in site.crawl.links if not each.own)
    for link in sorted(foreign, key=lambda each: -len(each.sources)):
        told = {reference.page for reference in link.sources}
        is_personal = not told.isdisjoint(pages)
        is_everywhere = len(site.pages) > _FEW and 2 * len(told) > len(site.pages)
        is_set = any(page.endswith(_DATA) and "://" not in page for page in told)
        is_named = is_personal or is_set or not told.isdisjoint(site.crawl.parts)
        # Patterns are tried for few links only: a site has thousands of them.
        if not (is_named or is_everywhere) or not (found := profile(link.url)):
            continue
        if is_named and any(name in _bare(found.account) for name in names):
            yield link.url, "linked to under the site's name"
        elif is_everywhere:
            groups["linked to from most pages", found.provider.slug].append(link)
        elif is_set:
            groups["in the site's settings", found.provider.slug].append(link)
        elif any(pages.get(page) is Kind.CONTACT for page in told):
            groups["linked to on the contact page", found.provider.slug].append(link)
    for (how, _), links in groups.items():
        ours = [
            each.url
            for each in links[:_MANY]
            if not any(_is_credit(page, each.url) for page in homes)
        ]
        if len(ours) == 1:
            yield ours[0], how
    for page in homes:
        for _, value in page.document.facts.alternates:
            if target := resolve(page.final_url, value):
                yield target[0], "a feed of the home page"


def _is_credit(page: Page, url: str) -> bool:
    """Whether a page thanks the maker of its theme with a link: “Theme by …”."""
    for node in page.document.tree.css("a[href]"):
        target = resolve(page.final_url, node.attributes.get("href") or "")
        before = node.prev.text() if node.prev and node.prev.tag == "-text" else ""
        if target and target[0] == url and _CREDIT.search(f"{before[-80:]} {node.text()[:80]}"):
            return True
    return False


def _set(site: Site) -> Iterator[tuple[str, str]]:
    """User names in settings. Who copies a theme copies them too, so they claim nothing."""
    for name, text in site.crawl.files.items():
        if name.endswith(_DATA):
            yield from ((url, "in the site's settings") for url in usernames(text))


def title(page: Page) -> str:
    """What a page calls itself."""
    heading = (block.text for block in page.document.blocks if block.tag == "h1")
    said = page.front_matter.get("title")
    return page.document.title or (said if isinstance(said, str) else "") or next(heading, "")


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _words(*texts: str) -> frozenset[str]:
    """Words long enough to tell people apart, without accents."""
    return frozenset(_WORD.findall(_bare(" ".join(texts)))) - _ANYBODY
