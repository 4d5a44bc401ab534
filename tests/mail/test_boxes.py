"""Mail on the disk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import UserError
from freshness.mail.boxes import stored
from freshness.mail.folders import Role
from tests.mail.letters import letter, mbox


def test_an_mbox(tmp_path: Path):
    path = mbox(tmp_path / "mail.mbox", letter("One", number=1), letter("Two", number=2))
    one, two = stored(path)
    assert b"<1@initech" in one.head
    assert b"One" not in one.head
    assert one.raw().rstrip() == letter("One", number=1).rstrip()
    assert b"Two" in two.raw()


def test_a_line_that_begins_with_from_parts_nothing(tmp_path: Path):
    path = mbox(tmp_path / "mail", letter("Dear Ada,\n\nFrom here one sees the sea.\n\nBob"))
    assert len(list(stored(path))) == 1


@pytest.mark.parametrize("line", ["From ", "From -", "From - Mon Nov 02 10:00:00 2026"])
def test_lines_as_thunderbird_writes_them(tmp_path: Path, line: str):
    path = mbox(tmp_path / "mail", letter("One"), letter("Two"))
    text = path.read_text("utf-8").replace(
        "From someone@initech.example Mon Nov 02 10:00:00 2026", line
    )
    path.write_text(f"\n{text}")
    assert len(list(stored(path))) == 2


def test_an_mbox_with_carriage_returns(tmp_path: Path):
    path = mbox(tmp_path / "mail", letter("One"), letter("Two"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(list(stored(path))) == 2


def test_a_maildir(tmp_path: Path):
    for name, raw in {
        "cur/1:2,S": letter("One", number=1),
        "cur/2:2,DS": letter("Draft", number=2),
        "cur/3:2,T": letter("Gone", number=3),
        "new/4": letter("New", number=4),
        "tmp/x": b"half a letter",
        ".Sent/cur/5:2,S": letter("Sent", number=5),
        ".Sent/new/.keep": b"",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    roles = {each.raw().split()[-1]: each.role for each in stored(tmp_path) if each.head}
    assert roles == {
        b"One": Role.NONE,
        b"Draft": Role.DRAFTS,
        b"Gone": Role.TRASH,
        b"New": Role.NONE,
        b"Sent": Role.SENT,
    }


def test_a_tree_as_mail_programs_and_exports_leave_it(tmp_path: Path):
    mbox(tmp_path / "Inbox", letter("a", number=1))
    mbox(tmp_path / "Sent", letter("b", number=2))
    mbox(tmp_path / "Archive.sbd" / "Drafts.mbox", letter("c", number=3))
    (tmp_path / "Inbox.msf").write_text("// an index")
    (tmp_path / "notes").write_text("no mail")
    (tmp_path / "one.eml").write_bytes(letter("d", number=4))
    assert sorted(each.role.value for each in stored(tmp_path)) == ["", "", "drafts", "sent"]


def test_a_single_letter(tmp_path: Path):
    path = tmp_path / "one.eml"
    path.write_bytes(letter())
    assert len(list(stored(path))) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello there", b"\n\n"])
def test_what_is_no_mail_is_said(tmp_path: Path, content: bytes):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(UserError, match="holds no mail"):
        list(stored(path))
    with pytest.raises(UserError, match="is no file or folder"):
        list(stored(tmp_path / "nothing"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="holds no mail"):
        list(stored(tmp_path / "empty"))


def test_links_and_pipes_are_not_followed(tmp_path: Path):
    import os

    secret = tmp_path / "secret.eml"
    secret.write_bytes(letter())
    box = tmp_path / "box"
    mbox(box / "Inbox", letter())
    (box / "link.eml").symlink_to(secret)
    os.mkfifo(box / "pipe.eml")
    (box / "loop").symlink_to(box)
    assert len(list(stored(box))) == 1


def test_nothing_is_changed(tmp_path: Path):
    path = mbox(tmp_path / "box" / "Inbox", letter())
    path.chmod(0o400)
    path.parent.chmod(0o500)
    before = path.stat()
    list(stored(path.parent))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [each.name for each in path.parent.iterdir()] == ["Inbox"]
    path.parent.chmod(0o700)


def test_a_letter_without_end_is_read_in_part(tmp_path: Path):
    path = mbox(tmp_path / "mail", letter() + b"x" * 2_000_000, letter("Two"))
    one, two = stored(path)
    assert len(one.raw()) == 256 * 1024
    assert b"Two" in two.raw()


@given(
    content=st.binary(max_size=300), start=st.sampled_from([b"", b"From x 10:00\n", b"From: x\n"])
)
def test_any_file(tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes):
    path = tmp_path_factory.mktemp("any") / "mail"
    path.write_bytes(start + content)
    try:
        for each in stored(path):
            assert each.raw() is not None
    except UserError:
        pass
