"""Linktree profiles.

Linktree offers nothing that is meant for programs; its links are worth a click each.
"""

PATTERN = r"linktr\.ee/(?P<id>[\w.]{2,30})"
EXAMPLES = {"https://linktr.ee/ada.example": "ada.example"}
LOOK = "Open it once and follow each link: does every one still lead to something of yours?"
URL = "https://linktr.ee/{id}"
