"""Kaggle profiles.

Its pages are behind a check for robots, and its API tells nothing about people.
"""

PATTERN = (
    r"kaggle\.com/(?!(?:datasets|code|competitions|models|learn|discussions|docs|account|search|c"
    r"|organizations|work|rankings|progression|benchmarks|terms|privacy|contact)(?:/|$))"
    r"(?P<id>[a-z\d]+)"
)
EXAMPLES = {"https://www.kaggle.com/adaexample": "adaexample"}
LOOK = "Open it once: are bio, employer and site still right?"
URL = "https://www.kaggle.com/{id}"
