"""The nouns of conversations."""

from datetime import UTC, datetime

from freshness.correspondence import Message, Party


def test_a_message_is_a_letter_of_somebody_else_unless_said_otherwise() -> None:
    ada = Party(key="ada@ada.example", name="Ada Example")
    letter = Message(
        conversation="1", sender=ada, recipients=(), sent=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert not letter.mine
    assert letter.automatic == ""
    assert letter.direct
