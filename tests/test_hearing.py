"""Hearing an account out."""

import pytest

from freshness.account import Status
from freshness.hearing import Hearing, entity
from freshness.refusal import NoAnswer


def test_what_must_be_an_object() -> None:
    assert entity({"a": 1})["a"].number == 1
    for value in ([], "a", None, 7):
        with pytest.raises(NoAnswer, match="no sense"):
            entity(value)


def test_what_is_not_answered_becomes_a_note() -> None:
    def refuse(status: Status) -> None:
        raise NoAnswer("asks to come back later", status)

    hearing = Hearing()
    assert hearing.ask("posts", lambda: [1]).is_list
    assert not hearing.ask("events", refuse, Status.LIMITED)
    assert not hearing.ask("pins", refuse, Status.MISSING)  # that there are none is an answer
    assert hearing.notes == ("The events could not be read: the host asks to come back later.",)
