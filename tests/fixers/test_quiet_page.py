import pytest

from tests.fixers.factory import fix, fixed, mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: a\n---\nx\n", "---\ntitle: a\nreviewed: 2026-11-22\n---\nx\n"),
        (
            "---\r\nreviewed: 2020-01-01 # me\r\n---\r\n",
            "---\r\nreviewed: 2026-11-22 # me\r\n---\r\n",
        ),
        ("# Ada\n", "---\nreviewed: 2026-11-22\n---\n# Ada\n"),
    ],
)
def test_the_day_of_the_reading_is_noted(before: str, after: str) -> None:
    assert fixed("quiet-page", before, "", path="about.md") == after


def test_only_who_read_it_may_say_so() -> None:
    after, safe = mended({"index.md": "---\nupdated: 2020-01-01\n---\n# Ada\n"}, "quiet-page")
    assert "reviewed: 2026-11-22" in after["index.md"]
    assert safe == [False]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("<p>Ada</p>", "index.html"),
        ("---\nreview_by: 2026-01-01\n---\n", "a.md"),
        ("---\nfresh-until: 2026-01-01\n---\n", "a.md"),
        ("{}", "a.json"),
    ],
)
def test_what_has_no_place_for_it_is_left_alone(text: str, path: str) -> None:
    assert fix("quiet-page", text, "", path=path) is None
