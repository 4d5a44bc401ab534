"""Behance profiles.

Behance closed its API to new programs.
"""

PATTERN = (
    r"be(?:hance)?\.net/(?!(?:gallery|search|joblist|galleries|blog|hire|live|assets|pro)(?:/|$))"
    r"(?P<id>[\w-]+)"
)
EXAMPLES = {
    "https://www.behance.net/ada-example": "ada-example",
    "https://be.net/ada-example": "ada-example",
}
LOOK = "Open it once: are occupation, employer, site and the newest projects still right?"
URL = "https://www.behance.net/{id}"
