from datetime import date

import pytest

from freshness.evidence import Evidence, Interval, Place
from freshness.vocabulary import Confidence, Meaning, PartialDate


def test_evidence_and_intervals_are_values() -> None:
    told = Evidence(signal="meta", meaning=Meaning.CHANGED, when=PartialDate(2024), place=Place())
    day = date(2024, 5, 17)
    found = Interval(earliest=day, latest=day, confidence=Confidence.LOW, signal="meta", won=told)
    assert (found.won, found.against, told.since) == (told, (), None)
    with pytest.raises(AttributeError):
        found.latest = day  # type: ignore[misc]
