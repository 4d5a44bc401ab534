"""Whether a crawl can begin with what the site's own address has answered."""

from __future__ import annotations

from freshness.crawl.outcome import Outcome
from freshness.crawl.verdicts import ROBOTS, judge
from freshness.errors import NothingChecked


def check_start(outcome: Outcome) -> None:
    """Go on only with a page.

    Raises:
        NothingChecked: there is none; the message says why and what to do.
    """
    url, response = outcome.url, outcome.response
    if not outcome.ok:
        problem = judge(outcome, own=True)[1]
        advice = "check the address and your connection, or try again later"
        if response.error == ROBOTS:
            advice = "set `limits: robots: false` in freshness.yml if the site is yours"
        elif response.error == "certificate" and "expired" in response.detail:
            problem = "its certificate has expired, so browsers warn every visitor"
            advice = "check the automatic renewal"
        raise NothingChecked(f"{url}: {problem}; {advice}")
    if not outcome.is_html:
        kind = response.headers.get("content-type") or "no content type"
        raise NothingChecked(f"{url} is no web page ({kind}); give a page's address")
