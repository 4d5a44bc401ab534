"""The contract of a provider: one place where people keep a profile.

A provider is a module in `freshness/providers/`. It defines

    PATTERN   regular expression for the whole of an address without scheme, `www.`, tracking
              parameters, fragment and last slash (see `tidy`); its group `id` is the account
    EXAMPLES  addresses of invented accounts and their ids, one a host: they prove the routing, and
              only hosts that share a word with one of them are compared with the pattern
    LOOK      what the owner can do where the profile cannot be read: one sentence
    URL       optional: the address to write, with `{id}` for the account

and, where the host tells without a login,

    BASE      the address that is asked; `freshness.yml` may name another
    READS     what is read, FOR what, and LIMITS, how much may be asked: a row of docs/profiles.md

    def read(profile: Profile, api: Api) -> Account

    def released(profile: Profile, work: Work, api: Api) -> date | None      optional

of which the first begins with `profile.blank` and may let `NoAnswer` through; `hearing.py` helps,
and `read_account` sees to `last_moved` and `links`. A provider with servers on many hosts says so
with `ANY_HOST = True` and is asked last; one whose software others run too names its own site as
`HOME`. Each address belongs to exactly one provider; a test proves it for all examples.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from freshness.account import Account, Status
from freshness.config import Provider
from freshness.hearing import Api, NoAnswer
from freshness.registry import Part, parts
from freshness.told import distinct, newest
from freshness.url import host, hostname, normal, origin

_TRACKING = re.compile(
    r"utm_\w+|trk\w*|original_?subdomain|lang|hl|s|t|si|ref|ref_src|feature|igsh\w*|mibextid"
    r"|fbclid|gclid|tab|mx|locale",
    re.IGNORECASE,
)
MAX_ACTS = 100
MAX_LINKS = 100
_AT_ONCE = 8
"""Accounts that are read at the same time: most of it is waiting."""


class Profile(NamedTuple):
    """An account at a provider."""

    provider: Part
    account: str
    url: str  #: as somebody linked to it
    server: str = ""  #: the address asked instead of the provider's own, without last slash

    @property
    def place(self) -> str:
        """The provider's name as people know it: `GitHub`."""
        return self.provider.title.removesuffix(" profiles")

    @property
    def handle(self) -> str:
        """The account, with its server where there are many: `ada@social.example`."""
        is_own = bool(self.server) and self.url.startswith(self.server)
        is_one_of_many = hasattr(self.provider.module, "ANY_HOST") or is_own
        if not is_one_of_many or "@" in self.account:
            return self.account
        return f"{self.account}@{host(self.url).removeprefix('www.')}"

    @property
    def key(self) -> tuple[str, str]:
        """What is equal for all addresses of the same account."""
        return self.provider.slug, self.handle.casefold()

    @property
    def base(self) -> str:
        """The address that is asked, without last slash."""
        return self.server or str(self.provider.attribute("BASE"))

    @property
    def canonical(self) -> str:
        """The address to write: the provider's own spelling, or else the link without its dust."""
        form: str | None = getattr(self.provider.module, "URL", None)
        is_elsewhere = form and self.server and self.url.startswith(self.server)
        if form and not is_elsewhere:
            return form.format(id=self.account)
        return f"{self.url.partition('://')[0]}://{tidy(self.url)}"

    @property
    def blank(self) -> Account:
        """The account, nothing of it told yet."""
        return Account(provider=self.provider.slug, id=self.account, url=self.canonical)

    @property
    def look(self) -> str:
        """What the owner can do where nobody else can."""
        return str(self.provider.attribute("LOOK"))

    @property
    def read(self) -> Callable[[Profile, Api], Account] | None:
        """How to ask for it; None where nobody may."""
        reader: Callable[[Profile, Api], Account] | None
        reader = getattr(self.provider.module, "read", None)
        return reader


def providers() -> Mapping[str, Part]:
    """Every provider there is, by slug."""
    return parts("providers")


def tidy(url: str) -> str:
    """An address as patterns see it: no scheme, `www.`, tracking parameters, fragment, last slash.

    The host is lower case and the path decoded once. Empty for what is no web address.
    """
    try:
        parts = urlsplit(normal(url.replace("/#!/", "/", 1)))
    except ValueError:
        return ""
    path = unquote(parts.path)
    if not path.isprintable() or "?" in path or "#" in path:
        path = parts.path
    kept = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    query = f"?{urlencode(kept)}" if kept else ""
    return parts.netloc.removeprefix("www.") + path.rstrip("/") + query


@functools.cache
def _by_label() -> Mapping[str, tuple[Part, ...]]:
    """Providers by the words of their hosts; under nothing those that may be anywhere.

    Most addresses are nobody's: no pattern needs to be made for them, which takes a while.
    """
    found: dict[str, list[Part]] = {"": []}
    for part in providers().values():
        if hasattr(part.module, "ANY_HOST"):
            found[""].append(part)
            continue
        for label in {label for url in part.attribute("EXAMPLES") for label in _labels(url)}:
            found.setdefault(label, []).append(part)
    return {label: tuple(parts) for label, parts in found.items()}


def _labels(url: str) -> list[str]:
    """The words of a host name that may be somebody's."""
    return [label for label in hostname(url).split(".")[:-1] if label not in ("www", "co", "com")]


@functools.cache
def _pattern(slug: str) -> re.Pattern[str]:
    return re.compile(providers()[slug].attribute("PATTERN"), re.IGNORECASE)


def profile(url: str, settings: Mapping[str, Provider] | None = None) -> Profile | None:
    """The profile that an address leads to, or None when no provider knows it.

    Args:
        url: the link.
        settings: what the configuration says about providers, by slug.
    """
    settings = settings or {}
    for slug, setting in settings.items():
        home = _home(slug) if setting.instances else ""
        for instance in setting.instances if home else ():
            if origin(url) == origin(instance):
                found = _routed(home + url[len(origin(url)) :])
                return found._replace(url=url, server=instance.rstrip("/")) if found else None
    found = _routed(url)
    own = settings.get(found.provider.slug) if found else None
    if found and own and own.base:
        return found._replace(server=own.base.rstrip("/"))
    return found


def complaints(settings: Mapping[str, Provider]) -> list[str]:
    """What the configuration says about providers to no effect, a sentence each."""
    notes = []
    for slug, setting in settings.items():
        if slug not in providers():
            near = difflib.get_close_matches(slug, providers(), n=1)
            hint = f"did you mean `{near[0]}`?" if near else "docs/profiles.md lists them all"
            notes.append(f"`providers` names {slug!r}, which is none; {hint}")
        elif setting.instances and not _home(slug):
            notes.append(f"`providers: {slug}: instances` says nothing: nobody else runs {slug}")
    return notes


def _home(slug: str) -> str:
    part = providers().get(slug)
    return getattr(part.module, "HOME", "") if part else ""


def package_url(name: str) -> str:
    """The address of a package that the configuration names as `pypi:NAME`."""
    system, _, rest = name.partition(":")
    return f"https://deps.dev/{system}/{quote(rest)}"


@functools.lru_cache(maxsize=4_096)
def _routed(url: str) -> Profile | None:
    named = [part for label in _labels(url) for part in _by_label().get(label, ())]
    address = tidy(url)
    bare = address.partition("?")[0]
    for part in (*named, *_by_label()[""]) if address else ():
        pattern = _pattern(part.slug)
        if match := pattern.fullmatch(address) or pattern.fullmatch(bare):
            return Profile(part, match["id"], url)
    return None


def read_account(profile: Profile, api: Api) -> Account:
    """What a profile tells. What the network does is a status with a reason, never an error."""
    if profile.read is None:
        reason = f"{profile.place} shows its profiles to no program."
        return replace(profile.blank, status=Status.UNVERIFIABLE, reason=reason)
    try:
        return _settled(profile.read(profile, api))
    except NoAnswer as answer:
        reason = f"{profile.place} {answer}."
        return replace(profile.blank, status=answer.status, reason=reason)


def _settled(account: Account) -> Account:
    acts = newest(*account.acts)[:MAX_ACTS]
    return replace(
        account,
        acts=acts,
        last_moved=account.last_moved or next(iter(acts), None),
        links=distinct(account.website, account.links)[:MAX_LINKS],
    )


def read_accounts(profiles: Iterable[Profile], api: Api) -> dict[str, Account]:
    """What all of them tell, by the profile's `url`; several are asked at once."""
    asked = list({each.url: each for each in profiles}.values())
    if not asked:
        return {}
    from queue import SimpleQueue  # takes its time, and is often not needed
    from threading import Thread

    left: SimpleQueue[Profile | None] = SimpleQueue()
    told: SimpleQueue[tuple[Profile, Account | Exception]] = SimpleQueue()
    for each in (*asked, *[None] * _AT_ONCE):
        left.put(each)

    def ask() -> None:
        while each := left.get():
            try:
                told.put((each, read_account(each, api)))
            except Exception as bug:  # it is raised where somebody sees it
                told.put((each, bug))

    for _ in range(min(_AT_ONCE, len(asked))):
        Thread(target=ask, daemon=True).start()  # Ctrl-C waits for none of them
    found: dict[str, Account] = {}
    for _ in asked:
        each, answer = told.get()
        if isinstance(answer, Exception):
            raise answer
        found[each.url] = answer
    return {each.url: found[each.url] for each in asked}
