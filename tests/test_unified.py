"""Diffs as git takes them."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.unified import Span, unified


def diff(old: bytes, *changes: tuple[int, int, bytes]) -> tuple[bytes, bytes]:
    """The text after changes (from, to, new words), and the diff."""
    new, end, spans = b"", 0, []
    for start, stop, words in changes:
        new += old[end:start]
        spans.append(Span(start, stop, len(new), len(new) + len(words)))
        new += words
        end = stop
    new += old[end:]
    return new, b"".join(unified(b"a/f", b"b/f", old, new, spans))


def test_only_the_lines_that_differ_are_shown() -> None:
    old = b"".join(b"same\n" for _ in range(20)) + b"old\n" + b"same\n" * 20
    _, told = diff(old, (100, 103, b"new"))
    assert told == (
        b"--- a/f\n+++ b/f\n@@ -18,7 +18,7 @@\n"
        b" same\n same\n same\n-old\n+new\n same\n same\n same\n"
    )


def test_a_line_that_is_put_in_is_no_change_of_its_neighbours() -> None:
    _, told = diff(b"---\na: 1\n---\n", (9, 9, b"b: 2\n"))
    assert told == b"--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n ---\n a: 1\n+b: 2\n ---\n"


def test_near_changes_are_shown_together_and_far_ones_apart() -> None:
    old = b"x\n" * 30
    assert diff(old, (0, 1, b"y"), (10, 11, b"y"))[1].count(b"@@ -") == 1
    assert diff(old, (0, 1, b"y"), (40, 41, b"y"))[1].count(b"@@ -") == 2


@pytest.mark.parametrize("old", [b"", b"x", b"x\n"])
def test_no_change_is_no_diff(old: bytes) -> None:
    assert diff(old) == diff(old, (0, 0, b"")) == (old, b"")


_TEXT = st.lists(st.sampled_from([b"a", b"b", b"\n", b"\n", b"\r\n", b"\0"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=4))
def test_git_comes_to_the_same(
    pieces: list[tuple[list[bytes], list[bytes], list[bytes]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    old, changes = b"", []
    for kept, gone, come in pieces:
        old += b"".join(kept)
        changes.append((len(old), len(old) + len(b"".join(gone)), b"".join(come)))
        old += b"".join(gone)
    old += b"end\n"
    new, told = diff(old, *changes)
    folder = tmp_path_factory.mktemp("git")
    Path(folder, "f").write_bytes(old)
    if told:
        subprocess.run(["git", "apply", "-"], cwd=folder, input=told, check=True)
    assert Path(folder, "f").read_bytes() == new
