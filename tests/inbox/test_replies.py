"""Replies to paste."""

import pytest

from freshness.inbox.replies import replies
from freshness.inbox.waiting import Waiting, look
from freshness.languages import KNOWN
from freshness.wording import wording
from tests.inbox.letters import BOB, TODAY, letter
from tests.inbox.test_opportunity import OFFERS


def waiting(text: str, **more) -> Waiting:
    (found,) = look([letter(text, **more)], today=TODAY).waiting
    return found


@pytest.mark.parametrize("language", KNOWN)
def test_an_offer_has_three_in_its_language(language: str):
    told = replies(waiting(OFFERS[language]))
    assert list(told) == ["interested", "later", "no"]
    for kind, text in told.items():
        assert wording(language).reply[kind] in text
        assert "{" not in text


def test_others_have_one():
    told = replies(waiting("Could you have a look at page 12 before Friday?"))
    assert list(told) == ["answer"]
    assert told["answer"].startswith("Hi Bob Sample,\n\nThank you")
    assert told["answer"].endswith("\n\nBest regards")


def test_a_late_one_excuses_itself():
    assert "excuse" in replies(waiting(OFFERS["en"], ago=20))["no"]
    assert "excuse" not in replies(waiting(OFFERS["en"], ago=10))["no"]


def test_without_a_name():
    nobody = type(BOB)(key="bob@initech.example", name="bob@initech.example")
    assert replies(waiting(OFFERS["en"], sender=nobody))["no"].startswith("Hello,\n")


def test_a_name_is_no_template():
    odd = type(BOB)(key="x@initech.example", name="{name} {0}")
    assert "{name} {0}" in replies(waiting(OFFERS["en"], sender=odd))["no"]
