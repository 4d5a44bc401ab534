"""GitLab profiles.

Groups look the same as people from outside.
"""

PATTERN = r"gitlab\.com/(?:users/)?(?P<id>[\w][\w.-]*)"
EXAMPLES = {"https://gitlab.com/ada-example": "ada-example"}
LOOK = "Look at the projects shown first: are they the ones you would show today?"
URL = "https://gitlab.com/{id}"
HOME = "https://gitlab.com"
