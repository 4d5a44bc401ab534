"""X profiles.

X shows a wall to everybody who is not signed in. The addresses of its former name count too.
"""

PATTERN = (
    r"(?:mobile\.)?(?:x|twitter)\.com/@?"
    r"(?!(?:home|search|hashtag|intent|share|i|settings|login|explore|notifications|messages|tos"
    r"|privacy|jobs)(?:[/?]|$))(?P<id>\w{1,15})(?:\?.*)?"
)
EXAMPLES = {
    "https://x.com/ada_example?s=20": "ada_example",
    "https://twitter.com/#!/ada_example": "ada_example",
}
LOOK = "Open it once while signed in: are the bio and the site link still right?"
URL = "https://x.com/{id}"
