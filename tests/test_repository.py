from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from freshness.repository import open_repository

SITE = {f"page-{number}.md": f"Page {number} of Ada Example.\n" for number in range(8)}


class Work:
    """A git work tree whose commits have the days they are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "-q")

    def git(self, *arguments: str, day: str = "2020-01-01") -> None:
        names = {f"GIT_{role}_NAME": "Ada Example" for role in ("AUTHOR", "COMMITTER")}
        mails = {f"GIT_{role}_EMAIL": "ada@ada.example" for role in ("AUTHOR", "COMMITTER")}
        days = {f"GIT_{role}_DATE": f"{day}T23:30:00-1000" for role in ("AUTHOR", "COMMITTER")}
        subprocess.run(
            ["git", "-C", self.folder, *arguments],
            env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull}
            | names
            | mails
            | days,
            check=True,
            capture_output=True,
        )

    def commit(self, day: str, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"Work of {day}", day=day)

    def last(self, path: str, folder: str = "") -> str | None:
        commit = open_repository(self.folder / folder).last_change(path)
        return commit.day.isoformat() if commit else None


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "work")


def test_a_page_changed_on_the_authors_day_of_its_newest_commit(work: Work) -> None:
    work.commit("2024-01-02", SITE)
    work.commit("2024-05-17", {"page-1.md": "More.\n"})
    repository = open_repository(work.folder)
    commit = repository.last_change("page-1.md")
    assert commit is not None
    assert (commit.day, commit.files, commit.mass) == (date(2024, 5, 17), 1, False)
    assert commit.subject == "Work of 2024-05-17"
    first = repository.first_commit("page-1.md")
    assert first is not None
    assert first.day == date(2024, 1, 2)
    assert repository.last_change("unknown.md") is None


def test_a_commit_that_touches_most_of_the_site_does_not_count(work: Work) -> None:
    work.commit("2024-01-02", SITE)
    work.commit("2024-05-17", {"page-1.md": "More.\n"})
    work.commit("2025-01-01", {path: text + "A new footer.\n" for path, text in SITE.items()})
    assert work.last("page-1.md") == "2024-05-17"
    assert work.last("page-2.md") == "2024-01-02"


def test_an_import_is_told_apart_from_work_on_a_page(work: Work) -> None:
    work.commit("2024-01-02", {"index.md": "Only this.\n"})
    commit = open_repository(work.folder).last_change("index.md")
    assert commit is not None
    assert commit.mass


def test_front_matter_and_white_space_are_no_change_of_the_body(work: Work) -> None:
    work.commit("2024-01-02", SITE | {"post.md": "---\ntitle: A\ntags: [b]\n---\nWords.\n"})
    work.commit("2024-02-02", {"post.md": "---\ntitle: A\ntags: [c]\n---\nMore words.\n"})
    work.commit("2024-03-03", {"post.md": "---\ntitle: A\ntags: [d]\n---\nMore words.  \n\n"})
    assert work.last("post.md") == "2024-02-02"
    work.commit("2024-04-04", {"post.md": "---\ntitle: B\ntags: [d]\n---\nMore words.\n"})
    assert work.last("post.md") == "2024-04-04"


def test_a_renamed_page_keeps_its_history(work: Work) -> None:
    work.commit("2024-01-02", SITE)
    work.commit("2024-05-17", {"post.md": "Words that stay.\n" * 9})
    work.git("mv", "post.md", "entry.md")
    work.commit("2025-01-01", {})
    assert work.last("entry.md") == "2024-05-17"
    work.git("mv", "entry.md", "last.md")
    work.commit("2025-02-02", {"last.md": "Words that stay.\n" * 9 + "And some more.\n"})
    repository = open_repository(work.folder)
    first, last = repository.first_commit("last.md"), repository.last_change("last.md")
    assert first is not None
    assert last is not None
    assert (first.day, last.day) == (date(2024, 5, 17), date(2025, 2, 2))


def test_paths_are_relative_to_the_folder_that_is_checked(work: Work) -> None:
    work.commit("2024-01-02", {"docs/über uns.md": "Über uns.\n", "README.md": "Read.\n"})
    work.commit("2024-05-17", {"docs/über uns.md": "Wir.\n"})
    assert work.last("über uns.md", folder="docs") == "2024-05-17"
    assert work.last("README.md", folder="docs") is None


def test_a_folder_without_history_says_why(work: Work, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    note = open_repository(tmp_path / "plain").note
    assert note is not None
    assert note.reason == "no-git"
    assert "not a git repository" in note.detail
    assert open_repository(work.folder).note is not None  # no commit yet
    assert open_repository(tmp_path / "missing").last_change("index.md") is None
    assert open_repository(None).note is None


def test_an_ignored_folder_has_no_history(work: Work) -> None:
    work.commit("2024-01-02", SITE | {".gitignore": "/build/\n", "build/index.html": "<p>Hi"})
    note = open_repository(work.folder / "build").note
    assert note is not None
    assert note.reason == "no-git"


def test_a_shallow_clone_says_how_to_mend_it(work: Work, tmp_path: Path) -> None:
    work.commit("2024-01-02", SITE)
    work.commit("2024-05-17", {"page-1.md": "More.\n"})
    work.git("clone", "-q", "--depth=1", work.folder.as_uri(), str(tmp_path / "shallow"))
    repository = open_repository(tmp_path / "shallow")
    assert repository.note is not None
    assert repository.note.reason == "shallow-clone"
    assert "--unshallow" in repository.note.detail
    assert repository.last_change("page-1.md") is None


def test_a_clone_without_the_old_texts_is_read_without_fetching_them(
    work: Work, tmp_path: Path
) -> None:
    work.commit("2024-01-02", SITE | {"post.md": "Words that stay.\n" * 9})
    work.commit("2024-02-02", {"page-1.md": "More.\n"})
    (work.folder / "post.md").unlink()
    work.commit("2024-05-17", {"entry.md": "Words that stay.\n" * 9 + "More.\n"})
    work.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    work.git("clone", "-q", "--filter=blob:none", work.folder.as_uri(), str(clone))
    repository = open_repository(clone)
    assert repository.note is None
    commit = repository.last_change("entry.md")
    assert commit is not None
    assert commit.day == date(2024, 5, 17)


def test_nothing_that_the_folder_configures_is_executed(work: Work, tmp_path: Path) -> None:
    work.commit("2024-01-02", SITE)
    work.commit("2024-05-17", {"page-1.md": "More.\n"})
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'executed'}\n", "utf-8")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "diff.x.textconv"):
        work.git("config", key, str(program))
    work.git("config", "log.showSignature", "true")
    (work.folder / ".gitattributes").write_text("*.md diff=x\n", "utf-8")
    assert work.last("page-1.md") == "2024-05-17"
    assert not (tmp_path / "executed").exists()


def test_the_variables_of_a_surrounding_git_hook_are_not_used(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.commit("2024-01-02", SITE)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert work.last("page-1.md") == "2024-01-02"


def test_a_missing_git_is_a_note(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    note = open_repository(work.folder).note
    assert note is not None
    assert "git cannot be run" in note.detail


def test_a_rebuilt_page_changed_when_its_own_words_did(work: Work) -> None:
    text = "We met the builder of the organs that stand in every village by the northern sea"
    other = "Bells ring twice an hour because nobody remembers who had once set them all wrongly"
    site = {f"{name}.html": f"<main><p>{text} {name}</p></main>" for name in "abcdefgh"}
    work.commit("2024-01-02", site)
    work.commit("2024-05-17", {"a.html": f"<main><p>{text} a</p><p>{other}</p></main>"})
    built = {
        path: (work.folder / path).read_text().replace("<main>", "<head><base href=/></head><main>")
        for path in site
    }
    # One build for all, and with it other words on one of the pages.
    built["b.html"] = f"<head><base href=/></head><main><p>{other}</p></main>"
    work.commit("2025-01-01", built)
    repository = open_repository(work.folder)
    assert [work.last(f"{name}.html") for name in "abc"] == [
        "2024-05-17",
        "2025-01-01",
        "2024-01-02",
    ]
    empty = repository.empty_change("a.html")
    assert empty is not None
    assert empty.day == date(2025, 1, 1)
    assert repository.empty_change("b.html") is None


def test_all_text_of_a_source_is_somebodys_own(work: Work) -> None:
    site = {
        f"{name}.html": f"---\ntitle: {name}\n---\n<p>Organs by the sea {name}</p>"
        for name in "abcdefgh"
    }
    work.commit("2024-01-02", site)
    changed = {f"{name}.html": site[f"{name}.html"].replace("sea", "lake") for name in "abc"}
    work.commit(
        "2024-05-17", changed | {"d.html": site["d.html"].replace("title: d", "title: d\ntags: x")}
    )
    assert [work.last(f"{name}.html") for name in "abcd"] == ["2024-05-17"] * 3 + ["2024-01-02"]
