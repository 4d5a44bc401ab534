"""From outcomes to links: the verdict on each, and whether the network itself is to blame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from freshness.crawl.doubts import GONE, doubts
from freshness.crawl.hosts import closed
from freshness.crawl.outcome import Outcome
from freshness.crawl.served import Served
from freshness.crawl.verdicts import CONNECTION_ERRORS, judge
from freshness.model import Link, Reference, Skipped
from freshness.url import host, path
from freshness.vocabulary import Verdict

OUTAGE_SHARE = 0.6
OUTAGE_HOSTS = 3
"""With fewer foreign hosts, nobody can tell an outage from rot."""

NETWORK_OUT = Skipped(
    subject="links to other sites",
    reason="network",
    detail="Most other hosts could not be reached, so the network seems to be out; "
    "nothing was concluded from it.",
)


def to_link(
    outcome: Outcome, *, own: bool, sources: Sequence[Reference] = (), network_out: bool = False
) -> Link:
    """The link for an outcome.

    Args:
        outcome: what was received.
        own: it leads to the site that is checked.
        sources: every place that refers to it.
        network_out: a failed connection proves nothing.
    """
    verdict, reason = judge(outcome, own=own)
    if verdict is Verdict.FAILING and (end := closed(outcome.url)):
        reason = f"{reason}; {end}"
    if network_out and not own and outcome.response.error in CONNECTION_ERRORS:
        verdict, reason = Verdict.UNCHECKED, "the network seems to be out"
    return Link(
        url=outcome.url,
        verdict=verdict,
        status=outcome.response.status or None,
        reason=reason,
        snapshot=None if own else outcome.snapshot,
        doubts=doubts(outcome) if verdict is Verdict.SUSPICIOUS else (),
        chain=outcome.chain,
        final_url=outcome.final_url,
        own=own,
        sources=tuple(sources),
    )


def with_nearest(links: tuple[Link, ...], root: str) -> tuple[Link, ...]:
    """The links of a live site, own dead ones with the nearest address that answers.

    Args:
        links: all of them.
        root: the site's address.
    """
    if not any(map(_is_lost, links)):
        return links
    base = len(path(root))
    there = [path(each.url)[base:] for each in links if each.own and _answers(each)]
    served = Served({each.rstrip("/"): each for each in there})

    def told(link: Link) -> Link:
        near = served.nearest(path(link.url)[base:]) if _is_lost(link) else None
        if near is None:
            return link
        return replace(link, reason=f"{link.reason}; nearest is {served.find(near) or near}")

    return tuple(map(told, links))


def _is_lost(link: Link) -> bool:
    return link.own and link.verdict is Verdict.DEAD and link.status in GONE


def _answers(link: Link) -> bool:
    return link.verdict in (Verdict.OK, Verdict.MOVED)


def network_is_out(foreign: Iterable[Outcome]) -> bool:
    """Whether so many other hosts fail to connect that it must be the network."""
    answers: dict[str, bool] = defaultdict(bool)
    for outcome in foreign:
        if outcome.response.status or outcome.response.error in CONNECTION_ERRORS:
            answers[host(outcome.url)] |= outcome.response.error not in CONNECTION_ERRORS
    failed = sum(not answered for answered in answers.values())
    return len(answers) >= OUTAGE_HOSTS and failed >= OUTAGE_SHARE * len(answers)


def is_excluded(url: str, globs: Sequence[str]) -> bool:
    """Whether the configuration leaves an address out, by a glob over it or its path."""
    if not globs:
        return False
    names = (url, path(url), path(url).lstrip("/"))
    return any(fnmatchcase(name, glob) for glob in globs for name in names)
