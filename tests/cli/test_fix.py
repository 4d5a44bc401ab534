"""`freshness fix` from outside: a diff that git takes, or files written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshness.cli import main
from tests.conftest import Serve
from tests.server import Answer, Server

INDEX = """# Ada

I am on [GitHub](http://github.com/ada-example) and on [X](https://twitter.com/ada_example).

See [my talks](talks.md), and [what I do](abuot.md).
"""
MENDED = INDEX.replace("http:", "https:").replace("twitter.com", "x.com")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    Path("docs").mkdir()
    Path("mkdocs.yml").write_text("site_name: Ada\n", "utf-8")
    Path("docs", "index.md").write_text(INDEX, "utf-8")
    Path("docs", "about.md").write_text("---\nupdated: 2020-01-01\n---\n# About\n", "utf-8")
    Path("docs", "talks.md").write_text("# Talks\n", "utf-8")
    return tmp_path


def fix(*arguments: str, today: str = "2026-11-22") -> Result:
    return CliRunner().invoke(main, ["fix", "--today", today, *arguments])


def offline(*arguments: str) -> Result:
    return fix("--offline", *arguments)


def index() -> str:
    return Path("docs", "index.md").read_text("utf-8")


def git(*arguments: str, body: bytes = b"", day: str = "2026-01-01") -> None:
    names = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example"}
    names |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in names.items()}
    names |= {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *arguments], check=True, env=os.environ | names, input=body)


def test_the_diff_changes_nothing_until_git_applies_it() -> None:
    result = offline()
    assert result.exit_code == 0, result.output
    assert index() == INDEX
    assert "2 changes in 1 file; --write makes them." in result.stderr
    assert "1 more change wants your eye; --unsafe shows them." in result.stderr
    git("apply", "-", body=result.stdout_bytes)
    assert index() == MENDED
    assert offline().stdout == ""
    assert "Nothing to change that is certain." in offline().stderr


def test_written_at_once_and_only_once() -> None:
    result = offline("--write")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "Made 2 changes in 1 file." in result.stderr
    assert index() == MENDED
    assert "Nothing to change" in offline("--write").stderr
    assert index() == MENDED


def test_guesses_are_made_on_request() -> None:
    assert offline("--unsafe", "--write", "--quiet").stderr == ""
    assert index() == MENDED.replace("abuot", "about")


def test_one_rule_or_one_file() -> None:
    assert "x.com" in offline("--rule", "moved-link").stdout
    assert "https://github" not in offline("--rule", "moved-link").stdout
    assert offline("docs/talks.md").stdout == ""
    assert offline("docs/index.md").stdout == offline().stdout
    assert offline("--rule", "no-rule").exit_code == 2


def test_who_read_a_page_names_the_rule() -> None:
    about = Path("docs", "about.md")
    offline("--unsafe", "--write")
    assert "reviewed" not in about.read_text("utf-8")
    offline("--unsafe", "--write", "--rule", "quiet-page", "docs/about.md")
    assert "reviewed: 2026-11-22\n" in about.read_text("utf-8")


def test_below_the_top_of_a_work_tree_paths_are_as_git_names_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    git("init", "-q")
    Path("site").mkdir()
    for name in ("docs", "mkdocs.yml"):
        Path(name).rename(Path("site", name))
    monkeypatch.chdir("site")
    diff = offline().stdout_bytes
    assert b"+++ b/site/docs/index.md\n" in diff
    git("apply", "-", body=diff)
    assert index() == MENDED


def test_what_cannot_be_written_is_one_sentence() -> None:
    Path("docs", "index.md").chmod(0o444)
    result = offline("--write")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: docs/index.md: is read-only; make it writable first. Nothing is written\n"
    )


def linked(server: Server, path: str) -> str:
    """The index with one link to a server."""
    text = f"# Ada\n\nRead [the talk]({server.url}{path}).\n"
    Path("docs", "index.md").write_text(text, "utf-8")
    return text


def test_what_moved_for_good_is_linked_where_it_is(serve: Serve) -> None:
    server = serve(
        {"/old": Answer(301, headers={"Location": "/new"}), "/new": "<title>New</title>"}
    )
    text = linked(server, "old")
    result = fix("--allow-private", "--write")
    assert result.exit_code == 0, result.output
    assert index() == text.replace("/old", "/new")


def test_a_report_is_believed_and_nobody_is_asked(serve: Serve) -> None:
    server = serve(
        {"/old": Answer(301, headers={"Location": "/new"}), "/new": "<title>New</title>"}
    )
    text = linked(server, "old")
    arguments = ["check", ".", "--allow-private", "--format", "json", "--output", "report.json"]
    CliRunner().invoke(main, arguments)
    asked = len(server.asked)
    result = fix("--report", "report.json", "--write")
    assert result.exit_code == 0, result.output
    assert index() == text.replace("/old", "/new")
    assert len(server.asked) == asked
    assert fix("--report", "report.json", "--offline").stdout == ""
    assert fix("--report", "mkdocs.yml").exit_code == 2


@pytest.fixture
def dead(serve: Serve) -> Callable[[], tuple[Server, str]]:
    """A link that was written in 2019 and has been dead in three checks, and an archive."""

    def made() -> tuple[Server, str]:
        gone = serve({})
        url = f"{gone.url}talk"
        text = linked(gone, "talk")
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "Write", day="2019-03-01")
        question = (
            f"/cdx/search/cdx?url={quote(url, safe='')}&output=text&fl=timestamp"
            "&filter=statuscode:200&collapse=timestamp:8&limit=-3000"
        )
        copy = "<title>The talk</title><body><h1>The talk</h1><p>All of it, with pictures."
        days = Answer(body="20190203040506\n20250101000000\n", type="text/plain")
        archive = serve({question: days, f"/web/20190203040506id_/{url}": copy}, host="127.0.0.2")
        for day in ("2026-11-01", "2026-11-10", "2026-11-20"):
            words = ["check", ".", "--allow-private", "--today", day]
            CliRunner().invoke(main, words)
        return archive, text

    return made


def test_a_dead_page_is_linked_as_it_was_when_the_link_was_written(
    dead: Callable[[], tuple[Server, str]],
) -> None:
    archive, text = dead()
    where = ("--allow-private", "--archive", archive.url)
    assert fix(*where).stdout == ""
    assert archive.paths == [], "nobody asked for it"
    result = fix(*where, "--unsafe", "--write")
    assert result.exit_code == 0, result.output
    assert index() == text.replace("](", f"]({archive.url}web/20190203040506/")
    assert fix(*where, "--unsafe").stdout == ""


def test_a_run_that_mends_is_no_check(dead: Callable[[], tuple[Server, str]]) -> None:
    dead()
    before = json.loads(
        CliRunner().invoke(main, ["check", ".", "--offline", "--format", "json"]).stdout
    )["summary"]["new"]
    assert before == 0
    fix("--allow-private")
    state = next(Path("data-home").rglob("history.sqlite3"))
    assert b"2026-11-20" in state.read_bytes()
    assert b"2026-11-22" not in state.read_bytes()


def test_all_places_of_a_problem_are_written() -> None:
    for number in range(25):
        Path("docs", f"page{number}.md").write_text("[Ada](http://github.com/ada)\n", "utf-8")
    result = offline("--write")
    assert "Made 27 changes in 26 files." in result.stderr
    assert offline().stdout == ""


def test_of_two_changes_at_one_place_the_other_comes_next() -> None:
    Path("docs", "index.md").write_text("[Ada](http://twitter.com/ada_example)\n", "utf-8")
    result = offline("--write")
    assert result.exit_code == 0, result.output
    assert index() == "[Ada](https://x.com/ada_example)\n"


_AROUND = st.lists(
    st.sampled_from(
        ["é", "a", "‘", "\n", "\r\n", "\r", "<br>", "&amp;", "\t", "http://x.example/ "]
    )
).map("".join)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=_AROUND, after=_AROUND, codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
)
def test_all_around_stays_byte_for_byte_and_nothing_is_done_twice(
    before: str, after: str, codec: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("site")
    html = f'<meta charset="{codec.removesuffix("-sig")}">{before}<a href="http://github.com/ada">x</a>{after}'
    page = site / "index.html"
    page.write_bytes(html.encode(codec))
    expected = html.replace("http://github", "https://github").encode(codec)
    for _ in range(2):
        result = offline("--write", str(site))
        assert result.exit_code == 0, result.output
        assert page.read_bytes() == expected


def test_a_terminal_is_not_told_to_do_anything() -> None:
    hostile = INDEX.replace("I am", "\x1b]0;owned\x07\x1b[2JI am")
    Path("docs", "index.md").write_text(hostile, "utf-8")
    person, terminal = os.openpty()
    command = [sys.executable, "-m", "freshness", "fix", "--offline", "--today", "2026-11-22"]
    subprocess.run(command, stdout=terminal, check=True)
    os.close(terminal)
    seen = os.read(person, 1 << 16)
    os.close(person)
    assert b"+++ b/docs/index.md" in seen and b"[2JI am on" in seen
    assert b"\x1b" not in seen and b"\x07" not in seen
    assert b"\x1b[2J" in offline().stdout_bytes
