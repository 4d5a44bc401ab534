"""Fragments of other people's pages: `https://bob.example/guide#install` without such a part.

Only a page that was read whole, and whose own headings have anchors, can be said to lack one: on
others a script makes them while the page runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from freshness.crawl import anchors
from freshness.crawl.decode import NotText, decode
from freshness.crawl.fetcher import FOREIGN_BYTES
from freshness.crawl.hosts import Manner, manner
from freshness.crawl.outcome import Outcome
from freshness.document import Document
from freshness.model import Link, Reference
from freshness.vocabulary import Verdict

_ANCHORED = ":is(h1,h2,h3,h4,h5,h6)[id], :is(h1,h2,h3,h4,h5,h6) [id], a[name], dt[id]"
_PREFIX = "user-content-"  # put before the ids of what users write, by code hosts and registries
_ANSWERED = (Verdict.OK, Verdict.MOVED)


class Elsewhere:
    """Which foreign pages somebody links into, and which parts those have."""

    def __init__(
        self,
        most: int,
        ask: Callable[..., None] | None = None,
        answers: Mapping[str, Link] | None = None,
    ) -> None:
        """Begin with none.

        Args:
            most: bytes to read of a page that somebody links into.
            ask: `Fetcher.ask`, for the whole of a page once more, when only its beginning was read
                before somebody wanted to know; None when all references are known before.
            answers: pages that have answered well today.
        """
        self._answers = answers or {}
        self._most = most
        self._ask = ask
        self._wanted: set[str] = set()
        self._asked: set[str] = set()
        self._ids: dict[str, frozenset[str]] = {}

    def recall(self, url: str) -> Link | None:
        """The answer of a page that need not be asked again today; its parts have to be read."""
        return None if url in self._wanted else self._answers.get(url)

    def room(self, url: str) -> int:
        """Bytes to read of a page: of one that somebody links into all, if it is not endless."""
        return self._most if url in self._wanted else min(FOREIGN_BYTES, self._most)

    def want(self, reference: Reference, read: Outcome | None = None) -> None:
        """Note an address that may lead into a page.

        Args:
            reference: to a foreign address.
            read: what the address has answered already, if it has.
        """
        url = reference.url
        if reference.role != "page" or not anchors.needs_target(reference.fragment):
            return
        self._wanted.add(url)
        if read and read.ok and read.is_html and url not in self._ids:
            self._again(url)

    def take(self, outcome: Outcome) -> bool:
        """Read the parts of a page, where they are wanted.

        Returns:
            Whether the outcome is of a second question, and says nothing else that is new.
        """
        url, response = outcome.url, outcome.response
        if url in self._wanted and outcome.ok and outcome.is_html:
            if response.truncated:
                self._again(url)
            elif (ids := _parts(outcome)) is not None:
                self._ids[url] = ids
        return url in self._asked and response.request.whole

    def missing(self, link: Link, references: Sequence[Reference]) -> frozenset[str]:
        """The fragments, as written, that references ask for and the page surely lacks."""
        ids = self._ids.get(link.url)
        if ids is None or link.verdict not in _ANSWERED:
            return frozenset()
        asked = {each.fragment for each in references if each.role == "page"}
        return frozenset(
            each
            for each in filter(anchors.needs_target, asked)
            if not (anchors.is_among(each, ids) or anchors.is_among(_PREFIX + each, ids))
        )

    def _again(self, url: str) -> None:
        if self._ask and url not in self._asked:
            self._asked.add(url)
            self._ask(url, max_bytes=self._most, whole=True)


def _parts(outcome: Outcome) -> frozenset[str] | None:
    """Ids and names on a page; None where a script may bring more of them."""
    if not outcome.response.body or manner(outcome.final_url, Manner.LATER):
        return None
    try:
        html = decode(outcome.response.body, outcome.response.headers.get("content-type", ""))
    except NotText:
        return None
    document = Document(html)
    made = anchors.made_by_script(document)
    if made is None or not document.tree.css_first(_ANCHORED):
        return None
    return document.ids | made
