"""Asks a host for an address that cannot exist, where one of its pages looks odd.

How it answers tells whether its other answers mean something: a parked domain says the same to
everybody. At most one such question a host and run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from freshness.crawl.doubts import is_odd
from freshness.crawl.outcome import Outcome
from freshness.crawl.snapshots import take
from freshness.url import origin
from freshness.vocabulary import Snapshot


def address(url: str) -> str:
    """An address on the same host that nobody has: always the same one, so runs can be compared."""
    home = origin(url)
    return f"{home}/freshness-{hashlib.sha256(home.encode()).hexdigest()[:16]}"


class Canaries:
    """Holds odd outcomes back until their host has been asked."""

    def __init__(
        self, ask: Callable[[str], None], known: Mapping[str, Snapshot] | None = None
    ) -> None:
        """Ask nothing yet.

        Args:
            ask: asks for an address, whose outcome is then given to `released`.
            known: what foreign addresses showed when they last answered well; None where nobody
                remembers it.
        """
        self._ask = ask
        self._known = known
        self._answers: dict[str, Outcome] = {}
        self._held: dict[str, list[Outcome]] = {}

    @property
    def waiting(self) -> int:
        """How many outcomes are held back."""
        return sum(map(len, self._held.values()))

    def released(self, outcome: Outcome, *, own: bool) -> Iterator[Outcome]:
        """The outcomes that may be told, now that there is this one.

        Args:
            outcome: the newest.
            own: it is about the owner's own site, where nothing is doubted.
        """
        if self._known is not None and not own:
            before, now = self._known.get(outcome.url), take(outcome)
            outcome = outcome._replace(before=before, snapshot=now)
        if outcome.url in self._held:  # a canary
            self._answers[outcome.url] = outcome
            for each in self._held.pop(outcome.url):
                yield each._replace(canary=outcome)
        elif own or not is_odd(outcome):
            yield outcome
        elif known := self._answers.get(address(outcome.url)):
            yield outcome._replace(canary=known)
        elif held := self._held.get(address(outcome.url)):
            held.append(outcome)
        else:
            self._held[address(outcome.url)] = [outcome]
            self._ask(address(outcome.url))

    def rest(self) -> Iterator[Outcome]:
        """What is still held back when the time is over."""
        for held in self._held.values():
            yield from held
        self._held.clear()
