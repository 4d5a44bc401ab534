"""Google Scholar profiles.

Google Scholar lets no program in and offers no API; a record at ORCID is read instead.
"""

PATTERN = r"scholar\.google\.[a-z.]+/citations\?(?:[^#]*&)?user=(?P<id>[\w-]{12})(?:&.*)?"
EXAMPLES = {"https://scholar.google.co.uk/citations?hl=en&user=AdaExampleAJ": "AdaExampleAJ"}
LOOK = "Open it once: are affiliation and home page right, and are all works in the list yours?"
URL = "https://scholar.google.com/citations?user={id}"
