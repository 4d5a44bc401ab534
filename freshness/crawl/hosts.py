"""Hosts with manners of their own, as a table with a reason for each row.

A row is for a domain and everything below it; one with a path is for that path alone. The reason
completes "this host …". Only rows that anybody can confirm by looking.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from freshness.services import service
from freshness.url import hostname, path


class Manner(Enum):
    """What is special about a host."""

    WALL = "wall"  #: whatever it answers to strangers means nothing
    SAME = "same"  #: what was removed answers 200 like what is there; its 404 can be believed
    SLEEPS = "sleeps"  #: may need a minute before the first answer
    POINTS = "points"  #: exists to lead elsewhere
    LATER = "later"  #: brings parts of its pages by script, so anchors cannot be known
    SELLS = "sells"  #: shows domains that are for sale, or advertisements in their place


class Host(NamedTuple):
    """One row."""

    name: str  #: a domain, perhaps with the beginning of a path
    manner: Manner
    reason: str


_LOGIN = "shows strangers a login page, whether there is something behind it or not"
_SAME = "shows the same to everybody who is not signed in"
_APP = "is one app, which answers 200 to every address"
_REST = "puts demos to rest that nobody visits"
_SHORT = "is there to lead elsewhere"
_LASTING = "gives lasting names to pages that move"
_LATER = "brings lines, comments and diffs by script"
_SELLS = "sells or parks domains"

HOSTS = (
    Host("linkedin.com", Manner.WALL, "answers 999 or a login page to every program"),
    Host("facebook.com", Manner.WALL, _LOGIN),
    Host("instagram.com", Manner.WALL, _LOGIN),
    Host("threads.net", Manner.WALL, _LOGIN),
    Host("threads.com", Manner.WALL, _LOGIN),
    Host("x.com", Manner.SAME, _SAME),
    Host("twitter.com", Manner.SAME, _SAME),
    Host("tiktok.com", Manner.SAME, _SAME),
    Host("bsky.app", Manner.SAME, _APP),
    Host("twitch.tv", Manner.SAME, _APP),
    Host("discord.gg", Manner.SAME, "answers 200 for invitations that have run out"),
    Host("discord.com/invite", Manner.SAME, "answers 200 for invitations that have run out"),
    Host("t.me", Manner.SAME, "offers a chat under every name, taken or not"),
    Host("youtube.com/watch", Manner.SAME, "answers 200 for videos that were taken down"),
    Host("youtube.com/playlist", Manner.SAME, "answers 200 for lists that were taken down"),
    Host("onrender.com", Manner.SLEEPS, _REST),
    Host("herokuapp.com", Manner.SLEEPS, _REST),
    Host("streamlit.app", Manner.SLEEPS, _REST),
    Host("hf.space", Manner.SLEEPS, _REST),
    Host("shinyapps.io", Manner.SLEEPS, _REST),
    Host("koyeb.app", Manner.SLEEPS, _REST),
    Host("azurewebsites.net", Manner.SLEEPS, _REST),
    Host("bit.ly", Manner.POINTS, _SHORT),
    Host("t.co", Manner.POINTS, _SHORT),
    Host("goo.gl", Manner.POINTS, _SHORT),
    Host("tinyurl.com", Manner.POINTS, _SHORT),
    Host("is.gd", Manner.POINTS, _SHORT),
    Host("ow.ly", Manner.POINTS, _SHORT),
    Host("buff.ly", Manner.POINTS, _SHORT),
    Host("lnkd.in", Manner.POINTS, _SHORT),
    Host("fb.me", Manner.POINTS, _SHORT),
    Host("youtu.be", Manner.POINTS, _SHORT),
    Host("amzn.to", Manner.POINTS, _SHORT),
    Host("aka.ms", Manner.POINTS, _SHORT),
    Host("git.io", Manner.POINTS, _SHORT),
    Host("feedburner.com", Manner.POINTS, "counts readers and leads on to the feed"),
    Host("doi.org", Manner.POINTS, _LASTING),
    Host("hdl.handle.net", Manner.POINTS, _LASTING),
    Host("purl.org", Manner.POINTS, _LASTING),
    Host("w3id.org", Manner.POINTS, _LASTING),
    Host("github.com", Manner.LATER, _LATER),
    Host("gitlab.com", Manner.LATER, _LATER),
    Host("bitbucket.org", Manner.LATER, _LATER),
    Host("codeberg.org", Manner.LATER, _LATER),
    Host("sr.ht", Manner.LATER, _LATER),
    Host("stackoverflow.com", Manner.LATER, "brings the longer threads of comments by script"),
    Host("sedo.com", Manner.SELLS, _SELLS),
    Host("sedoparking.com", Manner.SELLS, _SELLS),
    Host("hugedomains.com", Manner.SELLS, _SELLS),
    Host("afternic.com", Manner.SELLS, _SELLS),
    Host("dan.com", Manner.SELLS, _SELLS),
    Host("bodis.com", Manner.SELLS, _SELLS),
    Host("parkingcrew.net", Manner.SELLS, _SELLS),
)
_REGISTRIES = frozenset(
    "co.uk org.uk ac.uk gov.uk me.uk com.au net.au org.au edu.au co.nz org.nz co.jp ne.jp or.jp "
    "ac.jp com.br org.br com.cn org.cn com.tw co.kr co.in co.za com.mx com.ar com.tr com.ua "
    "co.il".split()
)
_PLATFORMS = frozenset(
    "github.io gitlab.io codeberg.page pages.dev netlify.app vercel.app web.app blogspot.com "
    "wordpress.com tumblr.com substack.com neocities.org bearblog.dev read.cv onrender.com "
    "herokuapp.com streamlit.app hf.space".split()
)
_TWO_LABELS = _REGISTRIES | _PLATFORMS
"""Suffixes below which every label has another owner (publicsuffix.org has the full list)."""
_HOME = re.compile(
    r"/(?:(?:index|default|home)(?:\.\w{1,5}+)?/?)?+"
    r"|/(?:ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|no|pl|pt|ro|ru|sv|tr|uk|zh)"
    r"(?:[-_]\w\w)?/?",
    re.IGNORECASE,
)


def manner(url: str, *wanted: Manner) -> Host | None:
    """The row for an address, if it has one of the wanted manners."""
    rows = _rows(hostname(url))
    folder = path(url).strip("/").partition("/")[0] if rows else ""
    for row in rows:
        if row.manner in wanted and row.name.partition("/")[2] in ("", folder):
            return row
    return None


@lru_cache(maxsize=4_096)
def _rows(name: str) -> tuple[Host, ...]:
    """The rows for a host, the most particular first."""
    found = [row for row in HOSTS if f".{name}".endswith(f".{row.name.partition('/')[0]}")]
    return tuple(sorted(found, key=lambda row: -len(row.name)))


def closed(url: str) -> str:
    """What closed at an address and when (`services.py` has the rows); empty where nothing has."""
    row = service(url)
    if row is None:
        return ""
    return f"{row.name} closed {'in' if row.when.day is None else 'on'} {row.when}"


def is_home(url: str) -> bool:
    """Whether an address is a host's front door, in whatever language."""
    return "?" not in url and bool(_HOME.fullmatch(path(url) or "/"))


def registered(url: str) -> str | None:
    """The domain that the owner of a site has registered; None below the domain of a platform."""
    name = registrable(url)
    labels = name.split(".")
    if ":" in name or len(labels) < 2 or labels[-1].isdecimal() or labels[-1] == "invalid":
        return None
    return None if ".".join(labels[-2:]) in _PLATFORMS else name


def registrable(url: str) -> str:
    """The part of a host name that somebody registered: `example.co.uk` of `www.example.co.uk`."""
    return _registrable(hostname(url))


@lru_cache(maxsize=4_096)
def _registrable(name: str) -> str:
    labels = name.split(".")
    if ":" in name or labels[-1].isdecimal():  # an IP address
        return name
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in _TWO_LABELS else labels[-2:])
