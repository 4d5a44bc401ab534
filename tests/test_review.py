"""A review in the front matter, and every other byte as it was."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.frontmatter import split
from freshness.errors import UserError
from freshness.review import review, stamped

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# Hello\n", b"---\nreviewed: 2026-11-22\n---\n# Hello\n"),
        (b"---\ntitle: A\n---\nB", b"---\ntitle: A\nreviewed: 2026-11-22\n---\nB"),
        (
            b"---\r\ntitle: A\r\n---\r\nB\r\n",
            b"---\r\ntitle: A\r\nreviewed: 2026-11-22\r\n---\r\nB\r\n",
        ),
        (
            b"---\nreviewed: 2020-01-01  # by Ada\ntitle: A\n---\n",
            b"---\nreviewed: 2026-11-22  # by Ada\ntitle: A\n---\n",
        ),
        (b"---\nreviewed:\n---\n", b"---\nreviewed: 2026-11-22\n---\n"),
        (b"---\n---\n", b"---\nreviewed: 2026-11-22\n---\n"),
        (
            b'+++\ntitle = "A"\n[extra]\nx = 1\n+++\nB',
            b'+++\ntitle = "A"\nreviewed = 2026-11-22\n[extra]\nx = 1\n+++\nB',
        ),
        (b"Title: A\nDate: 2020\n\nB", b"Title: A\nDate: 2020\nreviewed: 2026-11-22\n\nB"),
        (
            b"\xef\xbb\xbf---\ntitle: \xff\n---\n\x00",
            b"\xef\xbb\xbf---\ntitle: \xff\nreviewed: 2026-11-22\n---\n\x00",
        ),
    ],
)
def test_the_day_is_written_and_nothing_else(before: bytes, after: bytes) -> None:
    assert stamped(before, TODAY) == after
    assert stamped(after, TODAY) == after


@given(st.text(), st.text(alphabet=st.characters(codec="ascii", exclude_characters="\r\n")))
def test_what_is_written_is_read_and_the_rest_stays(body: str, title: str) -> None:
    for text in (f"---\ntitle: x{title}\n---\n{body}", body):
        data = text.encode()
        new = stamped(data, TODAY)
        assert b"".join(new.split(b"reviewed: 2026-11-22\n", 1)).endswith(body.encode()[-50:])
        assert len(new) >= len(data)


def test_the_front_matter_signal_finds_it() -> None:
    matter, _, _ = split(stamped(b"---\ntitle: A\n---\nB", TODAY).decode())
    assert matter["reviewed"] == TODAY


def test_a_page_that_would_show_it_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"<p>A")
    with pytest.raises(UserError, match="no front matter"):
        review(page, TODAY)
    page.write_bytes(b"---\n---\n<p>A")
    assert review(page, TODAY)
    assert not review(page, TODAY)


def test_what_cannot_be_reviewed_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no source"):
        review(tmp_path / "a.png", TODAY)
    with pytest.raises(UserError, match="cannot be read"):
        review(tmp_path / "a.md", TODAY)
