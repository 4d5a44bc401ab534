"""Reddit profiles.

Reddit closed its pages and its API to programs without an agreement in 2026.
"""

PATTERN = r"(?:(?:old|new)\.)?reddit\.com/u(?:ser)?/(?P<id>[\w-]{3,20})"
EXAMPLES = {
    "https://old.reddit.com/user/ada_example/": "ada_example",
    "https://www.reddit.com/u/ada_example": "ada_example",
}
LOOK = "Open it once: are the text and the links of your profile still right?"
URL = "https://www.reddit.com/user/{id}"
