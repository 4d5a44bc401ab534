"""Instagram profiles.

Instagram shows a wall to everybody who is not signed in.
"""

PATTERN = (
    r"instagram\.com/(?!(?:p|reel|reels|explore|accounts|stories|direct|about|legal|tv)(?:/|$))"
    r"(?P<id>[\w.]{1,30})"
)
EXAMPLES = {"https://www.instagram.com/ada.example/?hl=de&igsh=x": "ada.example"}
LOOK = "Open it once while signed in: are the bio and the link in it still right?"
URL = "https://www.instagram.com/{id}/"
