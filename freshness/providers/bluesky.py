"""Bluesky profiles

Posts of a profile are no profile.
"""

PATTERN = r"https?://bsky\.app/profile/(?P<id>[^/?#]+)/?(?:[?#]|$)"
EXAMPLES = {"https://bsky.app/profile/ada.example": "ada.example"}
LOOK = "Look at the bio and the last post: would a visitor think that you are still there?"
