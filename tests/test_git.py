"""Reading git's answers; what is made of them is told in test_repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from freshness.git import GitError, run_git, texts


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
