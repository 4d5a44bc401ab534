from dataclasses import replace
from datetime import date

import pytest

from freshness.fixer import apply
from freshness.fixers.moved_link import fix
from freshness.model import Finding, Place
from freshness.vocabulary import Confidence, Severity

TODAY = date(2026, 11, 22)
OLD = "https://old.example/"
FINDING = Finding(
    rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
    place=Place(path="index.html", line=1, quote=OLD), message="",
    advice="Link to https://new.example/ instead.",
)  # fmt: skip


def test_the_new_address_takes_the_place_of_the_old() -> None:
    text = f'<a href="{OLD}">x</a>'
    found = fix(FINDING, text, TODAY)
    assert found is not None
    assert apply(found.edits[0], text) == '<a href="https://new.example/">x</a>'


@pytest.mark.parametrize("text", ["elsewhere", OLD + OLD])
def test_what_is_not_certain_is_left_to_the_owner(text: str) -> None:
    assert fix(FINDING, text, TODAY) is None


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("https://new.example/a_(b)", "https://new.example/a_(b)"),
        ("https://new.example/a)b", "https://new.example/a%29b"),
        ('https://new.example/"><script>', None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_cannot_leave_its_place(new: str, written: str | None) -> None:
    text = f"[x]({OLD})"
    found = fix(replace(FINDING, advice=f"Link to {new} instead."), text, TODAY)
    assert (apply(found.edits[0], text) if found else None) == (written and f"[x]({written})")
