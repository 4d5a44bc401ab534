"""How well the inbox tells who waits, on a generated year of which the truth is known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from freshness.inbox.sources import open_source
from freshness.inbox.waiting import Waiting, look
from tests.year.correspondence import TODAY, Year, year


class Measure(NamedTuple):
    """Of those found, how many are; of those that are, how many were found."""

    precision: float
    recall: float


def measured(found: set[str], true: set[str]) -> Measure:
    right = len(found & true)
    return Measure(right / len(found), right / len(true))


def waiting(told: Year) -> Iterator[Waiting]:
    for path in (told.mail, told.export):
        source = open_source(str(path), since=date(2025, 11, 25))
        yield from look(source.messages(), today=TODAY, titles=source.titles()).waiting


@pytest.mark.parametrize("wordings", ["first.toml", "second.toml", "held_out.toml"])
def test_a_year(tmp_path: Path, wordings: str):
    told = year(tmp_path, wordings)
    assert len(told.truth) >= 1_000
    found = {each.sender.key: each for each in waiting(told)}
    waits = measured(set(found), {key for key, scene in told.truth.items() if scene.waits})
    offers = measured(
        {key for key, each in found.items() if each.opportunity.is_one},
        {key for key, scene in told.truth.items() if scene.offer},
    )
    assert min(waits) >= 0.95, waits
    assert min(offers) >= 0.85, offers
    spoken = [
        each.language == told.language[key] for key, each in found.items() if key in told.truth
    ]
    assert sum(spoken) / len(spoken) >= 0.95


def test_all_wordings_are_different():
    import tomllib

    folder = Path(__file__).parent
    seen: set[str] = set()
    for name in ("first.toml", "second.toml", "held_out.toml"):
        for kinds in tomllib.loads((folder / name).read_text("utf-8")).values():
            for kind, texts in kinds.items():
                if kind.startswith("subject") or kind in ("topics", "roles"):
                    continue
                long = {text for text in texts if len(text) > 40}
                assert not long & seen
                seen |= long
    assert len(seen) > 450
