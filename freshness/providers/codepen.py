"""CodePen profiles.

CodePen refuses most programs.
"""

PATTERN = (
    r"codepen\.io/(?!(?:pen|trending|challenges|spark|search|accounts|team|pro|collection|login"
    r"|signup|about|features)(?:/|$))(?P<id>[\w-]+)"
)
EXAMPLES = {"https://codepen.io/ada-example": "ada-example"}
LOOK = "Open it once: are the text, the links and the pens shown first still right?"
URL = "https://codepen.io/{id}"
