"""`freshness inbox` from outside, and what it promises about privacy."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from freshness.cli import main
from freshness.mail.imap import PASSWORD
from tests.export import LinkedIn, Person
from tests.mail.imap_server import READING, ImapServer
from tests.mail.letters import ADA, BOB, letter, mbox

GRACE = Person("Grace Example")
OFFER = "We are hiring a senior editor, and your blog is a great fit. Would you be open to a short call?"
ME = ("--me", "ada@example.org")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    return tmp_path / "work"


@pytest.fixture
def mail() -> str:
    return str(
        mbox(
            Path("mail.mbox"),
            letter(OFFER, number=3, subject="Editor"),
            letter("Where is the lamp?", number=9, **{"from": "Eve <eve@x.example>"}),
            letter("News", number=10, list_id="<news.example>", subject="News"),
        )
    )


def inbox(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["inbox", *arguments], catch_exceptions=False)


def shown(*arguments: str) -> Result:
    return inbox(*arguments, "--today", "2026-11-25")


def ids(result: Result) -> list[str]:
    return re.findall(r"^  ([a-z2-7]{8}) ", result.stdout, re.MULTILINE)


def test_who_waits_in_a_mailbox(mail: str):
    result = shown(mail, *ME)
    assert result.exit_code == 0, result.output
    assert "2 conversations have no written answer in this mailbox" in result.stdout
    assert result.stdout.index("Bob Sample") < result.stdout.index("Eve")
    assert "22 days (16 working)" in result.stdout
    assert "newsletter or list (List-Id)" in result.stdout


def test_an_export_counts_to_its_own_day():
    export = LinkedIn()
    export.message(
        GRACE, export.owner, text="Are you free on Monday?", at="2026-11-18 10:00:00 UTC"
    )
    export.write(Path("Basic_LinkedInDataExport_11-20-2026.zip"))
    result = shown("Basic_LinkedInDataExport_11-20-2026.zip")
    assert "1 conversation has no written answer in this export" in result.stdout
    assert "2 days (2 working)" in result.stdout
    assert "Grace Example" in result.stdout


def test_several_sources_are_one_inbox(mail: str):
    export = LinkedIn()
    export.message(GRACE, export.owner, text="Are you free on Monday?")
    export.write(Path("export"))
    result = shown("export", mail, *ME)
    assert "3 conversations have no written answer in these sources" in result.stdout


def test_json(mail: str):
    told = json.loads(shown(mail, *ME, "--format", "json").stdout)
    assert [each["sender"]["name"] for each in told["waiting"]] == ["Bob Sample", "Eve"]
    shown(mail, *ME, "--format", "json", "--output", "inbox.json")
    assert json.loads(Path("inbox.json").read_text("utf-8")) == told


def test_replies_to_paste(mail: str):
    (offer, _) = ids(shown(mail, *ME))
    result = shown(mail, *ME, "--reply", offer)
    assert result.stdout.count("Hi Bob Sample,") == 3
    assert "excuse the late answer" in result.stdout
    assert shown(mail, *ME, "--reply", "aaaaaaaa").exit_code == 2


def test_done_and_waiting_again(mail: str):
    (offer, _) = ids(shown(mail, *ME))
    assert inbox("done", offer, "--today", "2026-11-24").exit_code == 0
    result = shown(mail, *ME)
    assert offer not in result.stdout
    assert "settled, as you said" in result.stdout
    more = letter("Any news about the role?", number=25, references="<3@initech.example>")
    mbox(Path("mail.mbox"), letter(OFFER, number=3, subject="Editor"), more)
    assert ids(shown(mail, *ME)) == [offer]


def test_done_wants_an_id(mail: str):
    result = inbox("done", "1")
    assert result.exit_code == 2
    assert "no conversation's ID" in result.stderr


def test_what_cannot_be_read_is_said():
    Path("note.txt").write_text("hello")
    for source in ("nothing", "note.txt"):
        result = shown(source)
        assert result.exit_code == 2
        assert source in result.stderr
    assert inbox("--help").exit_code == 0
    assert inbox("show", "--help").exit_code == 0


def test_an_empty_export_is_no_inbox():
    LinkedIn().write(Path("export"))
    result = shown("export")
    assert result.exit_code == 3
    assert "has no messages" in result.stderr


# What docs/conversations.md promises, a test for each sentence.


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket", refuse)
    monkeypatch.setattr("socket.create_connection", refuse)


@pytest.mark.usefixtures("no_sockets")
def test_no_connection_is_opened(mail: str):
    LinkedIn().write(Path("export"))
    assert shown(mail, "export", *ME).exit_code == 0


def test_a_server_is_only_looked_at(monkeypatch: pytest.MonkeyPatch):
    server = ImapServer(
        {
            "INBOX": [letter(OFFER, number=3)],
            "Sent": [letter("Hi", number=1, subject="x", **{"from": ADA, "to": BOB})],
        }
    )
    monkeypatch.setenv(PASSWORD, "secret")
    try:
        result = shown(server.url)
    finally:
        server.stop()
    assert len(ids(result)) == 1, result.output
    assert set(server.commands) <= READING
    assert "secret" not in result.output


def files(folder: Path) -> Iterator[tuple[Path, bytes, int]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes(), path.stat().st_mtime_ns


def test_nothing_is_written(folder: Path, mail: str):
    before = list(files(folder.parent))
    shown(mail, *ME, "--show-text")
    shown(mail, *ME, "--format", "json", "--show-text")
    assert list(files(folder.parent)) == before


def test_the_ledger_has_no_name_and_no_text(folder: Path, mail: str):
    before = {path for path, _, _ in files(folder.parent)}
    (offer, _) = ids(shown(mail, *ME))
    inbox("done", offer)
    (written,) = {path for path, _, _ in files(folder.parent)} - before
    text = written.read_text("utf-8").lower()
    assert written.stat().st_mode & 0o777 == 0o600
    for word in ("bob", "sample", "initech", "editor", "lamp", "hiring", offer):
        assert word not in text


def test_forget_removes_it(folder: Path, mail: str):
    before = {path for path, _, _ in files(folder.parent)}
    (offer, _) = ids(shown(mail, *ME))
    inbox("done", offer)
    assert CliRunner().invoke(main, ["forget", "--yes"]).exit_code == 0
    assert {path for path, _, _ in files(folder.parent)} == before
    assert offer in shown(mail, *ME).stdout


def test_texts_are_not_shown_unless_asked_for(mail: str):
    for form in ("table", "json"):
        assert "senior editor" not in shown(mail, *ME, "--format", form).output
        assert "senior editor" in shown(mail, *ME, "--format", form, "--show-text").output


def test_a_crash_tells_no_text(mail: str, monkeypatch: pytest.MonkeyPatch):
    def crash(texts: list[str], **_: object) -> None:
        raise ValueError(*texts)

    monkeypatch.setattr("freshness.inbox.waiting.weigh", crash)
    result = shown(mail, *ME)
    assert result.exit_code == 4
    assert "in _waiting" in result.stderr
    assert "ValueError" in result.stderr
    assert "hiring" not in result.output
    assert "lamp" not in result.output


@pytest.fixture
def honolulu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("honolulu")
def test_days_are_those_of_this_machine():
    evening = letter(number=25, date="25 Nov 2026 04:00:00 +0000")  # 6 pm on the 24th
    told = shown(str(mbox(Path("evening.mbox"), evening)), *ME, "--format", "json").stdout
    assert json.loads(told)["waiting"][0]["since"] == "2026-11-24"


@pytest.mark.parametrize("form", ["table", "json"])
def test_what_it_writes_is_for_the_owner_alone(mail: str, form: str):
    Path("told").touch(mode=0o644)
    shown(mail, *ME, "--format", form, "--output", "told")
    assert Path("told").read_text("utf-8")
    assert Path("told").stat().st_mode & 0o777 == 0o600


def test_the_ordinary_report_has_no_name_from_here(mail: str):
    (offer, _) = ids(shown(mail, *ME))
    inbox("done", offer)
    Path("site").mkdir()
    Path("site", "index.html").write_text("<title>Ada</title><p>Hello", "utf-8")
    for form in ("terminal", "json"):
        told = CliRunner().invoke(main, ["check", "site", "--offline", "--format", form]).output
        for word in ("Bob", "Eve", "initech", "mail.mbox", offer):
            assert word not in told
