"""Speaker Deck profiles.

Speaker Deck offers nothing that is meant for programs.
"""

PATTERN = (
    r"speakerdeck\.com/(?!(?:p|c|features|signin|signup|search|pro|about|terms|privacy)(?:/|$))"
    r"(?P<id>[\w-]+)"
)
EXAMPLES = {"https://speakerdeck.com/ada-example": "ada-example"}
LOOK = "Open it once: is your last talk there, and is the text about you still right?"
URL = "https://speakerdeck.com/{id}"
