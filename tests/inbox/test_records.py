"""The inbox as JSON."""

import json

from freshness.inbox.records import render
from freshness.inbox.waiting import Inbox, look
from freshness.model import Skipped
from tests.inbox.letters import TODAY, letter

OFFER = "We are hiring a senior editor. Would you be open to a short call?"


def inbox() -> Inbox:
    return look(
        [letter(OFFER, ago=20, subject="Editor"), letter("x", conversation="c2", direct=False)],
        today=TODAY,
    )


def test_what_it_says():
    told = json.loads(
        render(
            inbox(), today=TODAY, skipped=[Skipped(subject="mail", reason="unreadable", detail="2")]
        )
    )
    (waiting,) = told["waiting"]
    assert told["version"] == 1
    assert told["today"] == "2026-11-25"
    assert told["apart"] == {"group or copy": 1}
    assert told["skipped"] == [{"subject": "mail", "reason": "unreadable", "detail": "2"}]
    assert waiting["sender"] == {"name": "Bob Sample", "address": "bob@initech.example"}
    assert (waiting["since"], waiting["days"], waiting["workdays"]) == ("2026-11-05", 20, 14)
    assert (waiting["band"], waiting["language"], waiting["letters"]) == ("late", "en", 1)
    assert waiting["opportunity"]["is_one"] is True
    assert set(waiting["replies"]) == {"interested", "later", "no"}


def test_the_text_only_when_asked_for():
    assert OFFER not in render(inbox(), today=TODAY)
    assert OFFER in render(inbox(), today=TODAY, show_text=True)
