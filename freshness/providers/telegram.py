"""Telegram profiles.

What Telegram shows to all tells no day, so nothing is read.
"""

PATTERN = (
    r"(?:t\.me|telegram\.me)/(?!(?:s|joinchat|share|addstickers|proxy|iv)(?:/|$))"
    r"(?P<id>[a-z]\w{4,31})"
)
EXAMPLES = {
    "https://t.me/ada_example": "ada_example",
    "https://telegram.me/ada_example": "ada_example",
}
LOOK = "Open it once: are name and text still right, and do messages still reach you?"
URL = "https://t.me/{id}"
