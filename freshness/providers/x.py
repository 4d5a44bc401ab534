"""X profiles.

X shows a wall to everybody who is not signed in. The addresses of its former name count too.
"""

PATTERN = (
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?!(?:i|intent|share|home|search|hashtag)\b)"
    r"(?P<id>\w{1,15})/?(?:[?#]|$)"
)
EXAMPLES = {"https://x.com/ada_example": "ada_example"}
LOOK = "Open it once while signed in: are the bio and the site link still right?"
