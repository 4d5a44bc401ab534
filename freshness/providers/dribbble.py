"""Dribbble profiles.

Dribbble refuses programs, and its API tells about one's own shots only.
"""

PATTERN = (
    r"dribbble\.com/(?!(?:shots|designers|jobs|tags|search|about|pro|signup|session|stories"
    r"|learn|terms|privacy|hiring)(?:/|$))(?P<id>[a-z][\w-]*)"
)
EXAMPLES = {"https://dribbble.com/ada-example": "ada-example"}
LOOK = "Open it once: are the newest shots and the line under your name still you?"
URL = "https://dribbble.com/{id}"
