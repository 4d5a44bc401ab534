"""Who waits, since when, and why the others do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from freshness.correspondence import Message, Party
from freshness.inbox.waiting import Band, Inbox, look, short_id, workdays
from tests.inbox.letters import ADA, BOB, TODAY, letter

QUESTION = "Hi Ada, where did you buy the lamp in your study?"


def inbox(*letters: Message, **more) -> Inbox:
    return look(letters, today=TODAY, **more)


def test_a_letter_without_an_answer_waits():
    (waiting,) = inbox(letter(QUESTION, ago=6, subject="Lamp")).waiting
    assert (waiting.sender, waiting.subject, waiting.letters) == (BOB, "Lamp", 1)
    assert (waiting.days, waiting.workdays, waiting.band) == (6, 4, Band.DUE)
    assert waiting.text == QUESTION
    assert QUESTION not in repr(waiting)


def test_an_answered_one_does_not():
    told = inbox(letter(QUESTION, ago=6), letter("In Turin.", ago=5, mine=True))
    assert (told.waiting, dict(told.apart)) == ((), {"answered": 1})


def test_the_order_of_the_source_does_not_matter():
    found = inbox(letter("In Turin.", ago=5, mine=True), letter(QUESTION, ago=6))
    assert dict(found.apart) == {"answered": 1}


def test_the_wait_begins_with_the_first_letter_after_the_answer():
    letters = (
        letter(QUESTION, ago=50),
        letter("In Turin.", ago=49, mine=True),
        letter("And which shop was it?", ago=20),
        letter("Any news on this?", ago=2),
    )
    (waiting,) = inbox(*letters).waiting
    assert (waiting.days, waiting.letters, waiting.band) == (20, 2, Band.LATE)
    assert waiting.latest == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("letters", "reason"),
    [
        ((letter(QUESTION, automatic="newsletter (List-Id)"),), "newsletter (List-Id)"),
        ((letter(QUESTION, direct=False),), "group or copy"),
        ((letter("Thanks a lot, see you on Friday!"),), "closed with thanks or a good-bye"),
        ((letter("👍"),), "closed with thanks or a good-bye"),
        ((letter("I am currently away until Monday.", subject="Out of office"),), "automatic message"),
        ((letter(QUESTION, sender=Party(key="LinkedIn Member", name="LinkedIn Member")),), "account that is closed"),
        ((letter(QUESTION, ago=400),), "older than you asked for"),
        ((letter(QUESTION, ago=9), letter("See my call.", ago=8, mine=True, conversation="c2", recipients=(BOB,))), "you wrote to them since"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_told_apart_with_a_reason(letters: Sequence[Message], reason: str):
    told = inbox(*letters)
    assert told.waiting == ()
    assert reason in told.apart


def test_a_letter_to_many_answers_nobody():
    crowd = (BOB, *(Party(key=f"p{n}@initech.example") for n in range(5)))
    sent = letter("Party at mine!", ago=1, mine=True, conversation="c2", recipients=crowd)
    assert len(inbox(letter(QUESTION), sent).waiting) == 1


def test_drafts_are_no_letters():
    assert (
        len(inbox(letter(QUESTION), letter("In Tu", mine=True, ago=1, is_draft=True)).waiting) == 1
    )


def test_an_automatic_reply_answers_nothing_and_asks_nothing():
    away = letter("Away.", ago=1, automatic="automatic reply (Auto-Submitted)")
    (waiting,) = inbox(letter(QUESTION), away).waiting
    assert waiting.letters == 1
    assert not inbox(letter(QUESTION), letter("In Turin.", mine=True, ago=2), away).waiting


def test_thanks_right_after_a_question_are_part_of_it():
    assert len(inbox(letter(QUESTION, ago=3), letter("Thanks!", ago=2.9)).waiting) == 1
    assert not inbox(letter(QUESTION, ago=9), letter("Found it, thanks!", ago=3)).waiting


def test_what_is_settled_waits_again_with_a_new_letter():
    done = {short_id("c1"): date(2026, 11, 20)}.get
    first = letter(QUESTION, ago=9)
    assert dict(inbox(first, settled=done).apart) == {"settled, as you said": 1}
    assert len(inbox(first, letter("Hello? Where was it?", ago=1), settled=done).waiting) == 1


def test_days_are_the_owners():
    evening = letter(QUESTION, sent=datetime(2026, 11, 24, 4, tzinfo=UTC))  # Monday 8 pm
    done = {short_id("c1"): date(2026, 11, 23)}.get
    there = timezone(timedelta(hours=-8))
    (found,) = inbox(evening, zone=there).waiting
    assert (found.since, found.days, found.workdays) == (date(2026, 11, 23), 2, 2)
    assert not inbox(evening, settled=done, zone=there).waiting
    assert inbox(evening, settled=done).waiting


def test_opportunities_first_and_lapsed_ones_last():
    offer = "We are hiring a senior editor. Would you be open to a short call?"
    told = inbox(
        letter(QUESTION, ago=30, conversation="old"),
        letter(QUESTION, ago=2, conversation="new"),
        letter(offer, ago=5, conversation="offer"),
        letter(offer, ago=90, conversation="lapsed"),
    )
    assert [each.conversation for each in told.waiting] == ["offer", "old", "new", "lapsed"]


def test_the_position_of_a_contact_counts():
    text = "Hi Ada, could we have a quick call about a position?"
    titles = {BOB.key: "Senior Talent Partner"}
    plain, known = inbox(letter(text)), inbox(letter(text), titles=titles)
    assert known.waiting[0].opportunity.score > plain.waiting[0].opportunity.score


def test_two_sources_are_one_inbox():
    one = inbox(letter(QUESTION, ago=2))
    two = inbox(
        letter(QUESTION, ago=7, conversation="c2"),
        letter("x", mine=True, conversation="c3", recipients=()),
    )
    both = one + two
    assert [each.days for each in both.waiting] == [7, 2]
    assert dict(both.apart) == {"answered": 1}


def test_a_letter_from_the_future_waits_no_days():
    (waiting,) = inbox(letter(QUESTION, ago=-3)).waiting
    assert waiting.days == 0


def test_all_may_be_in_the_subject():
    assert inbox(replace(letter(""), subject="Call me about the lamp")).waiting
    assert not inbox(letter("")).waiting


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-20", "2026-11-23", 1),  # Friday to Monday
        ("2026-11-21", "2026-11-22", 0),
        ("2026-11-23", "2026-11-30", 5),
        ("2026-11-25", "2026-11-25", 0),
        ("2026-11-25", "2026-11-20", 0),
        ("2025-11-25", "2026-11-25", 261),
    ],
)
def test_workdays(start: str, end: str, days: int):
    assert workdays(date.fromisoformat(start), date.fromisoformat(end)) == days


def test_an_id_tells_nothing_and_stays():
    assert short_id("<1@initech.example>") == short_id("<1@initech.example>")
    assert len(short_id("")) == 8
    assert short_id("a").isalnum()
    (waiting,) = inbox(letter(QUESTION)).waiting
    assert waiting.id == short_id("c1")


def test_nobody_is_no_inbox():
    assert inbox() == Inbox(waiting=(), apart={})
    assert ADA.name == "Ada Example"
