"""Reading git's answers; what is made of them is told in test_repository."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from freshness.git import GitError, run_git, texts, top, written_on


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


def test_the_top_of_a_work_tree(folder: Path, tmp_path: Path) -> None:
    (folder / "docs").mkdir()
    assert top(folder / "docs") == top(folder) == folder.resolve()


def test_no_program_that_a_folder_names_is_run_for_a_line(folder: Path) -> None:
    (folder / ".gitattributes").write_text("*.md diff=evil\n", "utf-8")
    (folder / "a.md").write_text("one\n", "utf-8")
    commit(folder, "2019-03-01")
    command = f"touch {folder / 'ran'}; cat"
    subprocess.run(["git", "-C", folder, "config", "diff.evil.textconv", command], check=True)
    assert written_on(folder, "a.md", 1) == date(2019, 3, 1)
    assert not (folder / "ran").exists()
