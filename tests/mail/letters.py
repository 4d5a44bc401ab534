"""Letters as bytes, for tests of mail."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

ADA = "Ada Example <ada@example.org>"
BOB = "Bob Sample <bob@initech.example>"


def letter(
    text: str = "Where is the lamp?", *, number: int = 1, html: str = "", **headers: str
) -> bytes:
    """A letter from Bob to Ada on day `number` of November 2026; `list_id="…"` adds that header."""
    message = EmailMessage()
    told: Mapping[str, str] = {
        "from": BOB,
        "to": ADA,
        "subject": "Lamp",
        "date": f"{number:02} Nov 2026 10:00:00 +0100",
        "message_id": f"<{number}@initech.example>",
        **headers,
    }
    for name, value in told.items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return bytes(message)


def mbox(path: Path, *letters: bytes) -> Path:
    """An mbox file of letters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"".join(
            b"From someone@initech.example Mon Nov 02 10:00:00 2026\n" + each.rstrip() + b"\n\n"
            for each in letters
        )
    )
    return path
