"""Fediverse profiles

Every server has a host of its own; the form of the address tells. Medium and YouTube use the same
form and are left out.
"""

PATTERN = (
    r"https?://(?!(?:www\.)?(?:medium|youtube|tiktok|threads)\.(?:com|net)/)[^/?#]+/@"
    r"(?P<id>\w+)/?(?:[?#]|$)"
)
EXAMPLES = {"https://social.example/@ada": "ada"}
LOOK = (
    "Look at the bio, the verified links and the last post: would a visitor think that you "
    "are still there?"
)
