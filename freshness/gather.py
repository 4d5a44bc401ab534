"""Asks for everything that is told of a site's owner, once a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from freshness import cv, pictures
from freshness.account import Account, Status
from freshness.badges import is_badge
from freshness.card import cards
from freshness.config import Config
from freshness.confirmations import HOLDS, Looks
from freshness.hearing import Api
from freshness.model import DatedPage, Link, Site, Skipped
from freshness.names import Agreement, same_person
from freshness.ownership import owned
from freshness.portfolio import avatars, projects
from freshness.presence import UNKNOWN, Owned, Presence, Project
from freshness.provider import Profile, profile, providers, read_accounts
from freshness.registry import Part, parameter_types
from freshness.resume import read
from freshness.rule import subject
from freshness.url import WEB
from freshness.vocabulary import Kind

_ABOUT = (Kind.HOME, Kind.ABOUT, Kind.CONTACT, Kind.CV)
_RELEASES = 10  #: projects whose last release is asked for
_UNTOLD = (Status.LIMITED, Status.UNVERIFIABLE)


def gather(
    site: Site,
    *,
    config: Config,
    looks: Looks,
    api: Api | None = None,
    known: Mapping[str, Account] | None = None,
    whole: bool = False,
    sites: Iterable[str] = (),
) -> Presence:
    """The owner's profiles, and what they and the owner's own pages tell.

    Args:
        site: its pages and links.
        config: lists profiles, and says where some providers are.
        looks: what a person looked at.
        api: whom to ask; None asks nobody.
        known: accounts that need not be asked for, by an address: from an export.
        whole: the owner's own pages and data are read even where no account is.
        sites: what is looked at in the same run, beside what the configuration names.
    """
    known = known or {}
    is_read = api is not None or bool(known) or whole
    told = tuple(_told(site)) if is_read else ()
    told += tuple(_of_cvs(site, told)) if told else ()
    found = owned(site, config, [(each.provider, each.links) for each in told])
    found += tuple(_further(found, known))
    by_key = {_key(url, account, found): account for url, account in known.items()}
    accounts = {
        each.profile.url: _if_new(account, each.profile.url, looks.today)
        for each in found
        if (account := by_key.get(each.key))
    }
    asked = [each.profile for each in found if each.profile.url not in accounts]
    if api is not None:
        accounts |= read_accounts(asked, api)
    found = tuple(each for each in found if not _is_somebody_elses(each, accounts, told))
    presence = Presence(
        root=site.crawl.url, sites=tuple(_addresses(sites, config)), owned=found,
        accounts=accounts, told=told, looks=looks,
        unknown=tuple(url for url in config.profiles if not profile(url, config.providers)),
    )  # fmt: skip
    if not is_read:
        return presence
    presence = replace(presence, projects=projects(site, presence))
    if api is None or not whole:
        return presence
    return replace(presence, projects=tuple(_with_releases(presence, api)))


def _with_releases(presence: Presence, api: Api) -> Iterator[Project]:
    """What is shown, with the last releases that providers tell: a question each, so a few."""
    homes = {
        work.url: owned.profile for owned, account in presence.read() for work in account.works
    }
    left = _RELEASES
    for each in presence.projects:
        home = homes.get(each.work.url) if each.work and not each.released else None
        if each.work and home and left and hasattr(home.provider.module, "released"):
            left -= 1
            yield each._replace(released=home.provider.module.released(home, each.work, api))
        else:
            yield each


def _addresses(sites: Iterable[str], config: Config) -> Iterator[str]:
    """Sites that are the owner's too; of folders nobody knows the address."""
    named = (each.url or "" for each in config.targets)
    yield from (each for each in (*sites, *named) if each.startswith(WEB))


def _is_somebody_elses(
    owned: Owned, accounts: Mapping[str, Account], told: Iterable[Account]
) -> bool:
    """Whether a profile that is only linked to bears another name: a namesake's, a friend's."""
    account = accounts.get(owned.profile.url)
    names = [each.name for each in told if each.name]
    return (
        not owned.claimed
        and account is not None
        and bool(account.name and names)
        and all(same_person(account.name, each) is Agreement.DIFFERENT for each in names)
    )


def _if_new(account: Account, url: str, today: date) -> Account:
    """The account, without a say where its export is so old that all may have been mended since."""
    account = replace(account, url=account.url or url)
    if account.as_of is None or today - account.as_of <= HOLDS:
        return account
    reason = f"The export is of {account.as_of}; ask for a new one."
    return replace(account, status=Status.UNVERIFIABLE, reason=reason)


def _told(site: Site) -> Iterator[Account]:
    """What the owner's own data and pages say: data first, since pages are made from it."""
    files = {path: text for path, text in site.crawl.files.items() if path.endswith(_DATA)}
    for group in (
        {path: text for path, text in files.items() if path != _RESUME},
        {path: text for path, text in files.items() if path == _RESUME},
    ):
        if group and (account := read(group, root=site.crawl.url)):
            yield account
    yield from _of_pages(site)


def _of_pages(site: Site) -> Iterator[Account]:
    """What pages about the owner say in markup; the first of a kind speaks for all."""
    seen: set[str] = set()
    pages = [page for page in site.pages if page.kind in _ABOUT]
    for page in sorted(pages, key=lambda each: _ABOUT.index(each.kind)):
        for account in cards(page.page.document, page.page.url):
            if account.provider not in seen:
                seen.add(account.provider)
                yield account


def _of_cvs(site: Site, told: Sequence[Account]) -> Iterator[Account]:
    """What CVs in prose say of the positions that the rest tells."""
    known = [role for each in told for role in each.roles]
    texts = [(each.url, each.text) for each in site.crawl.papers]
    texts += [
        (each.page.url, each.page.document.text) for each in site.pages if each.kind is Kind.CV
    ]
    found = (cv.read(text, known, url=url) for url, text in texts)
    yield from islice(filter(None, found), 1)


_RESUME = "resume.json"
_DATA = (".yml", ".yaml", ".json")


def _key(url: str, account: Account, owned: tuple[Owned, ...]) -> tuple[str, str]:
    """Whose account it is; an export may not know its own address, but people have one profile."""
    if found := profile(url):
        return found.key
    same = (each.key for each in owned if each.profile.provider.slug == account.provider)
    return next(same, _nameless(account).key)


def _nameless(account: Account) -> Profile:
    """The profile of an export that knows no address, called by its owner's name."""
    part = providers()[account.provider]
    form = str(getattr(part.module, "URL", ""))
    return Profile(part, account.name or "export", form.format(id=""))


def _further(found: tuple[Owned, ...], known: Mapping[str, Account]) -> Iterator[Owned]:
    """Accounts that are known and linked from nowhere."""
    keys = {each.key for each in found}
    for url, account in known.items():
        if _key(url, account, found) not in keys:
            yield Owned(profile(url) or _nameless(account), "known from an export")


def wanted(site: Site, presence: Presence) -> tuple[str, ...]:
    """Addresses beside the site that tell more: demos, documentation, badges, pictures."""
    demos = (url for each in presence.projects for url in (each.demo, each.docs))
    badges = (link.url for link in site.crawl.links if _is_shown_badge(link, site))
    faces = avatars(presence) if presence.accounts and pictures.can_look() else ()
    return tuple(dict.fromkeys(url for url in chain(demos, badges, faces) if url.startswith(WEB)))


def _is_shown_badge(link: Link, site: Site) -> bool:
    """Whether it is a badge on a page of today; posts tell of their day."""
    if link.own or not is_badge(link.url):
        return False
    pages = (site.shown.get(reference.page) for reference in link.sources)
    return any(page and page.kind is not Kind.POST for page in pages)


def untold(presence: Presence) -> Iterator[Skipped]:
    """Profiles that should have told something and did not."""
    for each, account in presence.answered():
        if account.status in _UNTOLD and each.profile.read:
            yield Skipped(subject=each.profile.url, reason=account.status.value,
                          detail=account.reason)  # fmt: skip
    for url in presence.unknown:
        yield Skipped(subject=url, reason="unknown-place", detail=UNKNOWN)


def with_seen(site: Site, presence: Presence) -> Site:
    """The site with the demos among its links, so that their failures are remembered."""
    known = {link.url for link in site.crawl.links}
    demos = {each.demo for each in presence.projects} - known
    more = tuple(seen.link for url, seen in presence.seen.items() if url in demos)
    links = (*site.crawl.links, *more)
    return replace(site, crawl=replace(site.crawl, links=links)) if more else site


def able(rules: Iterable[Part], people: Iterable[Presence], *, online: bool) -> list[Part]:
    """The rules that could find everything: those that ask nobody, or were told all they asked.

    Args:
        rules: all of them.
        people: the owners elsewhere, as this run saw them.
        online: whether anybody was asked.
    """
    told = online and all(
        (each.accounts or not each.owned) and not any(untold(each)) for each in people
    )
    return [
        rule
        for rule in rules
        if subject(rule) is DatedPage
        or (told if Presence in parameter_types(rule, rule.attribute("check")).values() else online)
    ]
