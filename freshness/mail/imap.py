"""A mailbox on a server (IMAP, RFC 3501), looked at and never touched.

Folders are opened with EXAMINE, which the server itself keeps read-only, and letters are fetched
with BODY.PEEK, which leaves them unread. Only heads are fetched, and the texts that are asked for.
The one module that knows imap-tools (extra `mail`) and keyring (used when it is installed).
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from freshness.errors import NothingChecked, UserError
from freshness.mail.boxes import Stored
from freshness.mail.folders import Role
from freshness.mail.letter import MAX_BODY, MAX_HEAD

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

PASSWORD = "FRESHNESS_IMAP_PASSWORD"  # noqa: S105 - the name of the variable
MAX_LETTERS = 20_000
"""The newest of a folder; who has more in a year has no inbox but an archive."""

_TIMEOUT = 30.0  #: seconds for each answer
_AT_ONCE = 200  #: heads a command
_UID = re.compile(rb"\bUID (\d{1,10})")
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


@dataclass(frozen=True, kw_only=True)
class Account:
    """Where a mailbox is, and how to get in."""

    host: str
    port: int
    user: str
    folder: str
    is_plain: bool  #: without encryption, on this machine only
    password: str = field(repr=False)

    @property
    def shown(self) -> str:
        """What to call it."""
        return f"{self.user} at {self.host}"

    @classmethod
    def of(cls, address: str, environ: Mapping[str, str]) -> Account:
        """The account at `imaps://USER@HOST[:PORT][/FOLDER]`.

        Raises:
            UserError: that is no such address, or there is no password.
        """
        try:
            parts = urlsplit(address)
            host, user, port = parts.hostname or "", unquote(parts.username or ""), parts.port
        except ValueError:
            host = user = ""
            port = None
        is_plain = address.lower().startswith("imap:")
        if not host or not user:
            raise UserError(
                "that is no mailbox; write imaps://USER@HOST/FOLDER, the @ in a user as %40"
            )
        if is_plain and not _LOOPBACK.fullmatch(host):
            raise UserError(f"imap://{host}: would send your password in the clear; write imaps://")
        if parts.password:
            raise UserError(
                f"{host}: leave the password out of the address, others see it there; "
                f"set {PASSWORD}, or keep it in the keyring"
            )
        password = environ.get(PASSWORD) or _from_keyring(f"{user}@{host}")
        if not password:
            raise UserError(
                f"{host}: there is no password for {user}; set {PASSWORD}, or install keyring and "
                f"run: keyring set freshness {user}@{host}"
            )
        return cls(
            host=host, port=port or (143 if is_plain else 993), user=user, is_plain=is_plain,
            folder=unquote(parts.path.strip("/")) or "INBOX", password=password,
        )  # fmt: skip


class Server:
    """A connection, opened when the first letter is asked for. To be closed."""

    def __init__(self, account: Account, since: date) -> None:
        """Nothing is opened yet.

        Args:
            account: whose.
            since: older letters are not asked for.

        Raises:
            UserError: imap-tools is missing.
        """
        if find_spec("imap_tools") is None:
            raise UserError("mail on a server wants one more part: pip install 'freshness[mail]'")
        self._account, self._since = account, since
        self._box: BaseMailBox | None = None
        self._folder = ""

    def letters(self) -> Iterator[Stored]:
        """The heads of the letters in the folder, and of those sent.

        Raises:
            NothingChecked: it cannot be reached.
            UserError: it does not let in, or has no such folder.
        """
        import imaplib

        from imap_tools import ImapToolsError

        try:
            yield from self._letters()
        except (imaplib.IMAP4.error, ImapToolsError) as error:
            raise UserError(f"{self._account.shown}: the server says no ({_said(error)})") from None
        except OSError as error:
            told = error.strerror or str(error) or type(error).__name__
            raise NothingChecked(f"{self._account.shown}: cannot be reached ({told})") from None

    def close(self) -> None:
        """Say good-bye, if it was opened."""
        import imaplib
        from contextlib import suppress

        if self._box:
            with suppress(OSError, imaplib.IMAP4.error):
                self._box.client.logout()  # not the wrapper's: that wants a certain answer
            self._box = None

    def _letters(self) -> Iterator[Stored]:
        from imap_tools import AND

        box = self._opened()
        folders = {self._account.folder: Role.of(self._account.folder)}
        for each in box.folder.list():
            if r"\Sent" in each.flags or Role.of(each.name) is Role.SENT:
                folders[each.name] = Role.SENT
        for folder, role in folders.items():
            self._examine(folder)
            uids = box.uids(AND(date_gte=self._since), charset=None)[-MAX_LETTERS:]
            for start in range(0, len(uids), _AT_ONCE):
                for uid, head in self._heads(uids[start : start + _AT_ONCE]):
                    yield Stored(head, partial(self._whole, folder, uid), role)

    def _opened(self) -> BaseMailBox:
        if self._box is None:
            from imap_tools import MailBox, MailBoxUnencrypted

            account = self._account
            self._box = (
                MailBoxUnencrypted(account.host, account.port, _TIMEOUT)
                if account.is_plain
                # Without a context of its own, Python 3.11 would believe any certificate.
                else MailBox(
                    account.host, account.port, _TIMEOUT, ssl_context=ssl.create_default_context()
                )
            )
            is_ascii = f"{account.user}{account.password}".isascii()
            login = self._box.login if is_ascii else self._box.login_utf8
            login(account.user, account.password, initial_folder=None)  # which would SELECT it
        return self._box

    def _examine(self, folder: str) -> None:
        if folder != self._folder:
            self._opened().folder.set(folder, readonly=True)
            self._folder = folder

    def _heads(self, uids: list[str]) -> Iterator[tuple[str, bytes]]:
        yield from self._fetch(",".join(uids), f"(UID BODY.PEEK[HEADER]<0.{MAX_HEAD}>)")

    def _whole(self, folder: str, uid: str) -> bytes:
        """One letter, or nothing where the connection broke meanwhile."""
        import imaplib

        try:
            self._examine(folder)
            found = self._fetch(uid, f"(UID BODY.PEEK[]<0.{MAX_BODY}>)")
            return next((raw for _, raw in found), b"")
        except (OSError, imaplib.IMAP4.error):
            return b""

    def _fetch(self, uids: str, parts: str) -> Iterator[tuple[str, bytes]]:
        """What the server sends: each letter is a pair, and a rest that may have the UID."""
        _, answer = self._opened().client.uid("FETCH", uids, parts)
        for at, each in enumerate(answer):
            if isinstance(each, tuple) and len(each) == 2:
                after = answer[at + 1] if at + 1 < len(answer) else b""
                told = each[0] + b" " + (after if isinstance(after, bytes) else b"")
                if uid := _UID.search(told):
                    yield uid[1].decode(), each[1]


def _from_keyring(name: str) -> str:
    if find_spec("keyring") is None:
        return ""
    import keyring
    from keyring.errors import KeyringError

    try:
        return str(keyring.get_password("freshness", name) or "")
    except KeyringError:  # none on this machine, or locked
        return ""


def _said(error: Exception) -> str:
    """The server's words, on one short line."""
    return " ".join(str(error).split())[:200]
