"""Hearing an account out: one question that must be answered, and others that may not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from freshness.account import Status
from freshness.refusal import NoAnswer
from freshness.told import Told


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
