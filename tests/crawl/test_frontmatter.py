from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.frontmatter import MAX_LENGTH, split


@pytest.mark.parametrize(
    "text",
    [
        "---\nTitle: Hello\ndate: 2026-05-17\n---\nBody\n",
        "---\r\ntitle: Hello\r\ndate: 2026-05-17\r\n---\r\nBody\n",
        '+++\ntitle = "Hello"\ndate = 2026-05-17\n+++\nBody\n',
    ],
)
def test_yaml_and_toml(text: str) -> None:
    front_matter, body, blanked = split(text)
    assert front_matter == {"title": "Hello", "date": date(2026, 5, 17)}
    assert (body.strip(), blanked) == ("Body", 4)


def test_pelican_header() -> None:
    front_matter, body, _ = split("Title: Hello: world\nDate: 2026-05-17\n\nBody\n")
    assert front_matter == {"title": "Hello: world", "date": "2026-05-17"}
    assert body == "\n\n\nBody\n"


@pytest.mark.parametrize(
    "text", ["Body\n", "Note: this is prose.\n\nMore\n", "---\n", "", "a\n---\n"]
)
def test_without_front_matter(text: str) -> None:
    assert split(text) == ({}, text, 0)


def test_a_day_that_no_calendar_has_costs_nothing_else() -> None:
    found, _, _ = split("---\ntitle: Ada\ndate: 2026-02-31\n---\n")
    assert found == {"title": "Ada", "date": "2026-02-31"}


def test_a_key_without_end_is_not_even_tried() -> None:
    assert split(f"+++\n{'.'.join('a' * 30_000)} = 1\n+++\nBody")[0] == {}
    assert split("+++\ntitle = 'One. Two. Three.'\n+++\n")[0] == {"title": "One. Two. Three."}


@pytest.mark.parametrize("inside", ["title: a: b", "- a list", "title: {{ x }}", "[" * 5_000])
def test_malformed_counts_as_empty_and_keeps_the_body(inside: str) -> None:
    assert split(f"---\n{inside}\n---\nBody\n") == ({}, "\n\n\nBody\n", 3)


def test_unknown_tags_are_read_past() -> None:
    assert split("---\na: !ENV X\nb: 1\n---\n")[0] == {"a": None, "b": 1}


def test_endless_front_matter_is_text() -> None:
    text = "---\n" + "a: b\n" * MAX_LENGTH + "---\n"
    assert split(text) == ({}, text, 0)


@given(st.text(alphabet="-+.:=ab\n\r \t[]{}\"'", max_size=80))
def test_lines_keep_their_numbers(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\nend", f"+++\n{text}\n+++\nend"):
        assert split(whole)[1].count("\n") == whole.count("\n")
