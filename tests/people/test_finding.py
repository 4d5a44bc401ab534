from datetime import date
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.ledger import Ledger
from freshness.people.finding import Known
from tests.export import LinkedIn, Person

TODAY = date(2026, 11, 25)
BOOK = """
- {name: Grace Example, reach: grace@x.example}
- {name: Grace Other, reach: other@x.example}
- Mary Example
- Mary Example
"""


@pytest.fixture
def known(tmp_path: Path) -> Known:
    (tmp_path / "people.yml").write_text(BOOK)
    return Known.of([tmp_path / "people.yml"], me=(), today=TODAY)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Grace Example", "Grace Example"),
        ("example, GRACE", "Grace Example"),
        ("Other@x.example", "Grace Other"),
        ("other", "Grace Other"),
    ],
)
def test_who_is_meant(known: Known, said: str, meant: str) -> None:
    assert known.named(said).name == meant


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (
            "Grace",
            r"several: Grace Example \(grace@x.example\), Grace Other \(other@x.example\); say an address",
        ),
        ("Mary Example", "several: Mary Example, Mary Example; say an address"),
        ("Grace Exampel", "in none of these files; did you mean Grace Example"),
        ("!", "in none of these files$"),
    ],
)
def test_nobody_is_guessed(known: Known, said: str, complaint: str) -> None:
    with pytest.raises(UserError, match=complaint):
        known.named(said)


def test_new_jobs_of_those_who_are_closest_come_first(tmp_path: Path) -> None:
    grace, alan = Person("Grace Example"), Person("Alan Example")
    for day, company in (("11-20-2025", "Old"), ("11-20-2026", "New")):
        made = LinkedIn()
        for who in (alan, grace):
            made.connect(who, company=company)
        made.message(grace, made.owner)
        made.invite(made.owner, grace)
        made.write(tmp_path / f"Basic_LinkedInDataExport_{day}.zip")
    known = Known.of(sorted(tmp_path.iterdir()), me=(), today=TODAY)
    assert len(known.people) == 2
    found = known.changes(known.standings(Ledger.open(tmp_path)))
    assert [(each.contact.name, each.before, each.now) for each in found] == [
        ("Grace Example", "Old", "New"),
        ("Alan Example", "Old", "New"),
    ]
