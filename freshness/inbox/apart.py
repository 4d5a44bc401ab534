"""What is no letter from a person, as far as its words tell.

Headers of mail are read in `freshness/mail/`, LinkedIn's own signs in `freshness/exports/`.
"""

from __future__ import annotations

from freshness.correspondence import Message
from freshness.wording import every, said

CLOSED_ACCOUNT = "linkedin member"
"""The name that LinkedIn's export gives to accounts that are no more."""

_HEAD = 240  #: characters in which an automatic message says that it is one


def automatic(message: Message) -> str:
    """Why nobody waits for an answer to a message, in our words, or empty."""
    if message.automatic or message.mine:
        return message.automatic
    if message.sender.name.casefold() == CLOSED_ACCOUNT and "/" not in message.sender.key:
        return "account that is closed"
    # Somebody who asks for something while they are out of office is a person.
    head = message.text[:_HEAD]
    said_where = (message.subject[:_HEAD], "" if "?" in head or "？" in head else head)
    if any(
        each.says("automatic", said(part, each.code)) for part in said_where for each in every()
    ):
        return "automatic message"
    return ""
