"""Projects that somebody shows, each with what tells whether it lives.

Shown is what the owner's data file lists, what a page of projects links to, and what an account
features. Repositories are known from the owner's accounts only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from freshness.account import Account, Work
from freshness.badges import is_badge, says
from freshness.model import DatedPage, Link, Site
from freshness.presence import Presence, Project, name
from freshness.vocabulary import Kind, Verdict

_SHOWN_ON = frozenset((Kind.HOME, Kind.ABOUT, Kind.NOW, Kind.PORTFOLIO, Kind.PROJECT, Kind.CV))
_DOCS = re.compile(r"//(?:[\w-]+\.)*(?:docs?\.|readthedocs)|/(?:docs?|documentation)\b", re.I)
_KINDS = frozenset(("repository", "package", "project", "model", "dataset", "demo"))
_UNSEEN = frozenset((Verdict.TEMPORARY, Verdict.BLOCKED, Verdict.EXCLUDED))
_MOST = 100  #: pages of projects
_BARE = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def projects(site: Site, presence: Presence) -> tuple[Project, ...]:
    """Every project that is shown, once."""
    works = {
        key(work.url): work
        for _, each in presence.read()
        for work in each.works
        if work.url and work.kind in _KINDS
    }
    found: dict[str, Project] = {}
    for each in (*_listed(presence, works), *_linked(site, works), *_featured(presence)):
        found.setdefault(key(each.url) or each.title.casefold(), each)
    known = {word for each in found.values() for word in (each.where, each.title.casefold())}
    for each in _described(site):
        if known.isdisjoint((each.where, each.title.casefold())):
            found[each.url] = each
    packages = {w.title.casefold(): w.moved for w in works.values() if w.kind == "package"}
    shown = [each for each in found.values() if not each.work or each.work.kind != "package"]
    return tuple(each._replace(released=packages.get(each.title.casefold())) for each in shown)


def key(url: str) -> str:
    """What is equal for all addresses of the same repository."""
    return _BARE.sub("", url).rstrip("/").removesuffix(".git").casefold()


def _listed(presence: Presence, works: Mapping[str, Work]) -> Iterator[Project]:
    """Projects of the owner's data files."""
    for account in presence.told:
        for each in account.works:
            work = works.get(key(each.url)) if each.url else None
            yield _project(each.title, each.url, account.provider, work, each.homepage)


def _linked(site: Site, works: Mapping[str, Work]) -> Iterator[Project]:
    """Repositories of the owner that a page of today links to, and projects' own pages."""
    pages = {page.page.url: page for page in site.pages if page.kind in _SHOWN_ON}
    badges = _badges(site.crawl.links, pages)
    for link in site.crawl.links:
        work = None if link.own else works.get(key(link.url)) or works.get(key(link.final_url))
        reference = next((each for each in link.sources if each.page in pages), None)
        if work and reference:
            project = _project(work.title, link.url, reference.page, work)
            shown = badges.get(reference.page, ()) if _is_of_one(pages[reference.page]) else ()
            to = link.final_url if key(link.url) != key(work.url) else ""
            yield project._replace(reference=reference, badges=shown, renamed=to)


def _described(site: Site) -> Iterator[Project]:
    """Projects with a page of their own."""
    pages = [page for page in site.pages if page.kind is Kind.PROJECT][:_MOST]
    badges = _badges(site.crawl.links, {page.page.url: page for page in pages})
    for page in pages:
        url, document = page.page.url, page.page.document
        heading = (block.text for block in document.blocks if block.tag == "h1")
        title = next(heading, "") or document.title or url
        changed = page.changed.latest if page.changed else None
        yield Project(title, url, url, badges=badges.get(url, ()), changed=changed)


def _badges(links: tuple[Link, ...], pages: Mapping[str, DatedPage]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for link in links:
        if not link.own and is_badge(link.url):
            for page in {each.page for each in link.sources} & pages.keys():
                found[page] = (*found.get(page, ()), link.url)
    return found


def _is_of_one(page: DatedPage) -> bool:
    return page.kind is Kind.PROJECT


def _featured(presence: Presence) -> Iterator[Project]:
    for owned, account in presence.read():
        for work in account.works:
            if work.showcase:
                yield _project(work.title, work.url, name(owned.profile), work)


def _project(title: str, url: str, where: str, work: Work | None, homepage: str = "") -> Project:
    home = homepage or (work.homepage if work else "")
    is_docs = bool(_DOCS.search(home))
    return Project(title, url, where, work, "" if is_docs else home, home if is_docs else "")


def signs(project: Project, presence: Presence, today: date) -> tuple[str, ...]:
    """What tells whether a project lives, a few words each; empty where nothing does."""
    return tuple(_signs(project, presence, today))


def _signs(project: Project, presence: Presence, today: date) -> Iterator[str]:
    work = project.work
    if work and work.archived:
        yield "archived"
    if work and work.empty:
        yield "empty"
    if project.renamed:
        yield f"renamed to {project.renamed}"
    if work and work.moved and work.moved <= today:
        yield f"last moved {work.moved}"
    if project.changed and project.changed <= today:
        yield f"page changed {project.changed}"
    if project.released and project.released <= today:
        yield f"last released {project.released}"
    if work and work.licence == "":
        yield "no licence"
    for kind, url in (("demo", project.demo), ("docs", project.docs)):
        if url in presence.seen:
            verdict = presence.seen[url].link.verdict
            yield f"{kind} {'could not be checked' if verdict in _UNSEEN else verdict.value}"
    for url in project.badges:
        if url in presence.seen and (words := says(presence.seen[url].body)):
            yield f"badge “{words}”"


def avatars(presence: Presence) -> Iterator[str]:
    """Addresses of the pictures that the owner's places show."""
    accounts: list[Account] = [*presence.told, *(account for _, account in presence.read())]
    yield from dict.fromkeys(each.avatar for each in accounts if each.avatar)
