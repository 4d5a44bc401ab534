"""Repositories on GitHub are asked about at its API, where there is a token for it.

The API answers sooner, allows more questions than the pages do, and knows what no status tells:
that a repository was archived. What it does not know, or keeps to the token's owner, is asked as a
page.
"""

from __future__ import annotations

import json
import re
from typing import Any

from freshness.crawl.wire import Request, Response, Wire
from freshness.model import ARCHIVED

API = "https://api.github.com"
_REPOSITORY = re.compile(
    r"https://github\.com/(?P<owner>[a-z\d][a-z\d-]{0,38})/(?P<name>[\w.-]{1,100}?)(?:\.git)?/?",
    re.IGNORECASE | re.ASCII,
)
_MAX_BYTES = 256 << 10
_MOVED = frozenset((301, 302, 307, 308))


class CodeHosts:
    """A wire in front of another one: it answers for the page with what the API says."""

    def __init__(self, wire: Wire, token: str, *, api: str = API) -> None:
        """Send nothing yet.

        Args:
            wire: the network.
            token: for the API, and for nobody else.
            api: address of the API.
        """
        self._wire = wire
        self._headers = (f"Authorization: Bearer {token}",)
        self._api = api
        self._asked: dict[int, tuple[Request, Request]] = {}  #: by id: the question, for which page

    @property
    def busy(self) -> int:
        """How many requests are under way."""
        return self._wire.busy

    def send(self, request: Request) -> None:
        """Begin a transfer, at the API where the address is a repository's."""
        found = _REPOSITORY.fullmatch(request.url)
        if found:
            self._ask(f"{self._api}/repos/{found['owner']}/{found['name']}", request)
        else:
            self._wire.send(request)

    def _ask(self, url: str, page: Request) -> None:
        question = Request(url, headers=self._headers, max_bytes=_MAX_BYTES, whole=True)
        self._asked[id(question)] = question, page
        self._wire.send(question)

    def receive(self, timeout: float) -> list[Response]:
        """The responses that are complete by now."""
        found = []
        for response in self._wire.receive(timeout):
            _, page = self._asked.pop(id(response.request), (None, None))
            if page is None:
                found.append(response)
            elif answer := self._answer(response, page):
                found.append(answer)
        return found

    def _answer(self, response: Response, page: Request) -> Response | None:
        """What the page would have answered; None where somebody else is asked first."""
        location = response.headers.get("location", "")
        asked_by_name = response.request.url.startswith(f"{self._api}/repos/")
        if response.status in _MOVED and asked_by_name:
            if location.startswith(f"{self._api}/repositories/"):
                self._ask(location, page)  # it was renamed; its number tells the new name
                return None
        elif response.status == 200 and not response.error:
            facts = _facts(response.body)
            if facts.get("private") is False and (answer := _told(facts, page, asked_by_name)):
                return answer
        self._wire.send(page)
        return None


def _told(facts: dict[str, Any], page: Request, has_its_name: bool) -> Response | None:
    if has_its_name:
        detail = ARCHIVED if facts.get("archived") is True else ""
        return Response(page, 200, detail=detail)
    address = facts.get("html_url")
    if isinstance(address, str) and _REPOSITORY.fullmatch(address) and address != page.url:
        return Response(page, 301, {"location": address})
    return None


def _facts(body: bytes) -> dict[str, Any]:
    try:
        facts = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}
