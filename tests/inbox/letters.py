"""Short ways to write conversations down."""

from datetime import UTC, date, datetime, timedelta

from freshness.correspondence import Message, Party

TODAY = date(2026, 11, 25)  # a Wednesday
ADA = Party(key="ada@example.org", name="Ada Example")
BOB = Party(key="bob@initech.example", name="Bob Sample")


def letter(
    text: str, *, ago: float = 3, mine: bool = False, sender: Party = BOB, **more
) -> Message:
    """A letter of so many days ago, between Ada and Bob."""
    sent = datetime(2026, 11, 25, 12, tzinfo=UTC) - timedelta(days=ago)
    defaults = {
        "conversation": "c1",
        "sender": ADA if mine else sender,
        "recipients": (sender if mine else ADA,),
        "subject": "",
        "text": text,
        "sent": sent,
        "mine": mine,
    }
    return Message(**(defaults | more))
