"""Transfers: requests go out, one response comes back for each. The one module that knows pycurl.

libcurl's multi interface moves everything in one thread at about 12 µs of CPU a request. It follows
no redirect here: each hop must pass manners, robots.txt and the address guard, and be recorded.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import pycurl

from freshness import USER_AGENT
from freshness.config import Limits
from freshness.crawl.certificates import validity
from freshness.guard import is_public
from freshness.vocabulary import Validity

ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"
MAX_HEADER_BYTES = 64 << 10
MAX_CONNECTIONS = 256  #: libcurl alone would keep four for each transfer, more than a process may
MAX_IDLE_SECONDS = 0.05  #: longest sleep between two looks at the sockets
_LONG_LINE = 256  #: bytes from which on a header line is not remembered

# libcurl's own limit would also count the time until the first byte, which may be long.
SLOW_SECONDS = 5.0  #: from its first byte on, a body may so long come as slowly as it likes
SLOWEST = 200  #: bytes a second that it must reach on the average after that; a modem had 5,000


class Request(NamedTuple):
    """One transfer to make. A tuple, since a crawl has tens of thousands."""

    url: str
    method: str = "GET"  #: GET or HEAD
    headers: tuple[str, ...] = ()  #: further lines such as `If-None-Match: "x"`
    max_bytes: int = 2 << 20  #: most to keep of the decoded body
    whole: bool = False  #: a longer body is an error; otherwise it is cut and counts
    certificate: bool = False  #: tell how long the server's holds, for one connection more
    patience: float = 0.0  #: seconds to wait when that is longer than the usual timeout


class Response(NamedTuple):
    """What came back: one hop, never a followed redirect."""

    request: Request
    status: int = 0  #: 0 when there was no answer
    headers: Mapping[str, str] = {}  #: lower-case names; repeated ones joined by a line break
    body: bytes = b""
    error: str = ""
    """Empty when all went well: dns, refused, timeout, tls, certificate, reset, loop, guard,
    too-large, protocol or malformed."""
    detail: str = ""  #: libcurl's own words
    truncated: bool = False
    certificate: Validity | None = None  #: where the request asks for it


class Wire(Protocol):
    """The network, or something that pretends to be it."""

    @property
    def busy(self) -> int:
        """How many requests are under way."""

    def send(self, request: Request) -> None:
        """Begin a transfer. Never blocks, never fails: troubles become responses."""

    def receive(self, timeout: float) -> list[Response]:
        """The responses that are complete by now; waits up to `timeout` seconds for the first."""


_ERRORS = {
    pycurl.E_COULDNT_RESOLVE_HOST: "dns",
    pycurl.E_COULDNT_CONNECT: "refused",
    pycurl.E_OPERATION_TIMEDOUT: "timeout",
    pycurl.E_GOT_NOTHING: "reset",
    pycurl.E_RECV_ERROR: "reset",
    pycurl.E_SEND_ERROR: "reset",
    pycurl.E_PARTIAL_FILE: "reset",
    pycurl.E_SSL_CONNECT_ERROR: "tls",
    pycurl.E_SSL_CIPHER: "tls",
    pycurl.E_PEER_FAILED_VERIFICATION: "certificate",
    pycurl.E_SSL_ISSUER_ERROR: "certificate",
    pycurl.E_SSL_INVALIDCERTSTATUS: "certificate",
    pycurl.E_URL_MALFORMAT: "malformed",
}


class CurlWire:
    """The real network."""

    def __init__(
        self,
        limits: Limits,
        *,
        allow_private: bool = False,
        user_agent: str = USER_AGENT,
        ca_file: str | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            limits: the timeout, in seconds, for each transfer.
            allow_private: switch the address guard off.
            user_agent: who we say we are.
            ca_file: whom to trust instead of whom the system trusts.
        """
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, MAX_CONNECTIONS)
        self._idle: list[_Transfer] = []
        self._running: dict[pycurl.Curl, _Transfer] = {}
        self._failed: list[Response] = []
        self._limits = limits
        self._allow_private = allow_private
        self._user_agent = user_agent
        self._ca_file = ca_file

    @property
    def busy(self) -> int:
        """How many requests are under way."""
        return len(self._running) + len(self._failed)

    def send(self, request: Request) -> None:
        """Begin a transfer."""
        transfer = self._idle.pop() if self._idle else self._transfer()
        try:
            transfer.prepare(request)
        except (pycurl.error, UnicodeError, ValueError) as error:
            self._idle.append(transfer)
            self._failed.append(Response(request, error="malformed", detail=str(error)))
            return
        self._running[transfer.curl] = transfer
        self._multi.add_handle(transfer.curl)

    def _transfer(self) -> _Transfer:
        transfer = _Transfer(self._limits.timeout, self._allow_private, self._user_agent)
        if self._ca_file:
            transfer.curl.setopt(pycurl.CAINFO, self._ca_file)
        return transfer

    def receive(self, timeout: float) -> list[Response]:
        """The responses that are complete by now."""
        deadline = time.monotonic() + timeout
        while True:
            found, self._failed = self._failed, []
            self._multi.perform()
            found += self._completed()
            left = min(deadline - time.monotonic(), MAX_IDLE_SECONDS)
            if found or left <= 0:
                return found
            # Without a socket (a name being resolved, nothing under way) select does not wait.
            if not self._running:
                time.sleep(left)
            elif self._multi.select(left) <= 0:
                time.sleep(min(left, 0.001))

    def _completed(self) -> list[Response]:
        found = []
        left = 1
        while left:
            left, good, bad = self._multi.info_read()
            found += [self._finish(curl, 0, "") for curl in good]
            found += [self._finish(curl, code, words) for curl, code, words in bad]
        return found

    def _finish(self, curl: pycurl.Curl, code: int, words: str) -> Response:
        self._multi.remove_handle(curl)
        transfer = self._running.pop(curl)
        self._idle.append(transfer)
        return transfer.response(code, words)


class _Transfer:
    """A libcurl handle, reused for one request after another, and what it has received so far."""

    def __init__(self, timeout: float, allow_private: bool, user_agent: str) -> None:
        self.curl = curl = pycurl.Curl()
        self._timeout = timeout
        for option, value in (
            (pycurl.NOSIGNAL, 1),
            (pycurl.ACCEPT_ENCODING, ""),  # all that libcurl can decode
            (pycurl.USERAGENT, user_agent),
            (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
            (pycurl.CONNECTTIMEOUT_MS, int(min(timeout, 10.0) * 1000)),
            (pycurl.PIPEWAIT, 1),  # rather a stream on a connection than another connection
            (pycurl.PATH_AS_IS, 1),
            # A proxy would connect in our stead, unseen by the address guard.
            (pycurl.PROXY, ""),
        ):
            curl.setopt(option, value)
        curl.setopt(pycurl.WRITEFUNCTION, self._on_body)
        curl.setopt(pycurl.HEADERFUNCTION, self._on_header)
        if not allow_private:
            curl.setopt(pycurl.OPENSOCKETFUNCTION, self._on_connect)

    def prepare(self, request: Request) -> None:
        self._request = request
        self._head: list[bytes] = []
        self._head_size = 0
        self._body: list[bytes] = []
        self._room = request.max_bytes
        self._began = 0.0
        self._problem = ""
        self._full = False
        self.curl.setopt(pycurl.URL, request.url)
        self.curl.setopt(pycurl.TIMEOUT_MS, int(max(self._timeout, request.patience) * 1000))
        # Only a transfer that makes a connection, from the beginning, gets to see the certificate.
        for option in (pycurl.OPT_CERTINFO, pycurl.FRESH_CONNECT):
            self.curl.setopt(option, request.certificate)
        self.curl.setopt(pycurl.SSL_SESSIONID_CACHE, not request.certificate)
        lines = (f"Accept: {ACCEPT}", *request.headers)
        self.curl.setopt(pycurl.HTTPHEADER, [line.encode() for line in lines])
        if request.method == "HEAD":
            self.curl.setopt(pycurl.NOBODY, 1)
        else:
            self.curl.setopt(pycurl.HTTPGET, 1)

    def _on_connect(self, purpose: int, address: Any) -> Any:
        family, kind, protocol, place = address
        if not is_public(place[0]):
            self._problem = "guard"
            return pycurl.SOCKET_BAD
        return _Socket(family, kind, protocol)

    def _on_header(self, line: bytes) -> int:
        if line.startswith(b"HTTP/"):
            self._head.clear()  # an interim answer (1xx) came before
        self._head_size += len(line)
        if self._head_size > MAX_HEADER_BYTES:
            self._problem = "protocol"
            return -1
        self._head.append(line)
        return len(line)

    def _on_body(self, data: bytes) -> int:
        self._began = self._began or time.monotonic()
        lasted = time.monotonic() - self._began
        if lasted > SLOW_SECONDS and self._request.max_bytes - self._room < SLOWEST * lasted:
            self._problem = "timeout"
            return -1
        self._room -= len(data)
        if self._room < 0:
            self._full = True
            self._body.append(data[: self._room])
            return -1
        self._body.append(data)
        return len(data)

    def response(self, code: int, words: str) -> Response:
        request = self._request
        status: int = self.curl.getinfo(pycurl.RESPONSE_CODE)
        # With several addresses, the guard may refuse one and let the next one answer.
        error = (self._problem or _ERRORS.get(code, "protocol")) if code else ""
        if self._full:
            error = "too-large" if request.whole else ""
        return Response(
            request,
            status,
            _headers(self._head),
            b"".join(self._body),
            error,
            words if error else "",
            self._full,
            validity(self.curl.getinfo(pycurl.INFO_CERTINFO)) if request.certificate else None,
        )


class _Socket(socket.socket):
    """pycurl keeps a duplicate of the descriptor; the original goes without a warning."""

    def __del__(self) -> None:
        self.close()


def _headers(lines: list[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        name, value = (_field if len(line) < _LONG_LINE else _field.__wrapped__)(line)
        if name:
            found[name] = f"{found[name]}\n{value}" if name in found else value
    return found


@lru_cache(maxsize=4_096)
def _field(line: bytes) -> tuple[str, str]:
    """Name and value of a line, most of which a server sends again and again; empty for others."""
    name, colon, value = _text(line).partition(":")
    return (name.strip().lower(), value.strip()) if colon else ("", "")


def _text(line: bytes) -> str:
    """Servers write addresses and cookies in UTF-8; Latin-1 is what the standard once said."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")
