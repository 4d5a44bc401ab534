"""The table of one person as text."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.account import Account, Role, Status, Work
from freshness.model import Report
from freshness.presence import Presence
from freshness.reporter import Style
from freshness.sheet import sheets
from freshness.sheet_data import FORMATS
from freshness.vocabulary import PartialDate
from tests.rules.factory import ROOT, TODAY, presence

NOW = Role(title="Data engineer", place="Example Water Board", current=True)
PAST = Role(title="Data analyst", place="Sample", end=PartialDate(2023, 1))
WORK = Work(
    url="https://github.com/ada-example/rivers", title="rivers", archived=True, showcase=True
)


def person(**more: Any) -> Presence:
    me = Account(provider="resume.json", id="", url=ROOT, name="Ada Example", roles=(NOW, PAST))
    found = presence(
        github={"name": "Ada Example", "employer": "Sample", "works": (WORK,), **more},
        mastodon={"status": Status.LIMITED, "reason": "It asks to come back later."},
    )
    return replace(found, told=(me,))


def rendered(form: str, *people: Presence, width: int = 80) -> str:
    report = Report(today=TODAY, surfaces=(), pages=(), links=(), findings=(), presences=people)
    style = Style(width=width)
    return FORMATS[form](sheets(report, style), style)


def test_in_a_terminal() -> None:
    text = rendered("terminal", person())
    assert "name         Ada Example (resume.json, GitHub (ada-example))" in text
    assert "           ≠ Sample (GitHub (ada-example))" in text
    assert "- GitHub (ada-example), https://github.com/ada-example\n    employer: Example W" in text
    assert "- rivers: archived" in text
    assert "- Fediverse (ada@social.example): It asks to come back later." in text
    assert "The words to find there, or to paste:\n    name: Ada Example" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_odd_cells_are_red_where_there_is_colour() -> None:
    report = Report(
        today=TODAY, surfaces=(), pages=(), links=(), findings=(), presences=(person(),)
    )
    style = Style(colour=True)
    text = FORMATS["terminal"](sheets(report, style), style)
    assert "\x1b[31m           ≠ Sample (GitHub (ada-example))\x1b[0m\n" in text
    assert text.count("\x1b[31m") == 1


def test_as_markdown() -> None:
    text = rendered("markdown", person(name="Ada | [x](javascript:1)"))
    assert "| GitHub (ada-example) | Ada \\| \\[x\\](javascript:1) |  | **≠ Sample** |" in text
    assert "https://github.com/ada-example\n  - employer: Example Water Board\n" in text


def test_parts_and_places_that_nobody_reads_are_said() -> None:
    partly = replace(
        person(notes=("Events could not be read.",)), unknown=("https://bells.example/ada",)
    )
    text = rendered("terminal", partly)
    assert "- GitHub (ada-example): Events could not be read." in text
    assert "- https://bells.example/ada: No provider knows this place" in text


@pytest.mark.parametrize("status", Status)
def test_a_providers_word_is_an_answer(status: Status) -> None:
    report = Report(
        today=TODAY, surfaces=(), pages=(), links=(), findings=(),
        presences=(presence(github={"status": status}),),
    )  # fmt: skip
    (sheet,) = sheets(report, Style())
    assert sheet.has_told is (status.value in ("ok", "missing", "suspended", "moved"))


def test_nobody_and_nothing() -> None:
    assert "Nothing yet" in rendered("terminal", Presence())
    assert rendered("markdown", Presence()) == "## What is told about the owner of this site\n\n"


@given(st.text(max_size=30))
def test_hostile_words_stay_words(words: str) -> None:
    for form in FORMATS:
        text = rendered(form, person(name=words, bio=words, location=words), width=40)
        assert "\x1b" not in text
