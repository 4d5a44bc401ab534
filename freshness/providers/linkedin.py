"""LinkedIn profiles.

LinkedIn shows a wall to everybody who is not signed in, so nothing is read and nothing is ever
called broken.
"""

PATTERN = r"(?:[a-z]{2,3}\.)?linkedin\.com/in/(?P<id>[^/?]{3,100})(?:/[a-z]{2})?(?:\?.*)?"
EXAMPLES = {
    "https://www.linkedin.com/in/ada-example/": "ada-example",
    "https://ch.linkedin.com/in/ad%C3%A9-example?originalSubdomain=ch": "adé-example",
}
LOOK = "Open it once while signed in: do headline, current position and site link still hold?"
URL = "https://www.linkedin.com/in/{id}"
