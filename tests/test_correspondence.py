"""The nouns of conversations."""

from datetime import UTC, datetime

import pytest

from freshness.correspondence import Message, Party, bare


def test_a_message_is_a_letter_of_somebody_else_unless_said_otherwise() -> None:
    ada = Party(key="ada@ada.example", name="Ada Example")
    letter = Message(
        conversation="1", sender=ada, recipients=(), sent=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert not letter.mine
    assert letter.automatic == ""
    assert letter.direct


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://www.linkedin.com/in/Zo%C3%AB/?trk=x#y", "linkedin.com/in/zoë"),
        ("http://de.linkedin.com/in/ada/", "linkedin.com/in/ada"),
        ("www.linkedin.com/in/ada", "linkedin.com/in/ada"),
        ("mailto:Ada@Ada.Example", "ada@ada.example"),
        ("https://de.example/in/", "de.example/in"),
        ("", ""),
    ],
)
def test_addresses_are_compared_bare(written: str, meant: str) -> None:
    assert bare(written) == meant
