from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from freshness.model import Place
from freshness.reporter import Style
from freshness.reporters import github
from freshness.vocabulary import Severity
from tests.reporters.factory import DEAD, FINDING, HOME, REPORT, render


def test_beside_the_line_in_the_repository() -> None:
    lines = github.render(REPORT, Style(folder="docs/")).splitlines()
    assert lines == [
        "::error file=docs/index.html,line=3,title=dead-link::"
        "This link leads nowhere. “https://gone.example/”%0ARemove it.",
        "::warning file=docs/index.html,line=12,col=5,title=stale-copyright::"
        "The copyright year is seven years old. “© 2019 Ada”%0ASay 2026, or leave the year out.",
    ]


def test_the_worst_ten_and_where_to_find_the_rest() -> None:
    many = [
        replace(FINDING, severity=severity, message=f"{n} {severity}", target=f"{n} {severity}")
        for n in range(5)
        for severity in Severity
    ]
    *annotations, rest = render(github, *many).splitlines()
    levels = [line.partition(" ")[0] for line in annotations]
    assert levels == ["::error"] * 5 + ["::warning"] * 5
    assert rest == "and 5 more findings; the summary has them all"


def test_a_live_page_has_no_file_so_its_address_is_told() -> None:
    text = render(github, replace(DEAD, place=Place(url=HOME)))
    assert text == f"::error title=dead-link::{HOME}: This link leads nowhere.%0ARemove it.\n"


def test_what_commands_are_made_of_is_escaped() -> None:
    odd = replace(DEAD, place=Place(path="a,b:c%.md"), message="100% ::error::", advice="x")
    text = render(github, odd)
    assert text == "::error file=a%2Cb%3Ac%25.md,title=dead-link::100%25 ::error::%0Ax\n"


def test_nothing_to_say() -> None:
    assert render(github) == ""


@given(st.text(), st.text(min_size=1))
def test_any_words_are_one_command(message: str, path: str) -> None:
    text = render(github, replace(DEAD, message=message, place=Place(path=path, line=3)))
    (line,) = text.removesuffix("\n").split("\n")
    assert re.fullmatch(r"::error (?:file=[^,:]*,)?line=3,title=dead-link::[^\r\n]*", line)
