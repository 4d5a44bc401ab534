"""Threads profiles.

Threads shows a wall to programs. The addresses of its first host count too.
"""

PATTERN = r"threads\.(?:net|com)/@(?P<id>[\w.]{1,30})"
EXAMPLES = {
    "https://www.threads.com/@ada.example": "ada.example",
    "https://www.threads.net/@ada.example": "ada.example",
}
LOOK = "Open it once: are the bio and the link in it still right?"
URL = "https://www.threads.com/@{id}"
