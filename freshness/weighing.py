"""Weighing witnesses against each other: which day wins, and how sure that is.

The day with the most trusted and most independent witnesses wins. Two that agree are surer than
one, unless one program wrote both; who says otherwise makes the winner less likely.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from freshness.model import Evidence, Interval
from freshness.vocabulary import Confidence, Meaning
from freshness.when import is_zoned

AGREEMENT = timedelta(days=7)
"""Two witnesses that are no further apart tell of the same change."""

NEXT_DAY = timedelta(days=1)
"""Between the days of two time zones."""

SURE, LIKELY = 0.8, 0.5
"""Trust from which on a single witness gives high, and medium, confidence."""

RECORDED = frozenset(("git", "snapshot"))
"""Signals that compared the words; nobody's claim outweighs them."""

FAMILIES = {"json-ld": "declared", "meta": "declared", "data-island": "declared",
    "dateline": "shown", "byline": "shown", "time-element": "shown", "visible-text": "shown",
}  # fmt: skip
"""One program writes the signals of a family; that they agree says no more than that it is one."""

_NEARLY = 0.8  # how much a witness of another, but fitting day speaks against a claim
_UNDISPUTED = 0.6  # less likely than this, not even a trusted witness is sure


def settled(evidence: Iterable[Evidence], meaning: Meaning, today: date) -> Interval | None:
    """What the evidence of one meaning comes to.

    Args:
        evidence: of any meaning.
        meaning: the one in question.
        today: no interval ends later.
    """
    witnesses = [each for each in evidence if each.meaning is meaning]
    if not witnesses:
        return None
    claims = {(each.signal, each.when, each.trust): each for each in reversed(witnesses)}
    best = witnesses[0]
    if len(claims) > 1:
        best = max(claims.values(), key=lambda each: _weight(each, witnesses))
    against = tuple(each for each in witnesses if not _agrees(each, best))
    likelihood = _likelihood(best, witnesses, against)
    return Interval(
        earliest=earliest(best),
        latest=min(best.when.latest, today),
        confidence=_confidence(best, witnesses, likelihood),
        signal=best.signal,
        trust=likelihood,
        won=best,
        against=against,
    )


def _agrees(witness: Evidence, claim: Evidence) -> bool:
    """Whether both can be true: a page may be older than its repository."""
    is_later_import = witness.signal == "git" and witness.when > claim.when
    return _supports(witness, claim) or (claim.meaning is Meaning.PUBLISHED and is_later_import)


def _supports(witness: Evidence, claim: Evidence) -> bool:
    """Whether what the witness says may well be the very day of the claim.

    A program may write the day of Greenwich where people read the one of their own; not where it
    tells the zone that it writes for.
    """
    if FAMILIES.get(witness.signal) == "declared" and FAMILIES.get(claim.signal) == "shown":
        apart = abs(witness.when.latest - claim.when.latest)
        return not apart or (apart <= NEXT_DAY and not is_zoned(witness.quote))
    return earliest(witness) <= earliest(claim) and claim.when.latest <= witness.when.latest


def earliest(evidence: Evidence) -> date:
    """The first day that evidence can mean."""
    return evidence.since or evidence.when.earliest


_Weight = tuple[bool, float, float, int, int, str]


def _weight(claim: Evidence, witnesses: Iterable[Evidence]) -> _Weight:
    """What decides between claims: a history, support, own trust, being early and precise."""
    recorded = claim.signal in RECORDED and claim.trust >= SURE
    support = _support(each for each in witnesses if _supports(each, claim))
    first = earliest(claim)
    days = (claim.when.latest - first).days
    return recorded, round(support, 6), claim.trust, -first.toordinal(), -days, claim.signal


def _support(witnesses: Iterable[Evidence]) -> float:
    """How likely it is that not all of them are wrong; one family counts once."""
    families: dict[str, float] = {}
    for each in witnesses:
        family = FAMILIES.get(each.signal, each.signal)
        families[family] = max(families.get(family, 0.0), each.trust)
    doubt = 1.0
    for trust in families.values():
        doubt *= 1.0 - trust
    return 1.0 - doubt


def _likelihood(
    best: Evidence, witnesses: Iterable[Evidence], against: Iterable[Evidence]
) -> float:
    """The odds of the claim against those of the best other day, the next day included."""
    agreeing = [each for each in witnesses if each.when == best.when]
    other = [each for each in witnesses if each.when != best.when and each not in against]
    pro = _support(agreeing)
    contra = max((each.trust for each in against), default=0.0)
    if other:
        contra = max(contra, _NEARLY * max(each.trust for each in other))
    right, wrong = pro * (1.0 - contra), (1.0 - pro) * max(contra, LIKELY)
    return right / (right + wrong) if right + wrong else LIKELY


def _confidence(best: Evidence, witnesses: Iterable[Evidence], likelihood: float) -> Confidence:
    agreeing = {
        each.signal
        for each in witnesses
        if each.trust >= LIKELY and abs(each.when.latest - best.when.latest) <= AGREEMENT
    }
    if best.trust < LIKELY:
        return Confidence.LOW
    is_disputed = likelihood < _UNDISPUTED and best.signal not in RECORDED
    if len(agreeing) < 2 and (is_disputed or best.trust < SURE):
        return Confidence.MEDIUM
    return Confidence.HIGH
