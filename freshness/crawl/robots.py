"""robots.txt: what a host asks robots to leave alone. The one module that knows protego (RFC 9309).

RFC 9309 is about robots that wander. Following one link that somebody put on their own page is less
than that, so where a robots.txt cannot be had, the link itself is asked and tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshness import USER_AGENT
from freshness.crawl.wire import Response
from freshness.url import origin, resolve

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512 << 10
"""RFC 9309 2.5 lets crawlers stop reading there."""

_NAME = USER_AGENT.partition("/")[0]


def address(url: str) -> str:
    """Where the robots.txt for an address stands."""
    return origin(url) + "/robots.txt"


class Robots:
    """The robots.txt of one host, or the lack of one, which allows everything."""

    def __init__(self, response: Response | None = None) -> None:
        """Read the answer to a request for it; anything but a plain 200 allows everything."""
        self._url = response.request.url if response else ""
        self._rules: Protego | None = None
        self.text = ""
        if response and response.status == 200 and not response.error and _is_plain(response):
            from protego import Protego

            self.text = response.body.decode("utf-8", "replace")
            self._rules = Protego.parse(self.text)

    def allow(self, url: str) -> bool:
        """Whether we may ask for an address."""
        return self._rules is None or self._rules.can_fetch(url, _NAME)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of the `Sitemap:` lines."""
        lines = self._rules.sitemaps if self._rules else ()
        found = (resolve(self._url, line) for line in lines)
        return tuple(target[0] for target in found if target)


def _is_plain(response: Response) -> bool:
    """Many sites answer every address with their home page."""
    return "html" not in response.headers.get("content-type", "").lower()
