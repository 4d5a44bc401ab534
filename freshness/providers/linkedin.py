"""LinkedIn profiles.

LinkedIn shows a wall to everybody who is not signed in, so nothing is read and nothing is ever
called broken.
"""

PATTERN = r"https?://(?:[a-z]{2,3}\.)?linkedin\.com/in/(?P<id>[^/?#]+)/?(?:[?#]|$)"
EXAMPLES = {"https://www.linkedin.com/in/ada-example/": "ada-example"}
LOOK = "Open it once while signed in: do headline, current position and site link still hold?"
