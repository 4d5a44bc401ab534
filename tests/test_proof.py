"""What a history can refute, and what it cannot."""

import pytest

from freshness.model import Evidence
from freshness.proof import refuted
from freshness.vocabulary import Meaning
from tests.rules.factory import dated, says

CLAIM = says("2026-11-01")
COMMIT = says("2025-01-02", signal="git", trust=0.9)
SEEN = says("2025-01-02", signal="snapshot", meaning=Meaning.SEEN, trust=0.95)
EMPTY = says("2026-11-01", signal="git", meaning=Meaning.BUILT)


@pytest.mark.parametrize("proof", [COMMIT, SEEN])
def test_a_claim_long_after_the_last_change_is_refuted(proof: Evidence) -> None:
    [lie] = refuted(dated(evidence=(CLAIM, proof)))
    assert (lie.claim, lie.proof, lie.bump) == (CLAIM, proof, None)


def test_the_commit_that_changed_only_the_date_is_named() -> None:
    [lie] = refuted(dated(evidence=(CLAIM, COMMIT, EMPTY)))
    assert lie.bump == EMPTY


@pytest.mark.parametrize(
    "evidence",
    [
        (CLAIM,),
        (CLAIM, says("2026-10-02", signal="git", trust=0.9)),  # built a month later
        (CLAIM, says("2025-01-02", signal="git", trust=0.3)),  # an import
        (CLAIM, says("2025-01-02", signal="meta", trust=0.9)),
        (says("2026-11-01", signal="http"), COMMIT),  # nobody's claim
        (says("2026-11-01", meaning=Meaning.PUBLISHED), COMMIT),
        (says("2025"), COMMIT),
    ],
)
def test_what_cannot_be_refuted(evidence: tuple[Evidence, ...]) -> None:
    assert list(refuted(dated(evidence=evidence))) == []
