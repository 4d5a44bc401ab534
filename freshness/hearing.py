"""Hearing an account out: one question that must be answered, and others that may not be.

Whom to ask is an `Api`; `api.py` has the real one, which nobody needs who asks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from freshness.account import Status
from freshness.refusal import NoAnswer as NoAnswer
from freshness.told import Told

if TYPE_CHECKING:
    from freshness.model import Feed

JSON = "application/json"
PAGES = 3
"""Pages of one list that are read."""


class Api(Protocol):
    """Somebody who can be asked. Each method raises `NoAnswer` where nothing was told."""

    def get(self, url: str, accept: str = JSON) -> Any:
        """The decoded JSON at an address."""

    def pages(self, url: str, most: int = PAGES) -> list[Any]:
        """The items of a list in pages, as far as they can be had; `Link` headers lead on."""

    def post(self, url: str, data: Mapping[str, Any]) -> Any:
        """The decoded JSON that a question in JSON is answered with."""

    def feed(self, url: str) -> Feed:
        """The feed at an address."""

    def has_token(self, url: str) -> bool:
        """Whether its host would know who asks. Never raises."""


def entity(value: Any) -> Told:
    """What was told, which must be an object.

    Raises:
        NoAnswer: it is none.
    """
    told = Told(value)
    if not told.is_object:
        raise NoAnswer("gave an answer that made no sense")
    return told


class Hearing:
    """Further questions about an account. One that is not answered costs only what it was about."""

    def __init__(self) -> None:
        """Begin without complaints."""
        self._notes: list[str] = []

    def ask(self, what: str, question: Callable[..., Any], *of: Any) -> Told:
        """What was told, or nothing.

        Args:
            what: what it is about, for the note: `repositories`.
            question: a method of an `Api`.
            of: what to ask it.
        """
        try:
            return Told(question(*of))
        except NoAnswer as answer:
            if answer.status is not Status.MISSING:
                self._notes.append(f"The {what} could not be read: the host {answer}.")
            return Told()

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read, a sentence each."""
        return tuple(self._notes)
