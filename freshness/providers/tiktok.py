"""TikTok profiles.

TikTok shows a wall to programs.
"""

PATTERN = r"tiktok\.com/@(?P<id>[\w.]{2,24})"
EXAMPLES = {"https://www.tiktok.com/@ada.example?lang=en": "ada.example"}
LOOK = "Open it once: are the bio and the link in it still right?"
URL = "https://www.tiktok.com/@{id}"
