from datetime import date

import pytest

from freshness.fixer import apply
from freshness.fixers.stale_copyright import fix
from freshness.model import Finding, Place
from freshness.vocabulary import Confidence, Severity

TODAY = date(2026, 11, 22)


def finding(line: int | None) -> Finding:
    return Finding(
        rule="stale-copyright", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path="index.html", line=line, quote="2019"), message="", advice="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>© 2019 Ada</p>", "<p>© 2019–2026 Ada</p>"),
        ("<p>&copy; 2012-2019 Ada</p>", "<p>&copy; 2012-2026 Ada</p>"),
        ("<p>© 2012 – 2019 Ada</p>", "<p>© 2012 – 2026 Ada</p>"),
    ],
)
def test_the_first_year_stays(before: str, after: str) -> None:
    text = f"<h1>Ada</h1>\r\n{before}\r\n"
    found = fix(finding(2), text, TODAY)
    assert found is not None
    assert found.safe
    assert apply(found.edits[0], text) == f"<h1>Ada</h1>\r\n{after}\r\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("© Ada", 1),
        ("© 2012, 2015, 2019 Ada", 1),
        ("© 2012, 2019 Ada", 1),
        ("© 2019", 7),
        ("© 2019", None),
    ],
)
def test_what_is_not_certain_is_left_to_the_owner(text: str, line: int | None) -> None:
    assert fix(finding(line), text, TODAY) is None


def test_of_equal_lines_the_one_that_was_found_is_changed() -> None:
    found = fix(finding(2), "© 2019\n© 2019\n", TODAY)
    assert found is not None
    assert apply(found.edits[0], "© 2019\n© 2019\n") == "© 2019\n© 2019–2026\n"
