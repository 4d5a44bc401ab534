"""The reading of whole exports is in test_linkedin.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.exports.letters import COLUMNS, MAX_TEXT, parties, plain, reader


def read(**cells: str) -> object:
    row = tuple(cells.get(name, "") for name in COLUMNS.split())
    return reader(lambda *_: False)(row)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Grace named the group Reunion", "notice by LinkedIn"),
        ("This message has been deleted.", "notice by LinkedIn"),
        ("InMail declined", "notice by LinkedIn"),
        ("Grace Example accepted your invitation.", "notice by LinkedIn"),
        ("You’re now connected with Grace. Say hello!", "notice by LinkedIn"),
        ("Hi Ada, I'd like to join your LinkedIn network.", "notice by LinkedIn"),
        ("You and Grace are now connected", "notice by LinkedIn"),
        ("Bob missed a video call", "notice by LinkedIn"),
        ("I'd like to join your LinkedIn network. Shall we meet?", ""),
        ("The board accepted your message, can you come on Monday?", ""),
        ("She left the company last week", ""),
        ("Please unsubscribe me from this", "sponsored message"),
    ],
)
def test_what_no_person_wrote(text: str, meant: str) -> None:
    message = read(date="2026-11-01 10:00:00 UTC", content=text)
    assert message.automatic == meant  # type: ignore[attr-defined]


def test_somebody_with_a_profile_may_speak_of_unsubscribing() -> None:
    message = read(
        date="2026-11-01 10:00:00 UTC",
        content="unsubscribe",
        senderprofileurl="https://linkedin.com/in/x",
    )
    assert message.automatic == ""  # type: ignore[attr-defined]


def test_names_are_given_to_addresses_only_where_they_match() -> None:
    both = "https://linkedin.com/in/a,https://linkedin.com/in/b"
    assert [each.name for each in parties(both, "Grace, Alan")] == ["Grace", "Alan"]
    assert [each.name for each in parties(both, "Grace, PhD, Alan")] == ["", ""]


@given(st.text(alphabet="<>pbra/ =\n&;\"'x", max_size=300))
def test_text_of_any_html_is_bounded(content: str) -> None:
    assert len(plain(content * 100)) <= MAX_TEXT
