"""Reading git's answers; what is made of them is told in test_repository."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from freshness.git import GitError, last_commit, run_git, texts, written_on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path


def stored(folder: Path, text: bytes) -> str:
    done = subprocess.run(
        ["git", "-C", folder, "hash-object", "-w", "--stdin"],
        input=text, check=True, capture_output=True,
    )  # fmt: skip
    return done.stdout.decode().strip()


def test_texts_are_read_by_their_ids(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = stored(folder, b"one\n"), stored(folder, b"twenty-two")
    missing, none = "1" * 40, "0" * 40
    assert dict(texts(folder, [one, missing, none, two])) == {one: b"one\n", two: b"twenty-two"}
    monkeypatch.setattr("freshness.git._MOST", 3)
    assert dict(texts(folder, [two, one])) == {two: b"twe", one: b"one"}
    assert list(texts(folder, [])) == []


def test_what_git_complains_of_is_told(folder: Path) -> None:
    with (
        pytest.raises(GitError, match="single revision"),
        run_git(folder, "rev-parse", "--verify", "x"),
    ):
        pass


def commit(folder: Path, day: str) -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@ada.example"]
    subprocess.run(["git", "-C", folder, "add", "."], check=True)
    subprocess.run(
        ["git", "-C", folder, *who, "commit", "-qm", "Write", f"--date={day}T12:00:00Z"], check=True
    )


def test_a_line_is_as_old_as_its_words(folder: Path) -> None:
    file = folder / "a.md"
    file.write_text("one\ntwo\n", "utf-8")
    commit(folder, "2019-03-01")
    file.write_text("new\none\n2\n", "utf-8")
    commit(folder, "2024-05-06")
    file.write_text("new\none\n2\nthree\n", "utf-8")
    assert [written_on(folder, "a.md", line) for line in (1, 2, 3, 4, 99)] == [
        date(2024, 5, 6), date(2019, 3, 1), date(2024, 5, 6), None, None,
    ]  # fmt: skip
    assert written_on(folder, "none.md", 1) is None


def test_a_shallow_clone_does_not_know_how_old_a_line_is(folder: Path, tmp_path: Path) -> None:
    for text in ("one\n", "one\ntwo\n"):
        (folder / "a.md").write_text(text, "utf-8")
        commit(folder, "2019-03-01")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{folder}", clone], check=True)
    assert written_on(clone, "a.md", 1) is None


def test_the_day_of_the_newest_commit(folder: Path) -> None:
    assert last_commit(folder) is None
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@ada.example"]
    commit = ["commit", "-q", "--allow-empty", "-m", "Begin"]
    subprocess.run(
        ["git", "-C", folder, *who, *commit],
        env=os.environ | {"GIT_COMMITTER_DATE": "2026-10-01T12:00:00Z"}, check=True,
    )  # fmt: skip
    assert last_commit(folder) == date(2026, 10, 1)
