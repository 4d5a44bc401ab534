import os
from pathlib import Path

import pytest

from freshness.crawl import walk as module
from freshness.crawl.walk import walk
from freshness.model import Skipped


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site" / "b").mkdir(parents=True)
    (tmp_path / "site" / "b" / "c.html").write_text("c")
    (tmp_path / "site" / "a.html").write_text("a")
    return tmp_path / "site"


def test_files_in_order_without_dot_folders(root: Path) -> None:
    for name in (".git", ".well-known", "node_modules"):
        (root / name).mkdir()
        (root / name / "x.txt").write_text("x")
    assert list(walk(root).files) == [".well-known/x.txt", "a.html", "b/c.html"]


def test_links_inside_are_kept_and_others_reported_once(root: Path) -> None:
    (root / "latest").symlink_to("b")
    (root / "b" / "loop").symlink_to("..")
    (root / "passwd").symlink_to("/etc/passwd")
    for name in ("gone", "lost"):
        (root / name).symlink_to("nowhere")
    tree = walk(root)
    assert list(tree.files) == ["a.html", "b/c.html"]
    assert tree.aliases["latest"] == "b"
    assert tree.aliases["passwd"] == "passwd"
    assert {each.reason for each in tree.skipped} == {"loop", "outside", "broken-symlink"}
    assert any("1 more" in each.detail for each in tree.skipped)


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b" \n", "empty"), (b"\x89PNG\r\n", "binary"), (b"x" * 99, "too-large")],
)
def test_what_cannot_be_read_says_why(root: Path, body: bytes, reason: str) -> None:
    (root / "x.html").write_bytes(body)
    found = walk(root).read("x.html", 50)
    assert isinstance(found, Skipped)
    assert (found.subject, found.reason) == ("x.html", reason)


def test_a_name_that_is_not_utf_8(root: Path) -> None:
    (root / os.fsdecode(b"caf\xe9.html")).write_text("x")
    tree = walk(root)
    assert "caf\ufffd.html" in tree.aliases
    assert tree.skipped[0].reason == "unreadable"


def test_a_file_that_vanished(root: Path) -> None:
    tree = walk(root)
    (root / "a.html").unlink()
    found = tree.read("a.html", 50)
    assert isinstance(found, Skipped)
    assert found.reason == "unreadable"


def test_depth_and_number_are_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_DEPTH", 0)
    assert [each.reason for each in walk(root).skipped] == ["too-deep"]
    monkeypatch.setattr(module, "MAX_FILES", 1)
    tree = walk(root)
    assert len(tree.files) == 1
    assert "too-large" in {each.reason for each in tree.skipped}
