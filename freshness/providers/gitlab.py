"""GitLab profiles.

Groups look the same as people from outside.
"""

PATTERN = r"https?://(?:www\.)?gitlab\.com/(?P<id>[\w][\w.-]*)/?(?:[?#]|$)"
EXAMPLES = {"https://gitlab.com/ada-example": "ada-example"}
LOOK = "Look at the projects shown first: are they the ones you would show today?"
