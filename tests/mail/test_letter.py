"""Heads and texts of letters, friendly and hostile."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.correspondence import Party
from freshness.mail import letter as module
from freshness.mail.folders import Role
from freshness.mail.letter import Letter, text
from tests.mail.letters import letter

BOB = Party(key="bob@initech.example", name="Bob Sample")


def read(raw: bytes, role: Role = Role.NONE) -> Letter:
    found = module.letter(raw, lambda: raw, role)
    assert found is not None
    return found


def test_a_head():
    found = read(
        letter(
            to="Ada <ADA@example.org>, Bo <bo@example.org>",
            cc="Eve <eve@example.org>",
            references="<a@x> <b@x>",
            in_reply_to="<b@x>",
            x_gm_thrid="177",
            delivered_to="ada@example.org",
        )
    )
    assert found.sender == BOB
    assert [each.key for each in found.to] == ["ada@example.org", "bo@example.org"]
    assert [each.key for each in found.copies] == ["eve@example.org"]
    assert found.sent == datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert (found.id, found.answers, found.thread) == ("1@initech.example", ("a@x", "b@x"), "177")
    assert (found.subject, found.delivered) == ("Lamp", ("ada@example.org",))
    assert "raw" not in repr(found)


def test_encoded_words():
    raw = b"From: =?utf-8?q?Zo=C3=AB?= <zoe@x.example>\nDate: 1 Nov 2026 10:00 +0000\nSubject: =?iso-8859-1?q?Gr=FC=DFe?=\n =?utf-8?b?4pyT?=\n\n"
    found = read(raw)
    assert (found.sender.name, found.subject) == ("Zoë", "Grüße✓")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"From: bob\n\n",
        b"Subject: x\nDate: 1 Nov 2026 10:00 +0000\n\n",
        b"From: bob@x.example\n\n",
        b"From: bob@x.example\nDate: soon\n\n",
        b"From: bob@x.example\nDate: 1 Jan 1971 00:00 +2300\n\n",
        b"From: " + b"(" * 5_000 + b" bob@x.example\nDate: 1 Nov 2026 10:00 +0000\n\n",
    ],
)
def test_what_is_no_letter(raw: bytes):
    assert module.letter(raw, lambda: raw) is None


@pytest.mark.parametrize(
    "subject",
    [b"=?x-unknown?q?a?=", b"=?utf-8?b?a?=", b"\xff\xfe", b"=?utf-8?q?=00=1b[31m?=", b"x" * 60_000],
)
def test_odd_subjects(subject: bytes):
    found = read(
        b"From: bob@x.example\nDate: 1 Nov 2026 10:00 +0000\nSubject: " + subject + b"\n\n"
    )
    assert len(found.subject) <= 500


def test_the_day_of_receipt_serves_where_none_was_written():
    raw = b"Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0000\nFrom: bob@x.example\n\n"
    assert read(raw).sent == datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_the_folder_knows_better_than_the_labels():
    raw = letter(x_gmail_labels="Spam")
    assert read(raw).role is Role.JUNK
    assert read(raw, Role.SENT).role is Role.SENT


def test_many_ids_and_people_are_bounded():
    found = read(
        letter(
            references=" ".join(f"<{n}@x>" for n in range(1_000)),
            to=", ".join(f"p{n}@x.example" for n in range(1_000)),
        )
    )
    assert found.answers[0] == "0@x"
    assert len(found.answers) <= 41
    assert len(found.to) <= 100


def test_the_plain_part_is_the_text():
    assert text(letter("Hello", html="<p>Hallo</p>")).strip() == "Hello"


def test_html_without_quoted_letters():
    raw = (
        b"Content-Type: text/html; charset=utf-8\n\n<p>Yes, gladly.</p>"
        b"<blockquote><p>Would you?</p></blockquote><div style='display:none'>x</div>"
    )
    assert text(raw).strip() == "Yes, gladly."


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain; charset=klingon\n\nHello",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\nHello",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\nHello",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Disposition: attachment; filename=x.txt\n\nNo\n--a\n\nHello\n--a--",
    ],
)
def test_texts(raw: bytes):
    assert text(raw).strip() == "Hello"


def test_attachments_are_not_read():
    raw = letter() + b"x" * 1_000_000
    assert len(text(raw)) <= module.MAX_TEXT


def test_deep_nesting_ends():
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)
    )
    assert text(raw) == ""


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes):
    module.letter(raw, lambda: raw)
    text(raw)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    b"From",
                    b"To",
                    b"Date",
                    b"Subject",
                    b"References",
                    b"Content-Type",
                    b"X-Gmail-Labels",
                ]
            ),
            st.binary(max_size=60),
        ),
        max_size=8,
    )
)
def test_any_headers(headers: list[tuple[bytes, bytes]]):
    raw = b"".join(name + b": " + value + b"\n" for name, value in headers) + b"\n"
    module.letter(raw, lambda: raw)
    text(raw)
