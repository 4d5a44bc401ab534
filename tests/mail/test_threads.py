"""Which letters belong together."""

import pytest

from freshness.mail.letter import Letter
from freshness.mail.letter import letter as read
from freshness.mail.threads import base_subject, threads
from tests.mail.letters import ADA, BOB, letter


def letters(*raw: bytes) -> list[Letter]:
    found = [read(each, lambda: b"") for each in raw]
    assert all(found)
    return [each for each in found if each]


def test_by_reference_to_a_letter_that_is_there_or_not():
    first, second, third, other = threads(
        letters(
            letter(number=1),
            letter(number=2, in_reply_to="<1@initech.example>", subject="Something else"),
            letter(number=3, references="<0@initech.example> <2@initech.example>", subject=""),
            letter(number=4, subject="Lamp"),
        )
    )
    assert first == second == third
    assert other != first


def test_two_branches_meet_by_a_common_ancestor():
    one, two = threads(
        letters(
            letter(number=1, references="<root@x>", subject="a"),
            letter(number=2, references="<root@x>", subject="b"),
        )
    )
    assert one == two == "root@x"


def test_by_the_word_of_the_provider():
    one, two = threads(
        letters(letter(number=1, x_gm_thrid="7"), letter(number=2, x_gm_thrid="7", subject="New"))
    )
    assert one == two == "thread 7"


def test_by_subject_only_as_an_answer_between_the_same_people():
    answer = {"from": ADA, "to": BOB}
    start, reply, stranger, again, late = threads(
        letters(
            letter(number=1),
            letter(number=2, subject="AW: Lamp", **answer),
            letter(number=3, subject="Re: Lamp", **{"from": "eve@x.example"}),
            letter(number=4, subject="Lamp"),
            letter(number=5, subject="Re: Lamp", date="05 May 2027 10:00:00 +0100", **answer),
        )
    )
    assert start == reply
    assert len({start, stranger, again, late}) == 4


def test_the_name_stays_when_letters_come():
    first = letter(number=1)
    (alone,) = threads(letters(first))
    name, _ = threads(letters(first, letter(number=2, in_reply_to="<1@initech.example>")))
    assert name == alone == "1@initech.example"


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        ("Re: Lamp", "lamp"),
        ("RE: AW: Re[2]: Lamp", "lamp"),
        ("Réponse: Lamp", "réponse: lamp"),
        ("回复：灯", "灯"),
        ("返信: 灯", "灯"),
        ("Rép : Ang: Vá: PD: Lamp", "lamp"),
        ("[EXTERNAL] Re: Lamp", "lamp"),
        ("[External affairs] Lamp", "[external affairs] lamp"),
        ("Regarding lamps", "regarding lamps"),
        ("", ""),
    ],
)
def test_subjects(subject: str, base: str):
    assert base_subject(subject) == base
