"""Claims of a change that a history refutes: git, or what earlier runs saw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from freshness.model import DatedPage, Evidence
from freshness.vocabulary import Meaning

GAP = timedelta(days=31)
"""A claim may be this much later than the last change: sites are built when there is time."""

_CLAIMANTS = frozenset(
    ("sitemap", "visible-text", "time-element", "json-ld", "meta", "front-matter", "feed")
)
_CERTAIN = 0.9


class Refuted(NamedTuple):
    """A claim, and what shows that it is false."""

    claim: Evidence
    proof: Evidence
    bump: Evidence | None  #: the commit of that very day, which changed no words


def refuted(page: DatedPage) -> Iterator[Refuted]:
    """The claims that the page, or something that speaks for it, changed when it did not."""
    proofs = [each for each in page.evidence if _is_proof(each)]
    empty = [each for each in page.evidence if _is_empty_commit(each)]
    for claim in page.evidence if proofs else ():
        if claim.signal in _CLAIMANTS and claim.meaning in (Meaning.CHANGED, Meaning.BUILT):
            for proof in proofs:
                if claim.when.earliest > proof.when.latest + GAP:
                    same_day = (each for each in empty if each.when == claim.when)
                    yield Refuted(claim, proof, next(same_day, None))
                    break


def _is_proof(each: Evidence) -> bool:
    if each.meaning is Meaning.SEEN:
        return each.signal == "snapshot"
    is_change = each.signal == "git" and each.meaning is Meaning.CHANGED
    return is_change and each.trust >= _CERTAIN


def _is_empty_commit(each: Evidence) -> bool:
    return each.signal == "git" and each.meaning is Meaning.BUILT
