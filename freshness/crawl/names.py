"""A name that does not exist, and a name server that does not answer, are two things.

libcurl calls both "could not resolve host". The first is rot, the second a bad day, so the system
is asked once more, in the background, and tells them apart (RFC 3493 6.1).
"""

from __future__ import annotations

import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from urllib.parse import urlsplit

from freshness.crawl.wire import Request, Response, Wire

RESOLVER = "resolver"
"""Error of a request for which no name server had an answer."""

_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
)
_LOOK = 0.05  #: seconds between two looks at what is being asked
_AT_ONCE = 32  #: lookups at the same time
PATIENCE = 5.0
"""Seconds for a lookup, after one that ended in an answer. Who takes longer does not answer."""

Lookup = Callable[[str, None], object]


class Names:
    """A wire in front of another one: it says `resolver` where nobody knows about a name."""

    def __init__(self, wire: Wire, lookup: Lookup = socket.getaddrinfo) -> None:
        """Ask nothing yet.

        Args:
            wire: the network.
            lookup: asks for a name; raises what `socket.getaddrinfo` does.
        """
        self._wire = wire
        self._lookup = lookup
        self._waiting: dict[str, list[Response]] = {}
        self._since: dict[str, float] = {}
        self._next: deque[str] = deque()
        self._running = 0
        self._told: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self._known: dict[str, str] = {}

    @property
    def busy(self) -> int:
        """How many requests are under way."""
        return self._wire.busy + sum(map(len, self._waiting.values()))

    def send(self, request: Request) -> None:
        """Begin a transfer."""
        self._wire.send(request)

    def receive(self, timeout: float) -> list[Response]:
        """The responses that are complete by now."""
        found = []
        for response in self._wire.receive(min(timeout, _LOOK) if self._waiting else timeout):
            if response.error != "dns":
                found.append(response)
            elif (name := urlsplit(response.request.url).hostname or "") in self._known:
                found.append(response._replace(error=self._known[name]))
            else:
                self._ask(name, response)
        return [*found, *self._settled()]

    def _ask(self, name: str, response: Response) -> None:
        waiting = self._waiting.setdefault(name, [])
        waiting.append(response)
        if len(waiting) == 1:
            self._next.append(name)
            self._begin()

    def _begin(self) -> None:
        while self._next and self._running < _AT_ONCE:
            name = self._next.popleft()
            self._since[name] = time.monotonic()
            self._running += 1
            # No pool: whoever leaves early must not wait for a server that never answers.
            threading.Thread(target=self._look_up, args=(name,), daemon=True).start()

    def _look_up(self, name: str) -> None:
        error = RESOLVER
        try:
            self._lookup(name, None)  # where it answers now, it was a bad moment
        except socket.gaierror as problem:
            error = "dns" if problem.errno in _NO_SUCH_NAME else RESOLVER
        except (OSError, UnicodeError):
            error = "dns"
        self._told.put((name, error))

    def _settled(self) -> list[Response]:
        told = []
        while not self._told.empty():
            told.append(self._told.get())
            self._running -= 1
        late = time.monotonic() - PATIENCE
        told += [(name, RESOLVER) for name, since in self._since.items() if since < late]
        found: list[Response] = []
        for name, error in told:
            if self._since.pop(name, None) is not None:
                self._known[name] = error
                found += [each._replace(error=error) for each in self._waiting.pop(name)]
        self._begin()
        return found
