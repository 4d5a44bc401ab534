"""The nouns of conversations: who wrote to whom, and whom one knows.

Nothing here is ever written to disk as it is; see docs/conversations.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import unquote

_SCHEME = re.compile(r"(?:https?:)?//|mailto:", re.IGNORECASE)
_COUNTRY = re.compile(r"[a-z]{2,3}\.linkedin\.com/")


@lru_cache(maxsize=50_000)
def bare(address: str) -> str:
    """A profile or e-mail address as it is compared: without scheme, `www.`, query and last slash.

    Lower case and with its escapes read, so that two spellings of one profile are the same. The
    countries of LinkedIn (`de.linkedin.com`) show the same profiles.
    """
    address = _SCHEME.sub("", address.strip(), count=1).partition("#")[0].partition("?")[0]
    address = unquote(address).casefold().rstrip("/").removeprefix("www.")
    return _COUNTRY.sub("linkedin.com/", address, count=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Somebody in a conversation. Told apart by `key`, never by name."""

    key: (
        str  #: profile address or e-mail address, lower-case and bare; the name where there is none
    )
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message, of whatever source."""

    conversation: str  #: opaque; messages of one conversation share it
    sender: Party
    recipients: tuple[Party, ...]
    sent: datetime  #: aware, UTC
    subject: str = ""
    text: str = ""  #: plain text; bounded by its source
    mine: bool = False  #: written by the owner
    is_draft: bool = False
    automatic: str = (
        ""  #: why it is no letter from a person: "newsletter (List-Id)" …; empty: it is
    )
    direct: bool = True  #: to the owner and at most few others; False for groups and lists


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Somebody the owner knows, as one source has them."""

    source: str  #: `linkedin`, `vcard`, `google`, `people.yml`
    name: str
    emails: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    birthday: str = ""  #: `YYYY-MM-DD` or `--MM-DD`
    known_since: date | None = None
    note: str = ""
