"""Where conversations come from: exports and mail in files, a mailbox on a server when asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from freshness.correspondence import Message, bare
from freshness.exports.linkedin import is_export, open_export
from freshness.model import Skipped

_SERVERS = ("imaps://", "imap://")


@dataclass(frozen=True, kw_only=True)
class Source:
    """The conversations of one owner in one place."""

    name: str
    kind: str = "mailbox"  #: or `export`
    messages: Callable[[], Iterator[Message]]
    titles: Callable[[], Mapping[str, str]] = dict  #: positions of contacts, by `Party.key`
    skipped: Callable[[], Sequence[Skipped]] = tuple  #: as far as it was read
    close: Callable[[], None] = lambda: None
    as_of: date | None = None  #: the day of an export; None: it tells up to today


def open_source(
    name: str, *, me: Sequence[str] = (), since: date, environ: Mapping[str, str] = os.environ
) -> Source:
    """A source by what it is.

    Args:
        name: a path, or `imaps://USER@HOST/FOLDER`: the only kind that opens a connection.
        me: the owner's addresses, of mail and of profiles, where a source does not tell.
        since: of mail on a server, older letters are not asked for.
        environ: where the password of a server may be.

    Raises:
        UserError: it cannot be read, or is nothing of this kind.
    """
    if name.lower().startswith(_SERVERS):
        from freshness.mail.imap import Account, Server
        from freshness.mail.source import Mail

        account = Account.of(name, environ)
        server = Server(account, since)
        served = Mail(account.shown, server.letters(), me=(*me, account.user))
        return Source(
            name=account.shown,
            messages=served.messages,
            skipped=lambda: served.skipped,
            close=server.close,
        )
    path = Path(name).expanduser()
    if is_export(path):
        export = open_export(path, me=me)
        return Source(
            name=path.name,
            kind="export",
            messages=export.messages,
            titles=lambda: {
                bare(url): contact.title
                for contact in export.contacts()
                for url in contact.profiles
                if contact.title
            },
            skipped=lambda: export.skipped,
            as_of=export.as_of,
        )
    from freshness.mail.source import open_mail

    mail = open_mail(path, me=me)
    return Source(name=path.name, messages=mail.messages, skipped=lambda: mail.skipped)
