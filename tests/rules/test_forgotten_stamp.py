from dataclasses import replace

import pytest

from freshness.model import Evidence
from freshness.rules.forgotten_stamp import check
from freshness.vocabulary import Meaning
from tests.rules.factory import dated, says


def shown(when: str, words: str = "Last updated: ") -> Evidence:
    return replace(says(when), quote=f"{words}{when}")


def flags(*evidence: Evidence):
    return list(check(dated(evidence=evidence)))


def test_both_days_are_told():
    [flag] = flags(shown("2024-08"), says("2025-08-10", signal="git"))
    assert flag.message == "The page says 2024-08, and was changed on 2025-08-10."
    assert flag.quote == "Last updated: 2024-08"


@pytest.mark.parametrize("signal", ["sitemap", "http", "feed"])
def test_what_a_build_stamps_is_no_witness(signal: str):
    assert not flags(shown("2024-08"), says("2025-08-10", signal=signal))


@pytest.mark.parametrize(
    "evidence",
    [
        [shown("2024-08"), says("2024-10-01", signal="git")],
        [shown("2024-08"), says("2025-08-10", signal="git", trust=0.3)],
        [shown("2024-08"), says("2025-08-10", signal="git", meaning=Meaning.PUBLISHED)],
        [shown("2024-08", "Key updated "), says("2025-08-10", signal="git")],
        [shown("2024-08"), shown("2025-08-01"), says("2025-08-10", signal="git")],
        [shown("2024-08")],
    ],
)
def test_what_is_near_weak_or_about_something_else_is_fine(evidence: list[Evidence]):
    assert not flags(*evidence)
