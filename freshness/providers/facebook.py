"""Facebook profiles.

Facebook shows a wall to everybody who is not signed in.
"""

PATTERN = (
    r"(?:m\.|[a-z]{2}-[a-z]{2}\.)?(?:facebook|fb)\.com/(?:profile\.php\?id=(?=\d+$))?"
    r"(?!(?:groups|events|pages|sharer|share|plugins|watch|login|dialog|policies|help|profile\.php"
    r"|marketplace|gaming|photo|photos|story\.php|sharer\.php)(?:[/?]|$))(?P<id>[a-z\d.]{5,})"
)
EXAMPLES = {
    "https://fb.com/ada.example": "ada.example",
    "https://www.facebook.com/ada.example": "ada.example",
    "https://de-de.facebook.com/profile.php?id=100004711": "100004711",
}
LOOK = "Open it once while signed in: are job, place and site in the introduction still right?"
URL = "https://www.facebook.com/{id}"
