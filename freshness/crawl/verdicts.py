"""What became of a link: from what was received to a verdict and one short reason. No network.

404 is rot, 403 is a closed door, 500 is a bad day: only the first is the owner's to mend. A page
that answers may still be gone; `doubts` tells what speaks against it.
"""

from __future__ import annotations

import re
from http import HTTPStatus

from freshness.crawl.doubts import GONE, doubts
from freshness.crawl.hosts import Manner, is_home, manner
from freshness.crawl.outcome import Outcome, is_good
from freshness.url import path
from freshness.vocabulary import Verdict

CONNECTION_ERRORS = frozenset(
    ("dns", "resolver", "refused", "timeout", "tls", "certificate", "reset")
)
"""What a network that is out looks like."""

ROBOTS = "robots"
"""Error of a request that was never sent, because robots.txt asks not to."""

_REASONS = {
    "dns": "no such host",
    "resolver": "its name server did not answer",
    "refused": "the connection was refused",
    "timeout": "no answer in time",
    "tls": "no secure connection could be made",
    "certificate": "the certificate is not trusted",
    "reset": "the connection broke off",
    "loop": "redirects in a circle",
    "guard": "leads to a private address, which is not looked at",
    "protocol": "the answer made no sense",
    "malformed": "is no address that could be followed",
    "too-large": "answered, with more than is read",
    ROBOTS: "robots.txt asks not to",
}
_PERMANENT = frozenset((301, 308))
REDIRECTS = _PERMANENT | {302, 303, 307}
_LATER = frozenset((408, 421, 425, 429))
_LOGIN = re.compile(
    r"/(?:log-?_?in|sign-?_?in|authwall|checkpoint|sso|oauth2?|(?:collect-?)?consent)(?:[/.?]|$)",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)"
    r"|security check|verify(?:ing)? you are human|access denied|ddos-guard",
    re.IGNORECASE,
)


def judge(outcome: Outcome, *, own: bool) -> tuple[Verdict, str]:
    """The verdict on a link, and why, as one short phrase.

    Args:
        outcome: what was received.
        own: the link leads to the site that is checked, where 404 is certain at once.
    """
    response = outcome.response
    status, error = response.status, response.error
    rot = Verdict.DEAD if own else Verdict.FAILING
    if error == "too-large":
        return Verdict.OK, _REASONS[error]
    if error == ROBOTS:
        return (Verdict.EXCLUDED if own else Verdict.BLOCKED), _REASONS[error]
    if error == "guard":
        return Verdict.UNCHECKED, _REASONS[error]
    if error:
        lasting = error in ("dns", "loop", "malformed")
        reason = _REASONS.get(error, error)
        return (rot, reason) if lasting else (Verdict.TEMPORARY, _asleep(outcome) or reason)
    if _is_challenge(outcome):
        return Verdict.BLOCKED, "asks whether we are human"
    if not own and (wall := _wall(outcome)):
        return Verdict.BLOCKED, wall
    if status in GONE:
        return rot, _answered(status)
    if status in _LATER or 500 <= status < 600:
        return Verdict.TEMPORARY, _asleep(outcome) or _answered(status)
    if status >= 400:  # 401, 403, 451, LinkedIn's 999: a closed door; what is behind, who knows
        return Verdict.BLOCKED, _answered(status)
    if not is_good(status):
        return Verdict.SUSPICIOUS, f"{_answered(status)} without saying where to"
    return _judge_page(outcome, own=own)


def _judge_page(outcome: Outcome, *, own: bool) -> tuple[Verdict, str]:
    """An address that answered well. Is it what the link was for?"""
    if outcome.chain and _asks_for_login(outcome):
        return Verdict.BLOCKED, "asks for a login or for consent"
    if not own and (against := doubts(outcome)):
        return Verdict.SUSPICIOUS, "; ".join(against)
    if outcome.chain and all(status in _PERMANENT for status, _ in outcome.chain):
        return Verdict.MOVED, f"moved for good to {outcome.final_url}"
    return Verdict.OK, outcome.response.detail


def _wall(outcome: Outcome) -> str:
    """Why the host's answer means nothing; empty when it means what it says."""
    status = outcome.response.status
    if is_home(outcome.url) or status in _LATER or 500 <= status < 600:
        return ""
    if is_good(status):
        row = manner(outcome.final_url, Manner.WALL, Manner.SAME)
    else:
        row = manner(outcome.final_url, Manner.WALL)
    return f"{row.name} {row.reason}" if row else ""


def _asleep(outcome: Outcome) -> str:
    row = manner(outcome.final_url, Manner.SLEEPS)
    return f"may be asleep: {row.name} {row.reason}" if row else ""


def _asks_for_login(outcome: Outcome) -> bool:
    return bool(_LOGIN.search(path(outcome.final_url)) and not _LOGIN.search(path(outcome.url)))


def _is_challenge(outcome: Outcome) -> bool:
    if outcome.response.headers.get("cf-mitigated") == "challenge":
        return True
    return bool(_CHALLENGE.match(outcome.look.title))


def _answered(status: int) -> str:
    try:
        return f"answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"answered {status}"
