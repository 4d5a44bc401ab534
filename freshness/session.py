"""One question over HTTP, guarded and bounded. The one module that knows requests.

A connection is refused when it leads inside (see `guard`), before a byte is sent. No redirect is
followed, no cookie is kept, and nothing of the environment is sent. Good answers are kept for an
hour, on disk as JSON (never as pickles, which run code when they are read), and asked for again by
their ETag after that; failures are never kept.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from requests import Session as Requests

MAX_BYTES = 2 << 20
"""Largest answer that is read, unpacked."""

CONNECT, READ, WHOLE = 5.0, 10.0, 20.0
"""Seconds for a connection, for a sign of life, and for the head or the body of an answer."""

FILE_NAME = "answers.sqlite"
_KEPT = timedelta(hours=1)
_FORGET = "DELETE FROM responses WHERE expires < strftime('%s', 'now') - ?"
_FORGOTTEN = 30 * 86_400  #: seconds after which not even the ETag is of use
_CHUNK = 64 << 10


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]  #: lower-case names
    body: bytes
    is_kept: bool = False  #: from an earlier question


class Unreached(Exception):
    """Nobody answered: no such host, no connection, a time-out, a broken answer."""


class TooLarge(Unreached):
    """More than `MAX_BYTES`, or slower than `WHOLE`."""


class Inside(Unreached):
    """The address leads to this machine or a private one."""


class Session:
    """Asks, one question at a time or from several threads."""

    def __init__(
        self, folder: Path | None, allowed: Callable[[str, int, str], bool], user_agent: str
    ) -> None:
        """Open nothing yet.

        Args:
            folder: where answers are kept; None keeps them in memory.
            allowed: whether a host and port may be contacted at an IP address.
            user_agent: who we say we are.
        """
        self._user_agent = user_agent
        self._folder = folder
        self._allowed = allowed
        self._opening = threading.Lock()

    @cached_property
    def _session(self) -> Requests:
        # Only once somebody is asked: it takes its time.
        from http.cookiejar import DefaultCookiePolicy

        from requests_cache import CachedSession

        file = _file_in(self._folder) if self._folder else None
        session = CachedSession(
            cache_name=str(file or "answers"),
            backend="sqlite" if file else "memory",
            serializer="json" if file else None,
            expire_after=_KEPT,
            allowable_codes=(200,),
            allowable_methods=("GET",),
            ignored_parameters=("authorization", "key"),
        )
        # It would look where a redirect leads, even where it is not to follow, and trip over some.
        session.get_redirect_target = lambda response: None  # type: ignore[assignment,method-assign]
        session.trust_env = False
        session.headers["User-Agent"] = self._user_agent
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = _adapter(self._allowed)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return session

    def ask(
        self,
        url: str,
        headers: Mapping[str, str],
        data: Mapping[str, Any] | None = None,
        *,
        method: str = "POST",
    ) -> Reply:
        """Ask once.

        Args:
            url: whom and what.
            headers: to send.
            data: sent as JSON; None asks by GET.
            method: how data is sent.

        Raises:
            Unreached: there was no answer, or none that may be had.
        """
        return self._answer("GET" if data is None else method, url, headers=headers, json=data)

    def kept(self, url: str, headers: Mapping[str, str]) -> Reply | None:
        """What it answered within the last hour; None where that is not known."""
        reply = self._answer("GET", url, headers=headers, only_if_cached=True)
        return reply if reply.status == 200 else None

    def _answer(self, method: str, url: str, **options: Any) -> Reply:
        from requests import RequestException

        try:
            with self._opening:
                session = self._session
            answer = session.request(
                method, url, timeout=(CONNECT, READ), allow_redirects=False, **options
            )
        except (RequestException, OSError, UnicodeError) as error:
            raise Unreached(type(error).__name__) from None
        except (sqlite3.Error, ValueError):
            if not self._folder:
                raise
            with self._opening:  # the file is damaged or not ours to write; do without it
                self._folder = None
                self.__dict__.pop("_session", None)
            return self._answer(method, url, **options)
        names = {name.lower(): value for name, value in answer.headers.items()}
        return Reply(
            answer.status_code, names, answer.content, getattr(answer, "from_cache", False)
        )


def _file_in(folder: Path) -> Path | None:
    """The file of kept answers, for its owner's eyes; None where there can be none."""
    file = folder / FILE_NAME
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", "utf-8")
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError:
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as kept:  # an empty file is fine
        kept.execute(_FORGET, (_FORGOTTEN,))
        kept.commit()
    return file


def _adapter(allowed: Callable[[str, int, str], bool]) -> Any:
    """The way out: connections that look where they lead, answers that end."""
    from requests.adapters import HTTPAdapter
    from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.exceptions import HTTPError

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            _look_up(self.host, self.port)
            return _checked(super()._new_conn(), self.host, self.port, allowed)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
            with _Watch(self):
                return super().getresponse()

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            _look_up(self.host, self.port)
            return _checked(super()._new_conn(), self.host, self.port, allowed)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
            with _Watch(self):
                return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

        def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
            answer = super().send(request, *args, **(kwargs | {"stream": True}))
            try:
                body = _read(answer.raw)
            except HTTPError as error:
                raise Unreached(type(error).__name__) from None
            finally:
                answer.close()
            headers = {
                name: value for name, value in answer.headers.items()
                if name.lower() not in ("content-encoding", "transfer-encoding", "content-length")
            }  # fmt: skip
            whole = HTTPResponse(
                BytesIO(body), headers, answer.status_code, reason=answer.reason,
                preload_content=False, request_method=request.method, request_url=request.url,
            )  # fmt: skip
            return self.build_response(request, whole)

    return Adapter()


def _look_up(host: str, port: int) -> None:
    """Have a name looked up, no longer than a connection may take: resolvers know no bound."""

    def ask() -> None:
        with suppress(OSError, UnicodeError):  # who connects is told
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(CONNECT)
    if thread.is_alive():
        raise Unreached("its name could not be looked up in time")


def _checked(
    connected: socket.socket, host: str, port: int, allowed: Callable[[str, int, str], bool]
) -> socket.socket:
    if allowed(host, port, connected.getpeername()[0]):
        return connected
    connected.close()
    raise Inside(f"{host} leads to a private address")


class _Watch:
    """Breaks a connection off that gives its head by drips: each drip would be a sign of life."""

    def __init__(self, connection: Any) -> None:
        self._timer = threading.Timer(WHOLE, self._break, (connection,))
        self._timer.daemon = True
        self._is_broken = False

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._is_broken:
            raise TooLarge("slower than is waited for")

    def _break(self, connection: Any) -> None:
        self._is_broken = True
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _read(raw: Any) -> bytes:
    """The body, unpacked, as it comes in."""
    end = time.monotonic() + WHOLE
    body = bytearray()
    while chunk := raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > MAX_BYTES or time.monotonic() > end:
            raise TooLarge("more than is read")
    return bytes(body)
