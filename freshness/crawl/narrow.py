"""A wire that reaches the site itself and nobody else: for runs in which no link matters."""

from __future__ import annotations

from freshness.crawl.wire import Request, Response, Wire
from freshness.url import host, resolve

NOT_ASKED = "not-asked"  #: error of whatever lies elsewhere


class Narrow:
    """Lets requests to one host through; where its first answer leads belongs to it."""

    def __init__(self, wire: Wire, start: str) -> None:
        """Let nothing but the start through.

        Args:
            wire: the real network.
            start: the site's address.
        """
        self._wire = wire
        self._hosts = {_bare(start)}
        self._way = {start.rstrip("/")}
        self._refused: list[Response] = []

    @property
    def busy(self) -> int:
        """How many requests are under way."""
        return self._wire.busy + len(self._refused)

    def send(self, request: Request) -> None:
        """Begin a transfer, or refuse it."""
        if _bare(request.url) in self._hosts:
            self._wire.send(request)
        else:
            self._refused.append(Response(request, error=NOT_ASKED))

    def receive(self, timeout: float) -> list[Response]:
        """What is complete by now."""
        refused, self._refused = self._refused, []
        found = self._wire.receive(0 if refused else timeout) if self._wire.busy else []
        for response in found:
            location = response.headers.get("location", "")
            target = resolve(response.request.url, location) if location else None
            if target and response.request.url.rstrip("/") in self._way:
                self._way.add(target[0].rstrip("/"))
                self._hosts.add(_bare(target[0]))
        return [*refused, *found]


def _bare(url: str) -> str:
    return host(url).removeprefix("www.")
