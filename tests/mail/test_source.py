"""A mailbox as conversations."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.correspondence import Message
from freshness.errors import UserError
from freshness.inbox.waiting import look
from freshness.mail.source import open_mail
from tests.mail.letters import ADA, BOB, letter, mbox

ANSWER = {"from": ADA, "to": BOB, "in_reply_to": "<1@initech.example>"}


def messages(tmp_path: Path, *letters: bytes) -> list[Message]:
    return list(open_mail(mbox(tmp_path / "mail", *letters), me=["ada@example.org"]).messages())


def test_who_waits(tmp_path: Path):
    found = messages(
        tmp_path,
        letter(number=1),
        letter("In Turin", number=2, **ANSWER),
        letter("Which shop?", number=3, references="<1@initech.example>"),
    )
    assert len({each.conversation for each in found}) == 1
    assert [each.mine for each in found] == [False, True, False]
    (waiting,) = look(found, today=date(2026, 11, 25)).waiting
    assert waiting.text.strip() == "Which shop?"


def test_texts_of_answered_letters_and_newsletters_are_not_even_read(tmp_path: Path):
    found = messages(
        tmp_path,
        letter(number=1),
        letter("In Turin", number=2, **ANSWER),
        letter("News", number=3, list_id="<x>", subject="News"),
    )
    assert [each.text for each in found] == ["", "", ""]
    assert found[-1].automatic == "newsletter or list (List-Id)"


def test_who_passes_a_letter_on_has_not_answered_it(tmp_path: Path):
    passed = ANSWER | {"to": "eve@x.example", "subject": "Fwd: Lamp"}
    found = messages(tmp_path, letter(number=1), letter("See below", number=2, **passed))
    (waiting,) = look(found, today=date(2026, 11, 25)).waiting
    assert waiting.sender.key == "bob@initech.example"
    back = letter("Here", number=3, **(passed | {"to": f"eve@x.example, {BOB}"}))
    assert not look(messages(tmp_path, letter(number=1), back), today=date(2026, 11, 25)).waiting


def test_an_answer_from_another_address_of_the_owner_is_one(tmp_path: Path):
    work = ANSWER | {"from": "Ada Example <ada@work.example>"}
    found = messages(tmp_path, letter(number=1), letter("In Turin", number=2, **work))
    assert [each.mine for each in found] == [False, True]


def test_calendars_want_no_letter(tmp_path: Path):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Message-ID"] = BOB, ADA, "Walk", "<w@x>"
    made["Date"] = "09 Nov 2026 10:00:00 +0100"
    made.set_content("Walk. When: Tuesday")
    made.add_alternative("BEGIN:VCALENDAR", subtype="calendar", params={"method": "REQUEST"})
    attached = letter("Can you come? The day is attached.", number=2, subject="Day")
    walk, day = messages(tmp_path, bytes(made), attached)[::-1]
    assert walk.automatic == "invitation or answer of a calendar"
    assert day.automatic == ""


@pytest.mark.parametrize(
    ("headers", "direct"),
    [
        ({}, True),
        ({"to": "Ada <ada+lamp@example.org>"}, True),
        ({"to": "info@band.example"}, True),
        ({"to": f"{ADA}, eve@x.example"}, True),
        ({"to": "eve@x.example", "cc": ADA}, False),
        ({"to": ", ".join([ADA, *(f"p{n}@x.example" for n in range(5))])}, False),
        ({"to": ""}, False),
    ],
)
def test_direct(tmp_path: Path, headers: dict[str, str], direct: bool):
    (found,) = messages(tmp_path, letter(**headers))
    assert found.direct is direct


def test_folders_tell(tmp_path: Path):
    mbox(tmp_path / "box" / "Inbox", letter(number=1))
    mbox(tmp_path / "box" / "Sent", letter(number=2, **{**ANSWER, "from": "ada@work.example"}))
    mbox(tmp_path / "box" / "Drafts", letter(number=3, subject="x", **{"from": ADA, "to": BOB}))
    mbox(tmp_path / "box" / "Spam", letter(number=4, subject="y"))
    mail = open_mail(tmp_path / "box")
    assert mail.owners == {"ada@work.example", "ada@example.org"}
    found = list(mail.messages())
    assert [each.mine for each in found] == [False, True, True, False]
    assert [each.is_draft for each in found] == [False, False, True, False]
    assert found[-1].automatic == "in the spam folder"


def test_a_letter_in_two_folders_is_one(tmp_path: Path):
    mbox(tmp_path / "box" / "All", letter(), letter())
    mbox(tmp_path / "box" / "Sent", letter())
    assert len(list(open_mail(tmp_path / "box", me=["ada@example.org"]).messages())) == 1


def test_an_answer_sent_with_a_tool_is_no_newsletter(tmp_path: Path):
    tool = {"list_unsubscribe": "<https://x.example>", "in_reply_to": "<2@example.org>"}
    found = messages(
        tmp_path,
        letter("Hello", number=2, message_id="<2@example.org>", **{"from": ADA, "to": BOB}),
        letter("When can you call?", number=3, **tool),
        letter("News", number=4, list_unsubscribe="<https://x.example>", subject="News"),
    )
    assert [bool(each.automatic) for each in found] == [False, False, True]


def test_it_asks_when_it_cannot_tell_whose_mail_it_is(tmp_path: Path):
    path = mbox(tmp_path / "mail", letter())
    with pytest.raises(UserError, match="--me YOU@"):
        list(open_mail(path).messages())


def test_what_cannot_be_read_is_counted(tmp_path: Path):
    mail = open_mail(mbox(tmp_path / "mail", letter(), letter(date="soon")), me=["ada@example.org"])
    assert len(list(mail.messages())) == 1
    (skipped,) = mail.skipped
    assert "1 letters" in skipped.detail


HEADERS = st.fixed_dictionaries(
    {
        "from": st.sampled_from([ADA, BOB, "eve@x.example", ""]),
        "to": st.sampled_from([ADA, BOB, f"{ADA}, {BOB}", ""]),
        "subject": st.sampled_from(["Lamp", "Re: Lamp", "AW: Lamp", ""]),
        "message_id": st.sampled_from(["<1@x>", "<2@x>", "<3@x>", ""]),
        "references": st.sampled_from(["<1@x> <2@x>", "<3@x>", "<2@x> <2@x> <1@x>", ""]),
        "x_gm_thrid": st.sampled_from(["1", "2", ""]),
        "date": st.sampled_from(["1 Nov 2026 10:00 +0000", "2 Nov 2026 10:00 +0000", "soon"]),
        "list_unsubscribe": st.sampled_from(["<https://x.example>", ""]),
        "x_gmail_labels": st.sampled_from(["Sent", "Spam,Inbox", "Drafts", ""]),
    }
)


@given(st.lists(HEADERS, max_size=8))
def test_any_mailbox(tmp_path_factory: pytest.TempPathFactory, letters: list[dict[str, str]]):
    path = mbox(
        tmp_path_factory.mktemp("any") / "mail",
        letter(date="1 Nov 2026"),
        *(letter(**each) for each in letters),
    )
    found = list(open_mail(path, me=["ada@example.org"]).messages())
    told = look(found, today=date(2026, 11, 25))
    talks = {each.conversation for each in found if not each.is_draft}
    assert len(told.waiting) + sum(told.apart.values()) == len(talks)
