"""ResearchGate profiles.

ResearchGate shows a wall to programs; a record at ORCID is read instead.
"""

PATTERN = r"researchgate\.net/profile/(?P<id>[^/?]+)"
EXAMPLES = {"https://www.researchgate.net/profile/Ada-Example": "Ada-Example"}
LOOK = "Open it once: are the affiliation and the list of works still right?"
URL = "https://www.researchgate.net/profile/{id}"
