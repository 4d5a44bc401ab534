"""GitHub profiles

Only the account page counts; an address with a repository behind it is work, not a profile.
"""

PATTERN = r"https?://(?:www\.)?github\.com/(?P<id>[a-z\d](?:[a-z\d-]{0,38}))/?(?:[?#]|$)"
EXAMPLES = {"https://github.com/ada-example": "ada-example"}
LOOK = "Look at your pinned repositories: are they the ones you would show today?"
