from datetime import date

from freshness.signal import Commit
from freshness.signals.git import read
from tests.signals.factory import page, said


class History:
    def __init__(self, *, mass: bool) -> None:
        self._mass = mass

    def last_change(self, path: str) -> Commit | None:
        return Commit(day=date(2025, 1, 2), files=1, subject="Edit " + path, mass=self._mass)

    def empty_change(self, path: str) -> Commit | None:
        return None

    def first_commit(self, path: str) -> Commit | None:
        return Commit(day=date(2024, 5, 17), files=9, subject="Begin", mass=self._mass)


def test_the_history_of_the_file_tells_both_dates() -> None:
    evidence = list(read(page(path="index.md"), History(mass=False)))
    assert said(evidence) == ["published 2024-05-17", "changed 2025-01-02"]
    assert evidence[1].quote == "commit “Edit index.md”"
    assert evidence[1].trust >= 0.8


def test_an_import_is_weak_evidence() -> None:
    assert all(each.trust < 0.5 for each in read(page(path="index.md"), History(mass=True)))


def test_a_live_page_has_no_file() -> None:
    assert said(read(page(), History(mass=False))) == []
